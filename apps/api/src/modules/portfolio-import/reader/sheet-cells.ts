import type { FileLimits } from '../../../files/limits.js';
import { Refusal } from '../../../files/refusal.js';
import type { Formulas } from './rows.js';
import type { XmlHandler } from '../../../files/xml.js';

export interface Workbook {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  /** Days counted from 1904, as old Macs did. */
  readonly from1904: boolean;
}

type OnRow = (row: number, cells: string[], formulas: Formulas) => void;

/** Turns the XML of a sheet into rows of text. A formula gives the value the file kept, never a computed one. */
export class SheetCells implements XmlHandler {
  private row = 0;
  private cells: string[] = [];
  private formulas: [number, 0 | 1][] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private hasFormula = false;
  private inside: 'value' | 'inline' | undefined;
  private phonetic = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly limits: FileLimits,
    private readonly onRow: OnRow,
  ) {}

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case 'row':
        this.row = Number(attribute('r') ?? this.row + 1);
        this.cells = [];
        this.formulas = [];
        this.column = -1;
        break;
      case 'c':
        this.column = columnIndex(attribute('r')) ?? this.column + 1;
        this.type = attribute('t') ?? 'n';
        this.style = Number(attribute('s') ?? 0);
        this.value = '';
        this.hasFormula = false;
        break;
      case 'f':
        this.hasFormula = true;
        break;
      case 'v':
        this.inside = 'value';
        break;
      case 'rPh':
        this.phonetic = true;
        break;
      case 't':
        if (!this.phonetic && this.type === 'inlineStr') this.inside = 'inline';
        break;
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inside = undefined;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.onRow(this.row, this.cells, this.formulas);
  }

  text(text: string): void {
    if (this.inside === undefined) return;
    this.value += text;
    if (this.value.length > 4 * this.limits.cell) {
      throw new Refusal('cell_too_long', { max: this.limits.cell, row: this.row, column: this.column + 1 });
    }
  }

  private endCell(): void {
    const text = this.cellText();
    if (text === '' && !this.hasFormula) return;
    if (this.column >= this.limits.columns) {
      throw new Refusal('too_many_columns', { max: this.limits.columns, row: this.row });
    }
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
    if (this.hasFormula) this.formulas.push([this.column, this.value === '' ? 0 : 1]);
  }

  private cellText(): string {
    switch (this.type) {
      case 's': {
        const string = this.workbook.strings[Number(this.value)];
        if (string === undefined && this.value !== '') throw new Refusal('broken_sheet');
        return unescapeCharacters(string ?? '');
      }
      case 'b':
        return this.value === '' ? '' : String(this.value === '1');
      case 'n':
        return this.number();
      case 'd':
        return this.value.slice(0, 10);
      default:
        return unescapeCharacters(this.value);
    }
  }

  private number(): string {
    const value = Number(this.value);
    if (this.value === '' || !Number.isFinite(value)) return this.value;
    if (this.workbook.dateStyles[this.style] !== true) return String(value);
    const days = Math.floor(value) + (this.workbook.from1904 ? 1462 : 0);
    const instant = new Date((days - DAYS_TO_1970) * 86_400_000);
    return Number.isNaN(instant.getTime()) ? this.value : instant.toISOString().slice(0, 10);
  }
}

/** Day 1 of Excel's calendar is 1900-01-01, and its 1900 has a 29 February: 25569 is 1970-01-01. */
const DAYS_TO_1970 = 25_569;

/** « _x000D_ » is how a workbook writes a character XML does not allow. */
function unescapeCharacters(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** « B12 » → 1; undefined without a reference. @throws Refusal for a reference no sheet has */
function columnIndex(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference)?.[0];
  if (letters === undefined) throw new Refusal('broken_sheet');
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
