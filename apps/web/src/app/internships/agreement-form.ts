import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { squads as squadsContract, useCasePage } from '@jalon/contracts';
import { BLOCKED_PURPOSES, type BlockedPurpose } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { RuleText } from '../core/internship/rule-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import type { AgreementDraft, DraftField } from './agreement-draft';
import { AgreementEditor } from './agreement-editor';
import { AGREEMENT_SECTIONS } from './agreement-fields';
import { InternshipStore } from './internship-store';

const TYPING_MS = 180;
const NO_UNUSUAL = { night: false, sunday: false, holiday: false };

type TextField = { [F in DraftField]: AgreementDraft[F] extends string ? F : never }[DraftField];

/** Writes the agreement of a draft, section by section. */
@Component({
  selector: 'app-agreement-form',
  imports: [Combobox, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agreement-form.html',
  styleUrl: './agreement-form.css',
})
export class AgreementForm {
  protected readonly t = inject(I18n).t;
  protected readonly rules = inject(RuleText);
  protected readonly editor = inject(AgreementEditor);
  protected readonly store = inject(InternshipStore);
  protected readonly reference = inject(ReferenceStore);
  protected readonly sections = AGREEMENT_SECTIONS;
  protected readonly purposes = BLOCKED_PURPOSES;
  protected readonly unusual = ['night', 'sunday', 'holiday'] as const;
  protected readonly weekDays = [0, 1, 2, 3, 4, 5, 6] as const;

  private readonly squadList = keepValue(apiResource(squadsContract, () => '/api/squads'));
  protected readonly squadOptions = computed(() =>
    (this.squadList()?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  );
  private readonly useCaseWords = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly useCases = keepValue(
    apiResource(useCasePage, () => ({
      url: '/api/use-cases',
      params: { pageSize: '30', ...(this.useCaseWords() ? { q: this.useCaseWords() } : {}) },
    })),
  );
  /** What a search finds, with the one that is saved, which it may not find. */
  protected readonly useCaseOptions = computed(() => {
    const saved = this.store.detail()?.useCase;
    const found = [...(saved ? [saved] : []), ...(this.useCases()?.items ?? [])];
    return [...new Map(found.map((one) => [one.id, one])).values()].map(({ id, code, title }) => ({
      value: id,
      label: `${code} ${title}`,
    }));
  });
  protected readonly minimum = computed(() => {
    const cents = this.store.detail()?.minimumCents;
    return cents === null || cents === undefined
      ? null
      : this.t('internships.agreement.minimum', { amount: this.rules.money(cents) });
  });

  constructor() {
    this.reference.load().catch(() => undefined);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected searchUseCase(words: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.useCaseWords.set(words.trim()), TYPING_MS);
  }

  /** The fields that hold text, days among them. */
  protected text(name: DraftField): string {
    const value = this.editor.draft()?.[name];
    return typeof value === 'string' ? value : '';
  }

  protected setText(name: DraftField, value: string): void {
    this.editor.set(name as TextField, value);
  }

  /** A birthday may be unknown; other days stay as they are until a whole one is typed. */
  protected setDay(name: DraftField, value: string): void {
    if (name === 'birthOn') this.editor.set('birthOn', value || null);
    else if (value !== '') this.editor.set(name as TextField, value);
  }

  protected number(name: DraftField): number | '' {
    const value = this.editor.draft()?.[name];
    return typeof value === 'number' ? value : '';
  }

  protected setHours(name: DraftField, value: number): void {
    this.editor.set(name as 'teachingHours', Number.isFinite(value) ? Math.round(value) : null);
  }

  protected setMoney(value: number): void {
    this.editor.set('agreedCents', Number.isFinite(value) ? Math.round(value * 100) : null);
  }

  protected chosen(name: DraftField): string | null {
    const value = this.editor.draft()?.[name];
    return typeof value === 'string' ? value : null;
  }

  protected choose(name: DraftField, value: string | null): void {
    this.editor.set(name as 'tutorId', value);
  }

  protected setDayMinutes(day: number, value: number): void {
    const week = this.editor.draft()?.weekMinutes;
    if (!week) return;
    const minutes = Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
    const next = week.map((old, at) => (at === day ? minutes : old));
    this.editor.set('weekMinutes', next as AgreementDraft['weekMinutes']);
  }

  /** Nobody said yet, or no unusual hours until one is ticked. */
  protected setSaid(said: boolean): void {
    this.editor.set('unusualHours', said ? NO_UNUSUAL : null);
  }

  protected setUnusual(name: keyof typeof NO_UNUSUAL, agreed: boolean): void {
    this.editor.set('unusualHours', { ...(this.editor.draft()?.unusualHours ?? NO_UNUSUAL), [name]: agreed });
  }

  protected setPurpose(change: Partial<AgreementDraft['purpose']>): void {
    const now = this.editor.draft()?.purpose;
    if (now) this.editor.set('purpose', { ...now, ...change });
  }

  protected setFound(purpose: BlockedPurpose, isFound: boolean): void {
    const found = this.editor.draft()?.purpose.found ?? [];
    this.setPurpose({
      found: BLOCKED_PURPOSES.filter((one) => (one === purpose ? isFound : found.includes(one))),
    });
  }
}
