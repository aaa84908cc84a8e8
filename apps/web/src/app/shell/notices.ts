import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../core/api/api';
import { Connection } from '../core/api/connection';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Toasts } from '../ui/toast/toasts';

/** What the person must know over any page: no network, a session about to end, demo data. */
@Component({
  selector: 'app-notices',
  imports: [Banner, Button],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'shell__notices', role: 'region', '[attr.aria-label]': "t('shell.notices')" },
  template: `
    @if (connection.state() !== 'up') {
      <ui-banner tone="bad" [live]="true">{{ t('shell.' + connection.state()) }}</ui-banner>
    }
    @if (session.ending(); as ending) {
      <ui-banner tone="warning" [live]="true">
        {{ t('shell.' + ending.reason, { time: endTime() }) }}
        @if (ending.reason === 'idle') {
          <button actions ui-button [small]="true" (click)="stay()">{{ t('shell.stay') }}</button>
        }
      </ui-banner>
    }
    @if (session.demo()) {
      <ui-banner>
        {{ t('shell.demo') }}
        @if (session.may('demo:remove')) {
          <button actions ui-button [small]="true" [busy]="removing()" (click)="removeDemo()">
            {{ t('shell.demoRemove') }}
          </button>
        }
      </ui-banner>
    }
  `,
})
export class Notices {
  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly connection = inject(Connection);
  protected readonly session = inject(SessionStore);
  protected readonly removing = signal(false);

  protected readonly endTime = computed(() => {
    const at = this.session.ending()?.at;
    if (at === undefined) return '';
    return new Intl.DateTimeFormat(this.i18n.language() === 'fr' ? 'fr-FR' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  });

  protected stay(): void {
    this.session.refresh().catch((failure: unknown) => this.fail(failure));
  }

  protected async removeDemo(): Promise<void> {
    const yes = await this.confirm.ask({
      heading: this.t('shell.demoHeading'),
      text: this.t('shell.demoText'),
      confirm: this.t('shell.demoRemove'),
      danger: true,
    });
    if (!yes) return;
    this.removing.set(true);
    try {
      await this.api.delete('/api/demo');
      this.session.demoRemoved();
      this.toasts.show(this.t('shell.demoRemoved'), { tone: 'good' });
      // Every page may be showing what has just gone.
      setTimeout(() => location.assign('/portfolio'), 800);
    } catch (failure) {
      this.fail(failure);
    } finally {
      this.removing.set(false);
    }
  }

  private fail(failure: unknown): void {
    this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
  }
}
