import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, signal } from '@angular/core';
import {
  createdDeliverableShare,
  deliverableShares,
  SHARE_DAYS,
  type DeliverableShare,
} from '@jalon/contracts';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';

const DAYS = [SHARE_DAYS.min, 7, SHARE_DAYS.usual, 30, SHARE_DAYS.max];

/** The links that give the files of a version: made, shown the one time they can be, and taken back. */
@Component({
  selector: 'app-share-panel',
  imports: [Badge, Banner, Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="muted">{{ t('deliverables.share.text') }}</p>
    <div class="line ask">
      <ui-field [label]="t('deliverables.share.days')">
        <select #box ui-input (change)="days.set(+box.value)">
          @for (one of choices; track one) {
            <option [value]="one" [selected]="one === days()">
              {{ plural('deliverables.share.dayCount', one) }}
            </option>
          }
        </select>
      </ui-field>
      <button ui-button variant="primary" [busy]="making()" (click)="create()">
        <ui-icon name="link" />{{ t('deliverables.share.create') }}
      </button>
    </div>
    @if (problem(); as failure) {
      <ui-banner tone="bad" [live]="true">{{ problems.of(failure) }}</ui-banner>
    }
    @if (made(); as link) {
      <ui-banner tone="good" [live]="true">
        <p>{{ t('deliverables.share.once', { date: format.instant(link.until) }) }}</p>
        <input
          #address
          class="ui-input"
          readonly
          [attr.aria-label]="t('deliverables.share.link')"
          [value]="link.address"
          (focus)="address.select()"
        />
        <button actions ui-button (click)="copy(address)">
          <ui-icon name="copy" />{{ t('deliverables.share.copy') }}
        </button>
      </ui-banner>
    }
    @if (list.error(); as failure) {
      <ui-banner tone="bad">{{ problems.of(failure) }}</ui-banner>
    } @else if (list.hasValue()) {
      <ul class="links">
        @for (one of list.value().items; track one.id) {
          <li class="line">
            <span class="grow">
              {{ t('deliverables.share.line', { number: one.number, date: format.instant(one.expiresAt) }) }}
              <span class="muted small">
                {{ one.byName }} · {{ plural('deliverables.share.opened', one.opened) }}
              </span>
            </span>
            <ui-badge [tone]="one.active ? 'green' : 'neutral'">{{ stateOf(one) }}</ui-badge>
            @if (one.active) {
              <button ui-button small (click)="revoke(one)">{{ t('deliverables.share.revoke') }}</button>
            }
          </li>
        } @empty {
          <li class="muted">{{ t('deliverables.share.none') }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .ask {
      align-items: flex-end;
    }
    .links li {
      padding-block: 8px;
      border-block-start: 1px solid var(--line);
    }
  `,
})
export class SharePanel {
  readonly id = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly choices = DAYS;
  protected readonly days = signal<number>(SHARE_DAYS.usual);
  protected readonly making = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly made = signal<{ readonly address: string; readonly until: string } | null>(null);
  protected readonly list = apiResource(deliverableShares, () => `/api/deliverables/${this.id()}/shares`);
  private key = newIdempotencyKey();

  protected stateOf(share: DeliverableShare): string {
    return this.t(
      `deliverables.share.${share.active ? 'active' : share.revokedAt === null ? 'ended' : 'taken'}`,
    );
  }

  protected async create(): Promise<void> {
    if (this.making()) return;
    this.making.set(true);
    this.problem.set(null);
    try {
      const share = await this.api.post(
        `/api/deliverables/${this.id()}/shares`,
        { days: this.days() },
        createdDeliverableShare,
        { idempotencyKey: this.key },
      );
      this.key = newIdempotencyKey();
      const address = `${this.document.location.origin}/shared/${share.token}`;
      this.made.set({ address, until: share.expiresAt });
      this.list.reload();
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.making.set(false);
    }
  }

  /** Over plain HTTP a browser has no clipboard to give: the link is selected, ready to be copied by hand. */
  protected async copy(box: HTMLInputElement): Promise<void> {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      this.toasts.show(this.t('deliverables.share.copied'), { tone: 'good' });
    } catch {
      box.focus();
    }
  }

  protected async revoke(share: DeliverableShare): Promise<void> {
    const yes = await this.confirm.ask({
      heading: this.t('deliverables.share.revokeHeading'),
      text: this.t('deliverables.share.revokeText'),
      confirm: this.t('deliverables.share.revoke'),
      danger: true,
    });
    if (!yes) return;
    this.problem.set(null);
    try {
      await this.api.delete(`/api/deliverables/${this.id()}/shares/${share.id}`);
      this.toasts.show(this.t('deliverables.share.revoked'));
      this.made.set(null);
      this.list.reload();
    } catch (failure) {
      this.problem.set(failure);
    }
  }
}
