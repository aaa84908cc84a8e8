import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { RegisterEntry } from '@jalon/contracts';
import { REGISTER_LIMITS, RISK_RESPONSES, type RegisterDraft, type RegisterMoveName } from '@jalon/domain';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Peek } from '../ui/peek/peek';
import { Toasts } from '../ui/toast/toasts';
import { changesOf, draftOf, fieldsOf, type Draft } from './entry-draft';
import { RegisterStore } from './register-store';
import { RegisterText } from './register-text';

const GRADES = ['probability', 'impact', 'residualProbability', 'residualImpact'] as const;
const KEYS: Readonly<Partial<Record<keyof RegisterDraft, string>>> = {
  ownerId: 'owner',
  openedOn: 'opened',
  dueOn: 'due',
  deciderId: 'decider',
  decidedOn: 'decided',
};

/** One entry in full, beside the list: its fields, what it came from and led to, and where it can go next. */
@Component({
  selector: 'app-entry-panel',
  imports: [Badge, Button, Combobox, Field, Icon, Input, Peek],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-panel.html',
  styleUrl: './entry-panel.css',
})
export class EntryPanel {
  readonly entry = input.required<RegisterEntry>();
  readonly closed = output();
  readonly moving = output<{ readonly entry: RegisterEntry; readonly name: RegisterMoveName }>();
  /** Another entry of the register, by its id. */
  readonly shown = output<string>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly reference = inject(ReferenceStore);
  protected readonly store = inject(RegisterStore);
  protected readonly text = inject(RegisterText);
  private readonly toasts = inject(Toasts);
  private readonly peek = viewChild(Peek);

  protected readonly limits = REGISTER_LIMITS;
  protected readonly responses = RISK_RESPONSES;
  protected readonly grades = GRADES;
  protected readonly draft = signal<Draft | null>(null);
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  /** What the draft began with: another id, another draft; a newer version leaves what is being written alone. */
  private readonly basis = signal<RegisterEntry | null>(null);

  protected readonly error = computed(() => {
    const failure = this.failure();
    if (!failure) return null;
    if (failure.code !== 'version_conflict') return this.text.of(failure, fieldsOf(this.entry().kind));
    const values = this.theirs();
    return values ? this.t('register.conflict', { values }) : this.t('register.conflictOther');
  });

  constructor() {
    effect(() => {
      const entry = this.entry();
      untracked(() => {
        const basis = this.basis();
        const same = basis?.id === entry.id;
        if (same && this.holds()) return;
        this.basis.set(entry);
        this.draft.set(draftOf(entry));
        if (!same) {
          this.failure.set(null);
          setTimeout(() => this.peek()?.focus());
        }
      });
    });
  }

  /** Whether something is written that would be lost. */
  holds(): boolean {
    const basis = this.basis();
    const draft = this.draft();
    return basis !== null && draft !== null && Object.keys(changesOf(basis, draft)).length > 0;
  }

  protected label(field: keyof RegisterDraft): string {
    return this.t(`register.field.${KEYS[field] ?? field}`);
  }

  protected errorOf(field: keyof RegisterDraft): string | null {
    return this.text.ofField(this.failure()?.field(`changes.${field}`));
  }

  protected set(field: keyof RegisterDraft, value: string | null): void {
    this.draft.update((draft) => draft && { ...draft, [field]: value ?? '' });
  }

  protected async save(): Promise<void> {
    const basis = this.basis();
    const draft = this.draft();
    if (!basis || !draft || this.saving()) return;
    const changes = changesOf(basis, draft);
    if (Object.keys(changes).length === 0) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const saved = await this.store.save(basis, changes);
      this.basis.set(saved);
      this.draft.set(draftOf(saved));
      this.toasts.show(this.t('register.saved', { code: saved.code }), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.failure.set(problem);
      // The next save is on top of what is stored now; only what was written here goes with it.
      if (problem.code === 'version_conflict') this.rebase(basis, draft);
    } finally {
      this.saving.set(false);
    }
  }

  private rebase(basis: RegisterEntry, draft: Draft): void {
    const current = this.store.items().find((item) => item.id === basis.id);
    if (!current) return;
    const mine = Object.keys(changesOf(basis, draft)) as (keyof Draft)[];
    this.basis.set(current);
    this.draft.set({
      ...draftOf(current),
      ...Object.fromEntries(mine.map((field) => [field, draft[field]])),
    });
  }

  /** What is stored where the writer wrote something else. */
  private theirs(): string {
    const basis = this.basis();
    const draft = this.draft();
    if (!basis || !draft) return '';
    const stored = draftOf(basis);
    return (Object.keys(changesOf(basis, draft)) as (keyof Draft)[])
      .map((field) => `${this.label(field)} « ${this.inWords(field, stored[field])} »`)
      .join(', ');
  }

  private inWords(field: keyof Draft, value: string): string {
    if (value === '') return '–';
    if (field.endsWith('Id')) return this.reference.nameOf(value) ?? value;
    if (field === 'response') return this.t(`register.response.${value}`);
    return field.endsWith('On') ? this.format.date(value) : value;
  }
}
