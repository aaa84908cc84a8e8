import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';

/** Address and password: on the sign-in page, and in the dialog over a page whose session ended. */
@Component({
  selector: 'app-sign-in-form',
  imports: [Banner, Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="stack" novalidate (submit)="submit($event, email.value, password.value)">
      @if (failure(); as problem) {
        <ui-banner tone="bad" [live]="true">{{ problem }}</ui-banner>
      }
      <ui-field [label]="t('signIn.email')" [error]="emailError()">
        <input
          #email
          ui-input
          type="email"
          name="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="254"
          [attr.data-autofocus]="knownEmail() ? null : ''"
          [value]="knownEmail()"
        />
      </ui-field>
      <div class="sign-in__secret">
        <ui-field class="grow" [label]="t('signIn.password')" [error]="passwordError()">
          <input
            #password
            ui-input
            name="password"
            autocomplete="current-password"
            maxlength="1024"
            [attr.data-autofocus]="knownEmail() ? '' : null"
            [type]="shown() ? 'text' : 'password'"
          />
        </ui-field>
        <button
          ui-button
          variant="quiet"
          class="sign-in__eye"
          [square]="true"
          [attr.aria-label]="t(shown() ? 'signIn.hide' : 'signIn.show')"
          [attr.aria-pressed]="shown()"
          (click)="shown.set(!shown())"
        >
          <ui-icon name="eye" />
        </button>
      </div>
      <button ui-button variant="primary" type="submit" [busy]="busy()">{{ t('signIn.submit') }}</button>
    </form>
  `,
})
export class SignInForm {
  /** The address of who was signed in, for the dialog. */
  readonly knownEmail = input('');
  readonly signedIn = output();

  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly busy = signal(false);
  protected readonly shown = signal(false);
  private readonly missing = signal<{ readonly email: boolean; readonly password: boolean }>({
    email: false,
    password: false,
  });
  private readonly problem = signal<ApiProblem | null>(null);
  /** One message for both fields: which of the two is wrong is nobody's business. */
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    return this.problemText.ofField(problem.errors[0]) ?? this.problemText.of(problem);
  });
  protected readonly emailError = computed(() =>
    this.missing().email ? this.t('signIn.emailMissing') : null,
  );
  protected readonly passwordError = computed(() =>
    this.missing().password ? this.t('signIn.passwordMissing') : null,
  );

  protected async submit(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    const missing = { email: email.trim() === '', password: password === '' };
    this.missing.set(missing);
    if (missing.email || missing.password || this.busy()) {
      const form = event.target as HTMLFormElement;
      form.querySelector<HTMLInputElement>(missing.email ? '[name=email]' : '[name=password]')?.focus();
      return;
    }
    this.busy.set(true);
    try {
      await this.session.signIn({ email: email.trim(), password });
      this.signedIn.emit();
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
