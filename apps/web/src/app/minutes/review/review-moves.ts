import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { MeetingDetail } from '@jalon/contracts';
import { MINUTES_LIMITS, type MinutesMoveName } from '@jalon/domain';
import { newIdempotencyKey } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { offerCommands } from '../../core/commands/commands';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { ReferenceStore } from '../../core/reference/reference-store';
import { SessionStore } from '../../core/session/session-store';
import { Banner } from '../../ui/banner/banner';
import { Button, type ButtonVariant } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field, Input } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { Toasts } from '../../ui/toast/toasts';
import { countsText } from './review-checklist';
import { ReviewStore } from './review-store';
import type { WrittenRows } from './written-rows';

type Move = Exclude<MinutesMoveName, 'submit'>;
const ICONS: Readonly<Record<Move, IconName>> = {
  return: 'undo-2',
  approve: 'check',
  distribute: 'users',
  correct: 'pencil',
};
/** One primary action a screen: what one comes for in each state. */
const PRIMARY: ReadonlySet<string> = new Set(['approve', 'distribute']);

/** What may be done with the minutes now; each asks first, and says what will follow from it. */
@Component({
  selector: 'app-review-moves',
  imports: [Banner, Button, Dialog, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-moves.html',
  styles: `
    :host {
      display: contents;
    }
    .follows {
      display: grid;
      gap: 6px;
    }
    .follows li {
      display: flex;
      gap: 8px;
    }
    .follows ui-icon {
      flex: none;
      margin-block-start: 2px;
      color: var(--muted);
    }
    .people {
      display: grid;
      gap: 2px;
      max-block-size: 32vh;
      padding-inline-start: 18px;
      overflow: auto;
      list-style: disc;
    }
  `,
})
export class ReviewMoves {
  readonly meeting = input.required<MeetingDetail>();
  readonly written = input.required<WrittenRows | null>();
  readonly openComments = input.required<number>();
  readonly nameOf = input.required<(id: string) => string | null>();
  /** A move was made, or somebody else had made one. */
  readonly moved = output<{ readonly conflict: boolean }>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly store = inject(ReviewStore);
  private readonly session = inject(SessionStore);
  private readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly reasonMax = MINUTES_LIMITS.reason;
  protected readonly icons = ICONS;
  protected readonly moves = computed(() =>
    (this.store.view()?.moves ?? []).flatMap(({ name, needsReason, missing }) =>
      name === 'submit' ? [] : [{ name, needsReason, isHeld: missing.some((gap) => gap.blocking) }],
    ),
  );
  private readonly name = signal<Move | null>(null);
  protected readonly asked = computed(() => this.moves().find((move) => move.name === this.name()) ?? null);
  protected readonly reason = signal('');
  protected readonly moving = signal(false);
  private readonly missing = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  private key = newIdempotencyKey();

  protected readonly reasonError = computed(() =>
    this.missing() && this.reason().trim() === ''
      ? this.t('minutesReview.move.reasonRequired')
      : this.problemText.ofField(this.failure()?.field('reason')),
  );
  protected readonly error = computed(() => {
    const problem = this.failure();
    return !problem || problem.field('reason') ? null : this.problemText.of(problem);
  });
  /** What holds the approval back, row by row, each once. */
  protected readonly details = computed(() => [
    ...new Set((this.failure()?.errors ?? []).map((one) => this.problemText.ofField(one) ?? one.code)),
  ]);
  protected readonly counts = computed(() => {
    const written = this.written();
    return written ? countsText(written.all, this.plural) : '';
  });
  /** Who is told of the approval: who wrote and submitted, and who has an action. */
  protected readonly told = computed(() => {
    const view = this.store.view();
    const me = this.session.me()?.personId;
    const wrote = [view?.authorId, view?.submittedById].filter((id) => id !== me);
    return this.names([...wrote, ...(this.written()?.ownerIds ?? [])]);
  });
  /** Who is told of the distribution: who attended or was to, in the text that was approved. */
  protected readonly recipients = computed(() => {
    const me = this.session.me()?.personId;
    return (this.store.text()?.attendance ?? [])
      .filter((one) => one.personId !== me)
      .map(({ personName, entityName }) =>
        entityName === null ? personName : `${personName}, ${entityName}`,
      );
  });
  protected readonly partner = computed(() => this.reference.nameOf(this.meeting().entityId));

  constructor() {
    offerCommands(() =>
      this.moves().map(({ name }) => ({
        id: `minutes.${name}`,
        group: 'object',
        label: this.t(`minutesReview.move.${name}.button`),
        icon: ICONS[name],
        run: () => this.open(name),
      })),
    );
  }

  protected variant(name: Move): ButtonVariant {
    return PRIMARY.has(name) ? 'primary' : 'secondary';
  }

  protected open(name: Move): void {
    this.reason.set('');
    this.missing.set(false);
    this.failure.set(null);
    this.key = newIdempotencyKey();
    this.name.set(name);
  }

  protected close(): void {
    if (!this.moving()) this.name.set(null);
  }

  protected async confirm(): Promise<void> {
    const move = this.asked();
    if (!move || this.moving()) return;
    const reason = this.reason().trim();
    this.missing.set(move.needsReason && reason === '');
    if (this.missing()) return;
    this.moving.set(true);
    this.failure.set(null);
    try {
      await this.store.move(move.name, reason, this.key);
      this.name.set(null);
      this.toasts.show(this.t(`minutesReview.move.${move.name}.done`), { tone: 'good' });
      this.moved.emit({ conflict: false });
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'version_conflict') {
        this.name.set(null);
        this.moved.emit({ conflict: true });
      } else this.failure.set(problem);
    } finally {
      this.moving.set(false);
    }
  }

  private names(ids: readonly (string | null | undefined)[]): string {
    const known = [...new Set(ids)].flatMap((id) =>
      id ? [this.nameOf()(id) ?? this.t('common.unknown')] : [],
    );
    return known.join(', ');
  }
}
