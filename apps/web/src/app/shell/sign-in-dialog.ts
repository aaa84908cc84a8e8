import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { SignInForm } from '../account/sign-in-form';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Dialog } from '../ui/dialog/dialog';

/** Over the page, when its session ended: signing in again resumes what was under way. */
@Component({
  selector: 'app-sign-in-dialog',
  imports: [Dialog, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="session.asking()"
      [heading]="t('signIn.again')"
      [closeLabel]="t('common.close')"
      (dismissed)="session.giveUpSignIn()"
    >
      <p>{{ t('signIn.againText') }}</p>
      <app-sign-in-form [knownEmail]="session.me()?.email ?? ''" />
    </ui-dialog>
  `,
})
export class SignInDialog {
  protected readonly t = inject(I18n).t;
  protected readonly session = inject(SessionStore);
}
