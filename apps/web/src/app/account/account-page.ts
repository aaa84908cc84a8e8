import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { PASSWORD_MIN, type Language, type Preferences } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented, type Segment } from '../ui/segmented/segmented';
import { Toasts } from '../ui/toast/toasts';

/** /account: who one is, how the screens look, and one's password. */
@Component({
  selector: 'app-account-page',
  imports: [Banner, Button, Field, Input, PageHeader, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-page.html',
})
export class AccountPage {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly session = inject(SessionStore);
  protected readonly passwordMin = PASSWORD_MIN;
  protected readonly busy = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  /** Found here, before anything is sent: path → key or message already translated. */
  private readonly found = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly languages: readonly Segment<Language>[] = [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ];
  protected readonly themes = computed<readonly Segment<Preferences['theme']>[]>(() => [
    { value: 'system', label: this.t('account.system'), icon: 'monitor' },
    { value: 'light', label: this.t('account.light'), icon: 'sun' },
    { value: 'dark', label: this.t('account.dark'), icon: 'moon' },
  ]);
  /** What is wrong but belongs to no field. */
  protected readonly failure = computed(() => {
    const problem = this.problem();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  protected error(path: string): string | null {
    const found = this.found().get(path);
    if (found !== undefined) return found;
    return this.problemText.ofField(this.problem()?.field(path));
  }

  protected prefer(patch: Partial<Preferences>): void {
    this.session.prefer(patch).catch((failure: unknown) => {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
    });
  }

  protected async changePassword(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [current, next, again] = ['current', 'next', 'again'].map((name) => textOf(data.get(name)));
    this.problem.set(null);
    this.found.set(this.check(current ?? '', next ?? '', again ?? ''));
    const [first] = this.found().keys();
    if (first !== undefined || this.busy()) {
      form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
      return;
    }
    this.busy.set(true);
    try {
      await this.api.post('/api/account/password', { current, next });
      form.reset();
      this.toasts.show(this.t('account.changed'), { tone: 'good' });
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private check(current: string, next: string, again: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    if (current === '') found.set('current', this.t('fieldProblem.required'));
    if (next.length < PASSWORD_MIN)
      found.set('next', this.t('fieldProblem.too_short', { min: PASSWORD_MIN }));
    else if (next !== again) found.set('again', this.t('account.mismatch'));
    return found;
  }
}

/** A field of a form; what is not text counts as empty. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
