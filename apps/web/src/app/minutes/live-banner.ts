import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Banner, type BannerTone } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import type { LiveMinutes, LiveProblem } from './live/live-minutes';

const TONES: Readonly<Record<LiveProblem, BannerTone>> = {
  session: 'warning',
  frozen: 'info',
  schema: 'warning',
  too_large: 'bad',
  storage: 'warning',
  gone: 'bad',
};

/** What keeps the text from being saved, in words, with what to do. Nothing typed is lost: it can be copied. */
@Component({
  selector: 'app-live-banner',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (live().problem(); as problem) {
      <ui-banner [tone]="tones[problem]" [live]="true">
        {{ t('minutes.problem.' + problem) }}
        <span actions class="line">
          @if (problem === 'session') {
            <button ui-button small (click)="signIn()">{{ t('minutes.problem.signIn') }}</button>
          }
          @if (problem === 'schema') {
            <button ui-button small (click)="reload()">{{ t('minutes.problem.reload') }}</button>
          }
          @if (keeps()) {
            <button ui-button small (click)="copy()">{{ t('minutes.problem.copy') }}</button>
          }
        </span>
      </ui-banner>
    }
    <ui-dialog
      [open]="shown() !== null"
      [heading]="t('minutes.problem.copy')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || shown.set(null)"
    >
      <ui-field [label]="t('minutes.problem.copy')" [hideLabel]="true">
        <textarea ui-input readonly rows="12" data-autofocus [value]="shown() ?? ''"></textarea>
      </ui-field>
    </ui-dialog>
    @if (live().clocksDisagree()) {
      <ui-banner tone="warning">{{ t('minutes.problem.clocks') }}</ui-banner>
    }
  `,
})
export class LiveBanner {
  readonly live = input.required<LiveMinutes>();

  protected readonly t = inject(I18n).t;
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  protected readonly tones = TONES;
  protected readonly shown = signal<string | null>(null);
  /** Something is not on the server yet. */
  protected readonly keeps = computed(() => this.live().save().waiting > 0);

  /** The call made again opens the sign-in over the page: the text stays where it is. */
  protected signIn(): void {
    void this.session.refresh().then(() => {
      if (!this.session.me()) void this.session.askToSignIn();
    });
  }

  protected reload(): void {
    location.reload();
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.live().unsentText());
      this.toasts.show(this.t('minutes.problem.copied'), { tone: 'good' });
    } catch {
      // A page without the right to the clipboard shows the words, to be copied by hand.
      this.shown.set(this.live().unsentText());
    }
  }
}
