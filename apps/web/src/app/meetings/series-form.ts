import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  type OnInit,
} from '@angular/core';
import { meetingSeriesDetail, type MeetingSeriesDetail } from '@jalon/contracts';
import { MEETING_KINDS, MEETING_LIMITS, MEETING_RHYTHMS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { When } from '../core/meeting/when';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { PickMany } from '../ui/pick-many/pick-many';
import { newSeriesDraft, seriesChanges, seriesDraftOf, type SeriesDraft } from './series-draft';
import { SeriesStore } from './series-store';
import { SeriesText } from './series-text';
import { UseCasePicker } from './use-case-picker';

/** The inside of the dialog that creates a series, or changes the one of the page. */
@Component({
  selector: 'app-series-form',
  imports: [Banner, Button, Combobox, Field, Input, PickMany, UseCasePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './series-form.html',
})
export class SeriesForm implements OnInit {
  /** The series to change; null for a new one. */
  readonly series = input<MeetingSeriesDetail | null>(null);
  readonly done = output<string>();
  readonly cancelled = output();

  private readonly api = inject(ApiClient);
  private readonly store = inject(SeriesStore, { optional: true });
  private readonly problemText = inject(ProblemText);
  private readonly text = inject(SeriesText);
  protected readonly t = inject(I18n).t;
  protected readonly when = inject(When);
  protected readonly reference = inject(ReferenceStore);
  protected readonly kinds = MEETING_KINDS;
  protected readonly rhythms = MEETING_RHYTHMS;
  protected readonly limits = MEETING_LIMITS;
  protected readonly weekdays = [1, 2, 3, 4, 5];

  private base = newSeriesDraft(inject(SessionStore).me()?.personId ?? null);
  protected readonly draft = signal<SeriesDraft>(this.base);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly key = newIdempotencyKey();

  /** What the choices make together, in a sentence. */
  protected readonly sentence = computed(() => this.text.rhythm({ ...this.draft(), firstOn: null }));
  protected readonly expected = computed(() => this.membersOf(true));
  protected readonly distribution = computed(() => this.membersOf(false));
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('meetings.series.conflict');
    return problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    trackUnsaved(() => !this.busy() && Object.keys(seriesChanges(this.base, this.draft())).length > 0);
  }

  ngOnInit(): void {
    const series = this.series();
    if (!series) return;
    this.base = seriesDraftOf(series);
    this.draft.set(this.base);
  }

  protected set<F extends keyof SeriesDraft>(field: F, value: SeriesDraft[F]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected setKind(value: string): void {
    const kind = MEETING_KINDS.find((one) => one === value);
    if (kind) this.set('kind', kind);
  }

  protected setRhythm(value: string): void {
    const rhythm = MEETING_RHYTHMS.find((one) => one === value);
    if (!rhythm) return;
    this.set('rhythm', rhythm);
    this.set('weekday', rhythm === 'on_demand' ? null : (this.draft().weekday ?? 2));
  }

  protected setMembers(expected: boolean, ids: readonly string[]): void {
    const others = this.draft().members.filter(
      (one) => one.expected !== expected && !ids.includes(one.personId),
    );
    this.set('members', [...others, ...ids.map((personId) => ({ personId, expected }))]);
  }

  protected error(field: keyof SeriesDraft): string | null {
    const problem = this.problem();
    return this.problemText.ofField(problem?.field(field) ?? problem?.field(`changes.${field}`));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const draft = this.draft();
    if (draft.title.trim() === '') {
      const errors = [{ path: 'title', code: 'required' }];
      this.problem.set(new ApiProblem(422, 'invalid_value', 'invalid_value', errors));
      return;
    }
    this.problem.set(null);
    this.busy.set(true);
    try {
      const series = this.series();
      const id = series ? await this.change(series.id) : await this.create();
      this.done.emit(id);
    } catch (failure) {
      this.conflict(toApiProblem(failure));
      this.busy.set(false);
    }
  }

  private async create(): Promise<string> {
    const options = { idempotencyKey: this.key };
    return (await this.api.post('/api/meeting-series', this.draft(), meetingSeriesDetail, options)).id;
  }

  private async change(id: string): Promise<string> {
    const changes = seriesChanges(this.base, this.draft());
    if (this.store && Object.keys(changes).length > 0) await this.store.change(changes);
    return id;
  }

  /** What somebody else saved comes in where nothing was typed here; the rest stays, to be saved over it. */
  private conflict(problem: ApiProblem): void {
    this.problem.set(problem);
    const saved = this.store?.detail();
    if (problem.code !== 'version_conflict' || !saved) return;
    const mine = seriesChanges(this.base, this.draft());
    this.base = seriesDraftOf(saved);
    this.draft.set({ ...this.base, ...(mine as Partial<SeriesDraft>) });
  }

  private membersOf(expected: boolean): readonly string[] {
    return this.draft().members.flatMap((one) => (one.expected === expected ? [one.personId] : []));
  }
}
