import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { changesBetween, isEmpty } from './conflict';
import { ConflictDialog } from './conflict-dialog';
import { fieldsOf, makeForm } from './form-model';
import { ReferenceStore } from '../core/reference/reference-store';
import { trackUnsaved } from './unsaved';
import { check, UseCaseForm } from './use-case-form';
import { UseCaseStore, type Basis } from './use-case-store';

/** All the fields of a use case at once. Only those that changed are sent, on the version that was opened. */
@Component({
  selector: 'app-edit-use-case-page',
  imports: [Banner, Button, ConflictDialog, PageHeader, RouterLink, Skeleton, UseCaseForm],
  providers: [UseCaseStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page--form">
      <ui-page-header [heading]="heading()" [text]="t('common.required')" />
      @if (form(); as form) {
        @if (store.mayEdit()) {
          <form class="stack" novalidate (submit)="$event.preventDefault(); save()">
            <app-use-case-form [form]="form" [problem]="problem()" />
            <div class="foot">
              <a ui-button [type]="null" variant="quiet" [routerLink]="['/use-cases', id()]">{{
                t('common.cancel')
              }}</a>
              <button ui-button type="submit" variant="primary" [busy]="saving()">
                {{ t('common.save') }}
              </button>
            </div>
          </form>
        } @else {
          <ui-banner tone="warning">
            {{ t('problem.forbidden') }}
            <a ui-button actions small [type]="null" [routerLink]="['/use-cases', id()]">{{
              t('common.back')
            }}</a>
          </ui-banner>
        }
      } @else if (failure(); as text) {
        <ui-banner tone="bad" [live]="true">
          {{ text }}
          <button ui-button actions small type="button" (click)="store.reload()">
            {{ t('common.retry') }}
          </button>
        </ui-banner>
      } @else {
        <div class="ui-card"><ui-skeleton [label]="t('common.loading')" [lines]="10" [height]="20" /></div>
      }
    </div>
    <app-conflict-dialog />
  `,
  styleUrl: './form-page.css',
})
export class EditPage {
  readonly id = input.required<string>();

  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(UseCaseStore);
  private readonly fields = viewChild(UseCaseForm);

  /** What the form started from: kept while others save, so that a stale save is known as one. */
  private readonly basis = linkedSignal<Basis | null, Basis | null>({
    source: () => this.store.basis(),
    computation: (next, previous) => previous?.value ?? next,
  });
  protected readonly form = computed(() => {
    const basis = this.basis();
    return basis && makeForm(basis.fields);
  });
  protected readonly saving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly failure = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly heading = computed(() => {
    const detail = this.store.detail();
    return this.t('useCases.form.edit', { code: detail?.code ?? '' }).trim();
  });
  private done = false;

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    inject(ReferenceStore)
      .load()
      .catch((failure: unknown) => this.problem.set(toApiProblem(failure)));
    describePage(() => {
      const detail = this.store.detail();
      const portfolio = { label: this.t('nav.portfolio'), link: '/portfolio' };
      const parents = detail
        ? [portfolio, { label: `${detail.code} ${detail.title}`, link: `/use-cases/${detail.id}` }]
        : [portfolio];
      return { title: this.t('common.edit'), parents };
    });
    trackUnsaved(() => !this.done && !isEmpty(this.changes()));
  }

  protected async save(): Promise<void> {
    const form = this.form();
    if (!form || this.saving()) return;
    this.problem.set(check(form));
    if (this.problem()) return this.fields()?.focusProblem();
    this.saving.set(true);
    try {
      const changes = this.changes();
      // Given up in the conflict: the form stays as it was typed, and the next save asks again.
      if (!isEmpty(changes) && !(await this.store.save(changes, this.basis()))) return;
      this.done = true;
      if (!isEmpty(changes)) this.toasts.show(this.t('common.saved'), { tone: 'good' });
      await this.router.navigate(['/use-cases', this.id()]);
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
      this.fields()?.focusProblem();
    } finally {
      this.saving.set(false);
    }
  }

  private changes() {
    const basis = this.basis();
    const form = this.form();
    return basis && form ? changesBetween(basis.fields, fieldsOf(form)) : {};
  }
}
