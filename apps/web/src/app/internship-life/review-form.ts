import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { internshipReview, type InternshipReview, type InternshipReviewContent } from '@jalon/contracts';
import { COMPETENCE_LEVELS, emptyMarks, type CompetenceLevel, type ReviewKind } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';

/** What is edited: a new one of a kind, or one that is not shared. */
export type EditedReview = { readonly kind: ReviewKind; readonly heldOn: string } & Partial<InternshipReview>;

/** A check-in, or an evaluation on the lab's grid: saved as it is, and shared when it is complete. */
@Component({
  selector: 'app-review-form',
  imports: [Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="stack" (submit)="$event.preventDefault(); save()">
      <ui-field [label]="t('internshipLife.reviews.heldOn')" [error]="errorOf('heldOn')">
        <input #day ui-input type="date" required [value]="heldOn()" (input)="setDay(day.value)" />
      </ui-field>
      <label class="check"
        ><input
          #school
          type="checkbox"
          [checked]="content().academicTutor"
          (change)="change({ academicTutor: school.checked })"
        />{{ t('internshipLife.reviews.academicTutor') }}</label
      >
      @if (content().marks.length > 0) {
        <fieldset class="marks">
          <legend>{{ t('internshipLife.reviews.marks') }}</legend>
          @for (mark of content().marks; track mark.competence; let index = $index) {
            <div class="mark">
              <strong>{{ t('internshipLife.reviews.competences.' + mark.competence) }}</strong>
              <select
                #level
                ui-input
                [attr.aria-label]="nameOf('levelOf', mark.competence)"
                (change)="setMark(index, { level: levelOf(level.value) })"
              >
                <option value="">{{ t('internshipLife.reviews.unseen') }}</option>
                @for (value of levels; track value) {
                  <option [value]="value" [selected]="value === mark.level">
                    {{ t('internshipLife.reviews.levels.' + value) }}
                  </option>
                }
              </select>
              <input
                #comment
                ui-input
                maxlength="2000"
                [attr.aria-label]="nameOf('commentOf', mark.competence)"
                [value]="mark.comment"
                (input)="setMark(index, { comment: comment.value })"
              />
            </div>
          }
        </fieldset>
      }
      @for (part of parts; track part) {
        <ui-field [label]="t('internshipLife.reviews.' + part)" [error]="errorOf('content.' + part)">
          <textarea
            #box
            ui-input
            rows="3"
            maxlength="4000"
            [value]="content()[part]"
            (input)="change(partOf(part, box.value))"
          ></textarea>
        </ui-field>
      }
      @if (problem(); as text) {
        <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
      }
      <div class="bar">
        <button ui-button variant="primary" type="submit" [busy]="busy()">
          {{ t('internshipLife.reviews.save') }}
        </button>
        <button ui-button type="button" [busy]="busy()" (click)="share()">
          {{ t('internshipLife.reviews.share') }}
        </button>
        <button ui-button variant="quiet" type="button" (click)="leave()">{{ t('common.close') }}</button>
      </div>
    </form>
  `,
  styles: `
    .check,
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      min-block-size: 28px;
    }
    .marks {
      display: grid;
      gap: 12px;
      padding: 0;
      border: 0;
    }
    .mark {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      align-items: center;
      gap: 6px 12px;
    }
  `,
})
export class ReviewForm {
  readonly url = input.required<string>();
  readonly review = input.required<EditedReview>();
  readonly saved = output<InternshipReview>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  protected readonly levels = COMPETENCE_LEVELS;
  protected readonly parts = ['summary', 'strengths', 'improvements', 'agreed'] as const;
  protected readonly heldOn = signal('');
  protected readonly content = signal<InternshipReviewContent>(emptyOf('check_in'));
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly errors = signal<readonly FieldProblem[]>([]);
  private readonly dirty = signal(false);
  private id: string | null = null;
  private version = 0;
  private key = crypto.randomUUID();

  constructor() {
    effect(() => {
      const review = this.review();
      untracked(() => {
        this.id = review.id ?? null;
        this.version = review.version ?? 0;
        this.heldOn.set(review.heldOn);
        const written = review.content ?? emptyOf(review.kind);
        const marks = review.kind === 'check_in' ? [] : emptyMarks();
        this.content.set({
          ...written,
          marks: marks.map((mark) => written.marks.find((one) => one.competence === mark.competence) ?? mark),
        });
        this.dirty.set(false);
      });
    });
    trackUnsaved(() => this.dirty());
  }

  protected change(change: Partial<InternshipReviewContent>): void {
    this.content.update((content) => ({ ...content, ...change }));
    this.dirty.set(true);
  }

  protected setDay(day: string): void {
    this.heldOn.set(day);
    this.dirty.set(true);
  }

  protected setMark(index: number, change: Partial<InternshipReviewContent['marks'][number]>): void {
    this.change({
      marks: this.content().marks.map((mark, at) => (at === index ? { ...mark, ...change } : mark)),
    });
  }

  protected partOf(part: (typeof this.parts)[number], value: string): Partial<InternshipReviewContent> {
    return { [part]: value };
  }

  protected levelOf(value: string): CompetenceLevel | null {
    return COMPETENCE_LEVELS.find((one) => one === value) ?? null;
  }

  protected nameOf(key: 'levelOf' | 'commentOf', competence: string): string {
    return this.t(`internshipLife.reviews.${key}`, {
      competence: this.t(`internshipLife.reviews.competences.${competence}`),
    });
  }

  protected errorOf(path: string): string | null {
    return this.problemText.ofField(this.errors().find((error) => error.path === path));
  }

  protected leave(): void {
    this.dirty.set(false);
    this.closed.emit();
  }

  protected async save(): Promise<boolean> {
    return this.write(async () => {
      const body = { heldOn: this.heldOn(), content: this.content() };
      return this.id === null
        ? this.api.post(this.url(), { kind: this.review().kind, ...body }, internshipReview, {
            idempotencyKey: this.key,
          })
        : this.api.patch(`${this.url()}/${this.id}`, { version: this.version, ...body }, internshipReview);
    });
  }

  protected async share(): Promise<void> {
    if (!(await this.save())) return;
    const shared = await this.write(() =>
      this.api.put(
        `${this.url()}/${this.id ?? ''}/shared`,
        { version: this.version, shared: true },
        internshipReview,
      ),
    );
    if (shared) this.closed.emit();
  }

  private async write(work: () => Promise<InternshipReview>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    this.errors.set([]);
    try {
      const review = await work();
      this.id = review.id;
      this.version = review.version;
      this.dirty.set(false);
      this.saved.emit(review);
      return true;
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = internshipReview.safeParse(problem.current);
      if (current.success) this.version = current.data.version;
      this.errors.set(problem.errors);
      this.problem.set(
        current.success
          ? this.t('internshipLife.reviews.conflict')
          : problem.code === 'evidence_missing'
            ? this.t('internshipLife.reviews.missing')
            : this.problemText.of(problem),
      );
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

function emptyOf(kind: ReviewKind): InternshipReviewContent {
  return {
    academicTutor: kind === 'check_in',
    marks: kind === 'check_in' ? [] : [...emptyMarks()],
    summary: '',
    strengths: '',
    improvements: '',
    agreed: '',
  };
}
