import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { GateReview, GateSlotView } from '@jalon/contracts';
import { GATE_LIMITS, GATE_OPINIONS, type GateOpinion } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Segmented } from '../ui/segmented/segmented';
import { Toasts } from '../ui/toast/toasts';
import { GateText } from './gate-text';
import { GatesStore } from './gates-store';

const TONES: Readonly<Record<GateOpinion, BadgeTone>> = {
  favourable: 'green',
  reserved: 'amber',
  unfavourable: 'red',
};

/** Who says what of a review; the reader's own slot is a form. */
@Component({
  selector: 'app-opinions',
  imports: [Badge, Banner, Button, Field, Input, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="list">
      @for (slot of review().slots; track slot.id) {
        <li class="slot">
          <div class="slot__head">
            <div>
              <p class="muted small">{{ t('gates.slot.' + slot.slot) }}</p>
              <p class="name">{{ slot.personName }}</p>
            </div>
            @if (slot.slot === 'final') {
              <ui-badge>{{ t('gates.slots.decides') }}</ui-badge>
            } @else if (slot.opinion) {
              <ui-badge [tone]="tone(slot.opinion)">{{ t('gates.opinion.' + slot.opinion) }}</ui-badge>
            } @else {
              <ui-badge>{{ t('gates.opinions.awaited') }}</ui-badge>
            }
          </div>
          @if (slot.comment) {
            <p class="prose">{{ slot.comment }}</p>
          }
          @if (slot.at) {
            <p class="muted small">{{ format.instant(slot.at) }}</p>
          }
          @if (mine(slot)) {
            <form class="stack stack--tight" (submit)="$event.preventDefault(); save(slot)">
              <ui-segmented
                [label]="t('gates.opinions.yours', { slot: t('gates.slot.' + slot.slot) })"
                [options]="options()"
                [value]="chosen() ?? slot.opinion ?? ''"
                (valueChange)="choose($event)"
              />
              <ui-field
                [label]="t('gates.opinions.comment')"
                [required]="(chosen() ?? slot.opinion) === 'unfavourable'"
                [error]="text.field(failure(), 'comment')"
              >
                <textarea
                  #words
                  ui-input
                  rows="3"
                  [attr.maxlength]="commentMax"
                  [value]="comment() ?? slot.comment ?? ''"
                  (input)="comment.set(words.value)"
                ></textarea>
              </ui-field>
              @if (problem(); as sentence) {
                <ui-banner tone="bad" [live]="true">{{ sentence }}</ui-banner>
              }
              <div>
                <button ui-button variant="primary" type="submit" [busy]="saving()">
                  {{ t(slot.opinion ? 'gates.opinions.change' : 'gates.opinions.give') }}
                </button>
              </div>
            </form>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    .list {
      display: grid;
      gap: 12px;
    }
    .slot {
      display: grid;
      gap: 8px;
      padding-block-end: 12px;
      border-block-end: 1px solid var(--line);
    }
    .slot:last-child {
      padding-block-end: 0;
      border: 0;
    }
    .slot__head {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      justify-content: space-between;
      gap: 4px 12px;
    }
    .name {
      font-weight: 550;
    }
  `,
})
export class Opinions {
  readonly review = input.required<GateReview>();

  protected readonly t = inject(I18n).t;
  protected readonly text = inject(GateText);
  protected readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly store = inject(GatesStore);
  private readonly toasts = inject(Toasts);
  protected readonly commentMax = GATE_LIMITS.comment;

  protected readonly chosen = signal<GateOpinion | null>(null);
  protected readonly comment = signal<string | null>(null);
  protected readonly saving = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);
  protected readonly options = computed(() =>
    GATE_OPINIONS.map((value) => ({ value, label: this.t(`gates.opinion.${value}`) })),
  );
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && !problem.field('comment') ? this.text.problem(problem) : null;
  });

  protected tone(opinion: GateOpinion): BadgeTone {
    return TONES[opinion];
  }

  /** The reader's to give now. */
  protected mine(slot: GateSlotView): boolean {
    const me = this.session.me()?.personId;
    return slot.slot !== 'final' && slot.personId === me && this.review().state === 'in_review';
  }

  protected choose(value: string): void {
    this.chosen.set(GATE_OPINIONS.find((one) => one === value) ?? null);
  }

  protected async save(slot: GateSlotView): Promise<void> {
    const opinion = this.chosen() ?? slot.opinion ?? 'favourable';
    const comment = (this.comment() ?? slot.comment ?? '').trim();
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.giveOpinion(slot.id, { opinion, comment });
      this.chosen.set(null);
      this.comment.set(null);
      this.toasts.show(this.t('gates.opinions.given'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}
