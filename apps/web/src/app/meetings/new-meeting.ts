import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
  type OnInit,
} from '@angular/core';
import { meetingDetail } from '@jalon/contracts';
import { MEETING_LIMITS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field } from '../ui/field/field';
import { PickMany } from '../ui/pick-many/pick-many';
import { Segmented } from '../ui/segmented/segmented';
import { Toasts } from '../ui/toast/toasts';
import { newDraft } from './meeting-draft';
import { MeetingFields } from './meeting-fields';
import { PlanSeries } from './plan-series';
import type { NamedUseCase } from './use-case-picker';

type Shape = 'one' | 'series';

/** The inside of the dialog that creates a meeting alone, or the next ones of a series. */
@Component({
  selector: 'app-new-meeting',
  imports: [Banner, Button, Field, MeetingFields, PickMany, PlanSeries, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      @if (useCases().length === 0) {
        <ui-segmented [label]="t('meetings.create.shape')" [options]="shapes()" [(value)]="shape" />
      }
      @if (shape() === 'series') {
        <app-plan-series (done)="done.emit($event)" (cancelled)="cancelled.emit()" />
      } @else {
        <form class="stack" novalidate (submit)="$event.preventDefault(); save()">
          @if (failure(); as text) {
            <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
          }
          <app-meeting-fields
            [(draft)]="draft"
            [problem]="problem()"
            [known]="useCases()"
            [proposedTitle]="proposed()"
          />
          <ui-field [label]="t('meetings.field.people')" [error]="error('peopleIds')">
            <ui-pick-many
              [options]="reference.peopleOptions()"
              [(values)]="people"
              [chosenLabel]="t('meetings.field.people')"
              [removeLabel]="t('common.remove')"
              [emptyLabel]="t('common.noResult')"
              [max]="peopleMax"
            />
          </ui-field>
          <div class="line line--end">
            <button ui-button (click)="cancelled.emit()">{{ t('common.cancel') }}</button>
            <button ui-button variant="primary" type="submit" [busy]="busy()">
              {{ t('meetings.create.submit') }}
            </button>
          </div>
        </form>
      }
    </div>
  `,
})
export class NewMeeting implements OnInit {
  /** Linked from the start: those of the page it is created from. */
  readonly useCases = input<readonly NamedUseCase[]>([]);
  readonly entityId = input<string | null>(null);
  /** The id of the meeting to open. */
  readonly done = output<string>();
  readonly cancelled = output();

  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(SessionStore);
  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly peopleMax = MEETING_LIMITS.people;
  private readonly fields = viewChild(MeetingFields);

  protected readonly shape = signal<Shape>('one');
  protected readonly draft = signal(
    newDraft('project_committee', this.session.today(), this.session.me()?.personId ?? null),
  );
  protected readonly people = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly key = newIdempotencyKey();

  protected readonly shapes = computed(() => [
    { value: 'one' as const, label: this.t('meetings.create.oneOff') },
    { value: 'series' as const, label: this.t('meetings.create.ofSeries') },
  ]);
  /** The kind, and the first use case it is about: `COPROJ Tri des dossiers`. */
  protected readonly proposed = computed(() => {
    const { kind, useCaseIds, entityId } = this.draft();
    const named = this.fields()?.named(useCaseIds)[0]?.title ?? this.reference.nameOf(entityId) ?? '';
    return this.t('meetings.create.proposed', { kind: this.t(`meetingKind.${kind}`), subject: named })
      .trim()
      .slice(0, MEETING_LIMITS.title);
  });
  protected readonly failure = computed(() => {
    const problem = this.problem();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    trackUnsaved(() => {
      const { title, objective, place } = this.draft();
      return [title, objective, place].some((text) => text.trim() !== '') && !this.busy();
    });
  }

  ngOnInit(): void {
    const [useCaseIds, entityId] = [this.useCases().map((one) => one.id), this.entityId()];
    this.draft.update((draft) => ({ ...draft, useCaseIds, entityId }));
  }

  protected error(path: string): string | null {
    return this.problemText.ofField(this.problem()?.field(path));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const draft = this.draft();
    const missing = (['heldOn', 'startsAt'] as const).filter((field) => draft[field] === '');
    if (missing.length > 0) {
      const errors = missing.map((path) => ({ path, code: 'required' }));
      this.problem.set(new ApiProblem(422, 'invalid_value', 'invalid_value', errors));
      return;
    }
    this.problem.set(null);
    this.busy.set(true);
    try {
      const body = { ...draft, title: draft.title.trim() || this.proposed(), peopleIds: this.people() };
      const { id } = await this.api.post('/api/meetings', body, meetingDetail, { idempotencyKey: this.key });
      this.toasts.show(this.t('meetings.create.done'), { tone: 'good' });
      this.done.emit(id);
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
      this.busy.set(false);
    }
  }
}
