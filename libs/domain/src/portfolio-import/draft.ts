import type { LocalDate } from '../shared/local-date.js';
import { healthNeedsReason, type Health } from '../use-case/health.js';
import { STAGES, type Condition, type Stage } from '../use-case/stage.js';
import { USE_CASE_LIMITS as LIMITS } from '../use-case/use-case.js';
import type { MappedColumn } from './columns.js';
import { readDate, type DateOrder } from './dates.js';
import type { ImportField, ImportIssue } from './field.js';
import { stageHistory, type HistoryStep } from './history.js';
import { cleanLine, cleanProse, isBlank, nameKey, shorten } from './text.js';
import { conditionFrom, healthFrom, scoreFrom, stageFrom } from './wording.js';

/** A row as a use case. null (or no tag) means that the file says nothing, which never erases what is stored. */
export interface ImportDraft {
  readonly externalRef: string | null;
  readonly title: string;
  readonly summary: string | null;
  readonly entity: string;
  readonly domain: string | null;
  readonly sponsor: string | null;
  readonly businessOwner: string | null;
  readonly functionalReferent: string | null;
  readonly product: string | null;
  readonly stage: Stage;
  /** The stage is the mapping's default, not the row's word: it places a new use case and moves no existing one. */
  readonly stageAssumed: boolean;
  readonly condition: Condition | null;
  readonly health: Health | null;
  readonly healthReason: string | null;
  readonly valueScore: number | null;
  readonly feasibilityScore: number | null;
  readonly tags: readonly string[] | null;
  /** Days the stages were entered, oldest first, the present one last. */
  readonly history: readonly HistoryStep[];
}

/** A line of a file: its number as the spreadsheet shows it (header = 1), its cells, and what reading them doubted. */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Formula cells: with the value the file kept, or without one. */
  readonly formulas?: readonly { readonly index: number; readonly kept: boolean }[];
}

export interface ReadingPlan {
  readonly headers: readonly string[];
  readonly columns: readonly MappedColumn[];
  readonly defaultEntity: string | null;
  readonly defaultStage: Stage | null;
  /** By column index; day first where absent. */
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
  readonly today: LocalDate;
}

export interface ReadRow {
  readonly row: number;
  /** The title as far as it could be read, also for a rejected row. */
  readonly title: string | null;
  /** null when the row is rejected. */
  readonly draft: ImportDraft | null;
  /** Why it is rejected, or what was read with a doubt. */
  readonly issues: readonly ImportIssue[];
}

/** Limits of the names an import creates by itself. */
export const IMPORT_NAME_LIMITS = { entity: 160, person: 120, product: 120 } as const;

/** Whether a row says nothing at all; such rows are not counted. */
export function isEmptyRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** One row of a file as a draft, or the reason why it cannot be one. Pure: the same row and plan give the same draft. */
export function readRow(source: SourceRow, plan: ReadingPlan): ReadRow {
  const reader = new RowReader(source, plan);
  const title = reader.title();
  const entity = reader.line('entity', IMPORT_NAME_LIMITS.entity) ?? plan.defaultEntity;
  const stage = reader.stage();
  if (title === null) reader.note('title', 'title_missing', null);
  if (entity === null) reader.note('entity', 'entity_missing', null);
  if (title === null || entity === null || stage === null) {
    return { row: source.row, title: title?.short ?? null, draft: null, issues: reader.rejections() };
  }
  const health = reader.health();
  const draft: ImportDraft = {
    externalRef: reader.line('externalRef', LIMITS.externalRef),
    title: title.short,
    summary: reader.summary(title.full === title.short ? null : title.full),
    entity,
    domain: reader.line('domain', LIMITS.domain),
    sponsor: reader.line('sponsor', IMPORT_NAME_LIMITS.person),
    businessOwner: reader.line('businessOwner', IMPORT_NAME_LIMITS.person),
    functionalReferent: reader.line('functionalReferent', IMPORT_NAME_LIMITS.person),
    product: reader.line('product', IMPORT_NAME_LIMITS.product),
    stage: stage.stage,
    stageAssumed: stage.assumed,
    condition: stage.condition ?? reader.condition(),
    health: health.health,
    healthReason: health.reason,
    valueScore: reader.score('valueScore'),
    feasibilityScore: reader.score('feasibilityScore'),
    tags: reader.tags(),
    history: reader.history(stage.stage),
  };
  reader.formulas();
  return { row: source.row, title: draft.title, draft, issues: reader.issues };
}

const DATE_FIELDS: Readonly<Record<Stage, ImportField>> = {
  opportunity: 'opportunityOn',
  framing: 'framingOn',
  delivery: 'deliveryOn',
  deployment: 'deploymentOn',
  usage: 'usageOn',
  closed: 'closedOn',
};

const REJECTING = new Set(['title_missing', 'entity_missing', 'stage_missing', 'stage_unknown']);

class RowReader {
  readonly issues: ImportIssue[] = [];

  constructor(
    private readonly source: SourceRow,
    private readonly plan: ReadingPlan,
  ) {}

  note(field: string, code: ImportIssue['code'], value: string | null): void {
    this.issues.push({ field, code, value: value === null ? null : shorten(value, 200) });
  }

  rejections(): readonly ImportIssue[] {
    return this.issues.filter((issue) => REJECTING.has(issue.code));
  }

