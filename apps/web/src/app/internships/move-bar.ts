import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ENDING_INITIATIVES, type EndingInitiative, type InternshipMove } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { InternshipStore } from './internship-store';

/** What leads on, in front; going back or ending early is no first choice. */
const ASIDE: ReadonlySet<InternshipMove> = new Set(['return_to_draft', 'suspend', 'terminate']);

/** What can be done next with an internship: what it lacks, by the name of the rule, what it means, and why. */
@Component({
  selector: 'app-internship-moves',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (move of moves(); track move.name) {
      <button
        ui-button
        type="button"
        [variant]="aside.has(move.name) || move.name !== first() ? 'secondary' : 'primary'"
        (click)="open(move.name)"
      >
        {{ t('internships.move.' + move.name) }}
      </button>
    }
    <ui-dialog
      [open]="asked() !== null"
      [heading]="asked() ? t('internships.move.' + asked()!.name) : ''"
      [closeLabel]="t('common.close')"
      [closable]="!moving()"
      (dismissed)="close()"
    >
      @if (asked(); as move) {
        <p>{{ t('internships.move.text.' + move.name) }}</p>
        @if (missing().length) {
          <div>
            <p>
              <strong>{{ t('internships.move.missing') }}</strong>
            </p>
            <ul class="missing">
              @for (gap of missing(); track gap) {
                <li>{{ gap }}</li>
              }
            </ul>
          </div>
        } @else {
          @if (move.name === 'terminate') {
            <ui-field
              [label]="t('internships.move.initiative')"
              [required]="true"
              [error]="fieldError('initiative')"
            >
              <select #who ui-input (change)="choose(who.value)">
                <option value=""></option>
                @for (one of initiatives; track one) {
                  <option [value]="one" [selected]="initiative() === one">
                    {{ t('internships.law.initiatives.' + one) }}
                  </option>
                }
              </select>
            </ui-field>
            @if (store.detail()?.state !== 'signed') {
              <ui-field
                [label]="t('internships.move.endedOn')"
                [required]="true"
                [error]="fieldError('endedOn')"
              >
                <input
                  #day
                  ui-input
                  type="date"
                  [attr.min]="store.detail()?.startOn"
                  [attr.max]="session.today()"
                  [value]="endedOn() ?? ''"
                  (change)="endedOn.set(day.value || null)"
                />
              </ui-field>
            }
          }
          @if (move.needsReason) {
            <ui-field [label]="t('internships.move.reason')" [required]="true" [error]="fieldError('reason')">
              <textarea
                #why
                ui-input
                data-autofocus
                rows="3"
                maxlength="2000"
                [value]="reason()"
                (input)="reason.set(why.value)"
              ></textarea>
            </ui-field>
          }
        }
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" [disabled]="moving()" (click)="close()">
          {{ t('common.cancel') }}
        </button>
        @if (asked() && !missing().length) {
          <button ui-button variant="primary" type="button" [busy]="moving()" (click)="confirm()">
            {{ t('internships.move.' + asked()!.name) }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    :host {
      display: contents;
    }
    .missing {
      display: grid;
      gap: 4px;
      max-block-size: 40vh;
      margin-block-start: 6px;
      padding-inline-start: 18px;
      overflow: auto;
      list-style: disc;
    }
  `,
})
export class MoveBar {
  protected readonly t = inject(I18n).t;
  protected readonly session = inject(SessionStore);
  protected readonly store = inject(InternshipStore);
  private readonly rules = inject(RuleText);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly aside = ASIDE;
  protected readonly initiatives = ENDING_INITIATIVES;
  protected readonly moves = computed(() => this.store.detail()?.allowedMoves ?? []);
  /** The one that leads on just now: the first with nothing missing. */
  protected readonly first = computed(
    () => this.moves().find(({ name, missing }) => !ASIDE.has(name) && missing.length === 0)?.name,
  );
  private readonly name = signal<InternshipMove | null>(null);
  protected readonly asked = computed(() => this.moves().find(({ name }) => name === this.name()) ?? null);
  protected readonly reason = signal('');
  protected readonly initiative = signal<EndingInitiative | null>(null);
  protected readonly endedOn = signal<string | null>(null);
  protected readonly moving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);

  protected readonly missing = computed(() => {
    const mentions = new Map(
      (this.store.detail()?.agreement.gaps ?? []).map((gap) => [gap.path, gap] as const),
    );
    const texts = (this.asked()?.missing ?? []).map((gap) => {
      if (gap.code === 'evidence_missing') return this.t(`internships.move.lacks.${gap.path}`);
      const mention = mentions.get(gap.path);
      if (!mention) return this.rules.error(gap);
      const params = { mention: mention.mention, number: mention.number };
      return this.rules.error({ path: gap.path, code: 'mention_missing', params });
    });
    return [...new Set(texts)];
  });
  protected readonly problem = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    const others = problem.errors.filter(({ path }) => !this.asks(path));
    if (problem.errors.length > 0 && others.length === 0) return null;
    return others.length > 0
      ? others.map((error) => this.rules.error(error)).join(' ')
      : this.problemText.of(problem);
  });

  protected open(name: InternshipMove): void {
    this.reason.set('');
    this.initiative.set(null);
    this.endedOn.set(null);
    this.failure.set(null);
    this.name.set(name);
  }

  protected close(): void {
    this.name.set(null);
  }

  protected choose(value: string): void {
    this.initiative.set(ENDING_INITIATIVES.find((one) => one === value) ?? null);
  }

  protected fieldError(path: string): string | null {
    const error = this.failure()?.field(path);
    if (error?.code === 'evidence_missing') return this.problemText.ofField({ path, code: 'required' });
    return error ? this.rules.error(error) : null;
  }

  protected async confirm(): Promise<void> {
    const move = this.asked();
    if (!move || this.moving()) return;
    this.moving.set(true);
    this.failure.set(null);
    try {
      await this.store.move({
        name: move.name,
        reason: this.reason().trim() || null,
        initiative: move.name === 'terminate' ? this.initiative() : null,
        endedOn: move.name === 'terminate' ? this.endedOn() : null,
      });
      this.close();
      this.toasts.show(this.t('internships.move.done'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.moving.set(false);
    }
  }

  /** Whether the dialog has a field for it. */
  private asks(path: string): boolean {
    return path === 'reason' || (this.name() === 'terminate' && ['initiative', 'endedOn'].includes(path));
  }
}
