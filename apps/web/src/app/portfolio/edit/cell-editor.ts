import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { useCaseDetail, type UseCaseDetail, type UseCaseRow } from '@jalon/contracts';
import { healthNeedsReason, HEALTHS, USE_CASE_LIMITS, type Health } from '@jalon/domain';
import { ApiClient } from '../../core/api/api';
import { I18n } from '../../core/i18n/i18n';
import { ReferenceStore } from '../../core/reference/reference-store';
import { Button } from '../../ui/button/button';
import { Combobox } from '../../ui/combobox/combobox';
import { HEALTH_SHAPES } from '../../ui/health/health-badge';
import { Field, Input } from '../../ui/field/field';
import { TagsInput } from '../../ui/tags-input/tags-input';
import { OverviewStore } from '../layouts/overview-store';
import { PortfolioStore } from '../portfolio-store';
import { RowEdits, type CellField, type RowChanges } from './row-edits';

const MARGIN = 8;
const SCORES = [1, 2, 3, 4, 5];

/** One cell of the list being changed, over the cell itself: Enter saves, Esc leaves it as it was. */
@Component({
  selector: 'app-cell-editor',
  imports: [Button, Combobox, Field, Input, TagsInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cell-editor.html',
  styleUrl: './cell-editor.css',
  host: { '(keydown)': 'onKey($event)' },
})
export class CellEditor {
  readonly field = input.required<CellField>();
  readonly row = input.required<UseCaseRow>();
  /** The cell, which the editor covers. */
  readonly anchor = input.required<HTMLElement>();
  /** Called once, when the editor is to go: an outlet binds inputs alone. */
  readonly done = input.required<() => void>();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly edits = inject(RowEdits);
  private readonly list = inject(PortfolioStore);
  private readonly overview = inject(OverviewStore);
  protected readonly t = this.i18n.t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly limits = USE_CASE_LIMITS;
  protected readonly healths = HEALTHS.map((value) => ({ value, shape: HEALTH_SHAPES[value] }));
  protected readonly grades = SCORES;
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  /** What the person saw when they began; grows with the reason of the health once it is read. */
  private readonly before = signal<RowChanges>({});
  protected readonly draft = signal<RowChanges>({});
  /** The row the next save starts from: the one read, or what somebody else made of it. */
  private readonly base = signal<UseCaseRow | null>(null);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly theirs = signal<UseCaseDetail | null>(null);
  protected readonly name = computed(() => this.edits.nameOf(this.field()));
  protected readonly heading = computed(() =>
    this.t('portfolio.cell.edit', { field: this.name(), code: this.row().code }),
  );
  protected readonly needsReason = computed(() => healthNeedsReason(this.draft().health ?? 'not_rated'));
  protected readonly people = computed(() => this.reference.peopleOptions());
  protected readonly theirText = computed(() => {
    const current = this.theirs();
    return current ? this.textOf(current) : '';
  });

  constructor() {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      const row = this.row();
      this.base.set(row);
      this.before.set(valuesOf(this.field(), row));
      this.draft.set(this.before());
      if (this.field() === 'health') void this.readReason();
      const document = this.anchor().ownerDocument;
      const outside = (event: Event) => {
        if (event.target instanceof Node && !this.panel().nativeElement.contains(event.target)) this.leave();
      };
      const end = () => document.removeEventListener('pointerdown', outside, { capture: true });
      document.addEventListener('pointerdown', outside, { capture: true });
      destroy.onDestroy(end);
      this.place();
    });
  }

  protected patch(changes: RowChanges): void {
    this.error.set(null);
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected setHealth(name: string): void {
    const health = HEALTHS.find((one: Health) => one === name);
    if (health) this.patch({ health });
  }

  protected copy(tags: readonly string[]): string[] {
    return [...tags];
  }

  protected score(name: 'valueScore' | 'feasibilityScore', text: string): void {
    this.patch({ [name]: text === '' ? null : Number(text) });
  }

  protected onKey(event: KeyboardEvent): void {
    // The list around has its own keys.
    event.stopPropagation();
    if (event.defaultPrevented || event.key !== 'Escape') return;
    event.preventDefault();
    this.done()();
  }

  protected async save(): Promise<void> {
    const base = this.base();
    const changes = this.changes();
    if (!base || this.busy()) return;
    if (Object.keys(changes).length === 0) return this.done()();
    if (changes.title?.trim() === '') return this.error.set(this.t('fieldProblem.required'));
    if (this.field() === 'health' && this.needsReason() && !this.draft().healthReason?.trim())
      return this.error.set(this.t('fieldProblem.reason_required'));
    this.busy.set(true);
    const place = { list: this.list, overview: this.overview };
    const outcome = await this.edits.save(place, base, this.field(), changes, this.before());
    this.busy.set(false);
    if (outcome.kind === 'saved') return this.done()();
    if (outcome.kind === 'refused') return this.error.set(outcome.text);
    this.theirs.set(outcome.current);
  }

  /** Mine goes over theirs, knowingly: what I saw is now theirs. */
  protected keepMine(): void {
    const current = this.theirs();
    if (!current) return;
    this.base.set(this.edits.after(this.row(), current));
    this.before.set(picked(this.before(), current));
    this.theirs.set(null);
    void this.save();
  }

  /** Only what differs from what the person saw. */
  private changes(): RowChanges {
    const before = this.before();
    const draft = this.draft();
    const changed = Object.entries(draft).filter(
      ([name, value]) => JSON.stringify(before[name as keyof RowChanges]) !== JSON.stringify(value),
    );
    return Object.fromEntries(changed.map(([name, value]) => [name, trimmed(value)]));
  }

  /** A click elsewhere saves, as leaving a cell of a spreadsheet does; what cannot be saved stays open. */
  private leave(): void {
    if (this.theirs() === null) void this.save();
  }

  private async readReason(): Promise<void> {
    try {
      const { healthReason, health } = await this.api.get(`/api/use-cases/${this.row().id}`, useCaseDetail);
      if (health !== this.before().health) return;
      this.before.update((before) => ({ ...before, healthReason }));
      this.draft.update((draft) => ({ healthReason, ...draft }));
    } catch {
      // The reason can be typed anew; the save says what is wrong.
    }
  }

  private textOf(current: UseCaseDetail): string {
    const field = this.field();
    const none = this.t('portfolio.cell.empty');
    if (field === 'health') {
      const reason = current.healthReason ? ` – ${current.healthReason}` : '';
      return `${HEALTH_SHAPES[current.health]} ${this.t(`health.${current.health}`)}${reason}`;
    }
    if (field === 'scores') return `${current.valueScore ?? '–'} / ${current.feasibilityScore ?? '–'}`;
    if (field === 'referent') return this.reference.nameOf(current.functionalReferentId) ?? none;
    if (field === 'tags') return current.tags.join(', ') || none;
    return current[field] ?? none;
  }

  private place(): void {
    const panel = this.panel().nativeElement;
    const cell = this.anchor().getBoundingClientRect();
    const root = this.anchor().ownerDocument.documentElement;
    panel.style.minInlineSize = `${Math.max(cell.width, 260)}px`;
    panel.showPopover();
    const box = panel.getBoundingClientRect();
    panel.style.left = `${Math.max(MARGIN, Math.min(cell.left, root.clientWidth - box.width - MARGIN))}px`;
    panel.style.top = `${Math.max(MARGIN, Math.min(cell.top, root.clientHeight - box.height - MARGIN - 60))}px`;
    const first = panel.querySelector<HTMLElement>('input, select, textarea');
    first?.focus({ preventScroll: true });
    if (first instanceof HTMLInputElement) first.select();
  }
}

function valuesOf(field: CellField, row: UseCaseRow): RowChanges {
  if (field === 'scores') return { valueScore: row.valueScore, feasibilityScore: row.feasibilityScore };
  if (field === 'referent') return { functionalReferentId: row.functionalReferentId };
  if (field === 'title') return { title: row.title };
  if (field === 'domain') return { domain: row.domain };
  return field === 'tags' ? { tags: row.tags } : { health: row.health };
}

function picked(names: RowChanges, current: UseCaseDetail): RowChanges {
  return Object.fromEntries(
    (Object.keys(names) as (keyof RowChanges)[]).map((name) => [name, current[name]]),
  );
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
