import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { researchStudy } from '@jalon/contracts';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import type { ResearchScope } from './research-query';

/** Begins a comparative study: its title, then its page. */
@Component({
  selector: 'app-new-study',
  imports: [Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="true"
      [heading]="t('research.new.studies')"
      [closeLabel]="t('common.close')"
      (dismissed)="closed.emit()"
    >
      <form id="new-study" novalidate (submit)="$event.preventDefault(); create()">
        <ui-field [label]="t('research.field.title')" [error]="error()" required>
          <input
            #title
            ui-input
            data-autofocus
            maxlength="300"
            [value]="text()"
            (input)="text.set(title.value)"
          />
        </ui-field>
      </form>
      <button actions ui-button (click)="closed.emit()">{{ t('common.cancel') }}</button>
      <button actions ui-button variant="primary" type="submit" form="new-study" [busy]="busy()">
        {{ t('research.study.begin') }}
      </button>
    </ui-dialog>
  `,
})
export class NewStudy {
  readonly scope = input.required<ResearchScope>();
  readonly closed = output();
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly problems = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  private readonly key = newIdempotencyKey();

  protected error(): string | null {
    const problem = this.problem();
    return problem && (this.problems.ofField(problem.field('title')) ?? this.problems.of(problem));
  }

  protected async create(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const { useCase = null, internship = null } = this.scope();
    const body = { title: this.text(), useCaseId: useCase, internshipId: internship };
    try {
      const { id } = await this.api.post('/api/research/studies', body, researchStudy, {
        idempotencyKey: this.key,
      });
      await this.router.navigate(['/research/studies', id]);
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