  private cell(field: ImportField): string {
    const column = this.plan.columns.find((candidate) => candidate.field === field);
    return column === undefined ? '' : (this.source.cells[column.index] ?? '');
  }

  line(field: ImportField, max: number): string | null {
    const line = cleanLine(this.cell(field));
    if (line === null || line.length <= max) return line;
    this.note(field, 'shortened', line);
    return shorten(line, max);
  }

  /** A title that is too long is shortened and kept whole at the head of the summary. */
  title(): { readonly short: string; readonly full: string } | null {
    const full = cleanLine(this.cell('title'));
    if (full === null) return null;
    if (full.length > LIMITS.title) this.note('title', 'shortened', full);
    return { short: shorten(full, LIMITS.title), full };
  }

  summary(fullTitle: string | null): string | null {
    const parts = [fullTitle, cleanProse(this.cell('summary'))];
    for (const { index, field } of this.plan.columns) {
      const text = field === 'extra' ? cleanProse(this.source.cells[index] ?? '') : null;
      if (text !== null)
        parts.push(`${cleanLine(this.plan.headers[index] ?? '') ?? `#${index + 1}`}: ${text}`);
    }
    const summary = parts.filter((part) => part !== null).join('\n\n');
    if (summary.length > LIMITS.summary) this.note('summary', 'shortened', summary);
    return summary === '' ? null : shorten(summary, LIMITS.summary);
  }

  /** The stage column; a condition written there (« Suspendu ») is taken as the condition, over the default stage. */
  stage(): { readonly stage: Stage; readonly assumed: boolean; readonly condition: Condition | null } | null {
    const text = cleanLine(this.cell('stage'));
    const stage = text === null ? null : stageFrom(text);
    if (stage !== null) return { stage, assumed: false, condition: null };
    const condition = text === null ? null : conditionFrom(text);
    if (this.plan.defaultStage !== null) {
      if (text !== null && condition === null) this.note('stage', 'stage_unknown_default', text);
      return { stage: this.plan.defaultStage, assumed: true, condition };
    }
    this.note('stage', text === null ? 'stage_missing' : 'stage_unknown', text);
    return null;
  }

  condition(): Condition | null {
    const text = cleanLine(this.cell('condition'));
    const condition = text === null ? null : conditionFrom(text);
    if (text !== null && condition === null) this.note('condition', 'condition_unknown', text);
    return condition;
  }

  /** Amber and red need a reason; without one in the file the cell's own words stand for it, with a doubt. */
  health(): { readonly health: Health | null; readonly reason: string | null } {
    const text = cleanLine(this.cell('health'));
    const health = text === null ? null : healthFrom(text);
    if (text !== null && health === null) this.note('health', 'health_unknown', text);
    const reason = cleanProse(this.cell('healthReason'));
    if (reason !== null && reason.length > LIMITS.reason) this.note('healthReason', 'shortened', reason);
    if (reason !== null) return { health, reason: shorten(reason, LIMITS.reason) };
    if (text === null || health === null || !healthNeedsReason(health)) return { health, reason: null };
    this.note('healthReason', 'health_reason_missing', text);
    return { health, reason: shorten(text, LIMITS.reason) };
  }

  score(field: ImportField): number | null {
    const text = this.cell(field).trim();
    if (isBlank(text)) return null;
    const score = scoreFrom(text);
    if (score === null) this.note(field, 'score_unknown', text);
    return score;
  }

  tags(): readonly string[] | null {
    const tags = new Map<string, string>();
    for (const { index, field } of this.plan.columns) {
      if (field !== 'tags') continue;
      for (const piece of (this.source.cells[index] ?? '').split(/[,;|\n]/)) {
        const tag = cleanLine(piece);
        if (tag !== null && !tags.has(nameKey(tag))) tags.set(nameKey(tag), tag);
      }
    }
    if (tags.size === 0) return null;
    const fitting = [...tags.values()].filter((tag) => tag.length <= LIMITS.tag).slice(0, LIMITS.tags);
    if (fitting.length < tags.size)
      this.note(
        'tags',
        'tags_left_out',
        [...tags.values()].filter((tag) => !fitting.includes(tag)).join(', '),
      );
    return fitting;
  }

  history(stage: Stage): readonly HistoryStep[] {
    const dates: Partial<Record<Stage, LocalDate>> = {};
    for (const step of STAGES) {
      const field = DATE_FIELDS[step];
      const column = this.plan.columns.find((candidate) => candidate.field === field);
      if (column === undefined) continue;
      const text = this.source.cells[column.index] ?? '';
      const { date, doubt } = readDate(text, this.plan.dateOrders.get(column.index) ?? 'dmy');
      if (doubt !== null) this.note(field, doubt, text.trim());
      if (date !== null) dates[step] = date;
    }
    const { steps, left } = stageHistory(stage, dates, this.plan.today);
    for (const { stage: step, code, on } of left) this.note(DATE_FIELDS[step], code, on);
    return steps;
  }

  formulas(): void {
    for (const { index, kept } of this.source.formulas ?? []) {
      const column = this.plan.columns.find((candidate) => candidate.index === index);
      if (column)
        this.note(
          column.field,
          kept ? 'formula_value' : 'formula_without_value',
          this.source.cells[index] || null,
        );
    }
  }
}
