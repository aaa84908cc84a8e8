import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { useCaseDetail } from '@jalon/contracts';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { describePage } from '../core/navigation/page';
import { Button } from '../ui/button/button';
import { PageHeader } from '../ui/page-header/page-header';
import { Toasts } from '../ui/toast/toasts';
import { changesBetween, isEmpty } from './conflict';
import { fieldsOf, makeForm, NEW_USE_CASE } from './form-model';
import { ReferenceStore } from '../core/reference/reference-store';
import { trackUnsaved } from './unsaved';
import { check, UseCaseForm } from './use-case-form';

/** A new use case: title and entity are enough. Sent twice, it is one row: the form keeps its key until it succeeds. */
@Component({
  selector: 'app-new-use-case-page',
  imports: [Button, PageHeader, RouterLink, UseCaseForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page--form">
      <ui-page-header [heading]="t('nav.newUseCase')" [text]="t('common.required')" />
      <form class="stack" novalidate (submit)="$event.preventDefault(); save(false)">
        <app-use-case-form [form]="form()" [problem]="problem()" [suggest]="true" />
        <div class="foot">
          <a ui-button [type]="null" variant="quiet" routerLink="/portfolio">{{ t('common.cancel') }}</a>
          <button ui-button type="button" [busy]="saving()" (click)="save(true)">
            {{ t('useCases.form.another') }}
          </button>
          <button ui-button type="submit" variant="primary" [busy]="saving()">
            {{ t('useCases.form.create') }}
          </button>
        </div>
      </form>
    </div>
  `,
  styleUrl: './form-page.css',
})
export class NewPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  private readonly fields = viewChild.required(UseCaseForm);

  protected readonly form = signal(makeForm(NEW_USE_CASE));
  private start = NEW_USE_CASE;
  private key = newIdempotencyKey();
  protected readonly saving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch((failure: unknown) => this.problem.set(toApiProblem(failure)));
    describePage(() => ({
      title: this.t('nav.newUseCase'),
      parents: [{ label: this.t('nav.portfolio'), link: '/portfolio' }],
    }));
    trackUnsaved(() => !isEmpty(changesBetween(this.start, fieldsOf(this.form()))));
  }

  protected async save(another: boolean): Promise<void> {
    if (this.saving()) return;
    this.problem.set(check(this.form()));
    if (this.problem()) return this.fields().focusProblem();
    const fields = fieldsOf(this.form());
    this.saving.set(true);
    try {
      const made = await this.api.post('/api/use-cases', fields, useCaseDetail, { idempotencyKey: this.key });
      // Saved: nothing is lost by leaving, nor by emptying the form.
      this.start = fields;
      const text = this.t('useCases.form.created', { code: made.code });
      if (!another) {
        this.toasts.show(text, { tone: 'good' });
        await this.router.navigate(['/use-cases', made.id]);
        return;
      }
      const open = () => void this.router.navigate(['/use-cases', made.id]);
      this.toasts.show(text, { tone: 'good', action: { label: this.t('useCases.form.open'), run: open } });
      this.restart(fields.entityId);
    } catch (failure) {
      this.fail(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  /** An empty form for the next one, for the same entity. */
  private restart(entityId: string): void {
    this.start = { ...NEW_USE_CASE, entityId };
    this.key = newIdempotencyKey();
    this.form.set(makeForm(this.start));
    setTimeout(() => document.querySelector<HTMLElement>('[formcontrolname="title"]')?.focus());
  }

  private fail(problem: ApiProblem): void {
    this.problem.set(problem);
    // The key was used by an earlier attempt with other values: what is on screen now is another wish.
    if (problem.code === 'idempotency_conflict') this.key = newIdempotencyKey();
    this.fields().focusProblem();
  }
}
