import type { FileHandle } from 'node:fs/promises';
import type { FileLimits } from '../../../files/limits.js';
import type { ReadColumn, SlicedRow } from './protocol.js';
import { Refusal } from '../../../files/refusal.js';

const SLICE_ROWS = 250;
/** A slice is parsed at once by who reads it: wide rows make smaller ones. */
const SLICE_LENGTH = 1024 * 1024;
const HEADER_SEARCH = 20;
const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

export type Formulas = readonly (readonly [index: number, kept: 0 | 1])[];

/** Takes the rows of a file in order, finds the header among the first, and writes the rest away in slices. */
export class RowSink {
  private readonly waiting: SlicedRow[] = [];
  private slice: SlicedRow[] = [];
  private sliceLength = 0;
  private length = 0;
  private readonly samples: string[][] = [];
  private header: readonly string[] | undefined;
  private headerRow = 0;
  private count = 0;
  private width = 0;

  constructor(
    private readonly out: FileHandle,
    private readonly limits: FileLimits,
  ) {}

  /** `row` is the line number a spreadsheet shows. Empty rows are left out. @throws Refusal over the limits */
  async add(row: number, cells: readonly string[], formulas: Formulas = []): Promise<void> {
    const kept = this.check(row, cells);
    if (kept.length === 0 && formulas.length === 0) return;
    const sliced: SlicedRow = formulas.length > 0 ? [row, kept, formulas] : [row, kept];
    if (this.header) return this.take(sliced);
    this.waiting.push(sliced);
    if (this.waiting.length >= HEADER_SEARCH) await this.settleHeader();
  }

  /** @throws Refusal when there is no row under the header */
  async finish(): Promise<{
    readonly headerRow: number;
    readonly rows: number;
    readonly columns: readonly ReadColumn[];
  }> {
    if (!this.header) {
      if (this.waiting.length === 0) throw new Refusal('empty_file');
      await this.settleHeader();
    }
    if (this.count === 0) throw new Refusal('no_rows');
    await this.flush();
    const columns = Array.from({ length: this.width }, (_, index) => ({
      index,
      name: oneLine(this.header?.[index] ?? '').slice(0, 400),
      samples: this.samples[index] ?? [],
    }));
    return { headerRow: this.headerRow, rows: this.count, columns };
  }

  private check(row: number, cells: readonly string[]): string[] {
    let last = cells.length - 1;
    while (last >= 0 && (cells[last] ?? '').trim() === '') last--;
    if (last >= this.limits.columns) throw new Refusal('too_many_columns', { max: this.limits.columns, row });
    const kept: string[] = [];
    for (let index = 0; index <= last; index++) {
      const cell = storable(cells[index] ?? '');
      if (cell.length > this.limits.cell) {
        throw new Refusal('cell_too_long', { max: this.limits.cell, row, column: index + 1 });
      }
      kept.push(cell);
      this.length += cell.length;
    }
    // One long text may be shared by a million cells: what comes out counts, not what is in the file.
    if (this.length > this.limits.inflatedBytes) {
      throw new Refusal('inflates_too_much', { max: this.limits.inflatedBytes });
    }
    return kept;
  }

  /**
   * The header is the first row about as wide as the widest of the first twenty: titles and notes above a table
   * are narrow.
   */
  private async settleHeader(): Promise<void> {
    const filled = this.waiting.map(([, cells]) => cells.filter((cell) => cell.trim() !== '').length);
    const widest = Math.max(...filled);
    const at = filled.findIndex((count) => count >= Math.max(1, Math.min(widest, Math.ceil(widest * 0.6))));
    const found = this.waiting[at];
    this.header = found?.[1] ?? [];
    this.headerRow = found?.[0] ?? 1;
    this.width = this.header.length;
    for (const row of this.waiting.slice(at + 1)) await this.take(row);
    this.waiting.length = 0;
  }

  private async take(row: SlicedRow): Promise<void> {
    if (++this.count > this.limits.rows) throw new Refusal('too_many_rows', { max: this.limits.rows });
    this.width = Math.max(this.width, row[1].length);
    row[1].forEach((cell, index) => this.sample(index, cell));
    this.slice.push(row);
    this.sliceLength += row[1].reduce((sum, cell) => sum + cell.length, 0);
    if (this.slice.length >= SLICE_ROWS || this.sliceLength >= SLICE_LENGTH) await this.flush();
  }

  private sample(index: number, cell: string): void {
    const samples = (this.samples[index] ??= []);
    if (samples.length >= SAMPLES || cell.trim() === '') return;
    const text = oneLine(cell).slice(0, SAMPLE_LENGTH);
    if (!samples.includes(text)) samples.push(text);
  }

  private async flush(): Promise<void> {
    if (this.slice.length === 0) return;
    await this.out.write(`${JSON.stringify(this.slice)}\n`);
    this.slice = [];
    this.sliceLength = 0;
  }
}

function oneLine(text: string): string {
  return storable(text).replace(/\s+/g, ' ').trim();
}

/** What PostgreSQL cannot keep in JSON goes: NUL, and surrogates that stand alone. */
function storable(text: string): string {
  return text
    .replaceAll('\u0000', '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
