import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { deliverableDetail, type ResearchReference } from '@jalon/contracts';
import { bibliographyOf, EMPTY_CONTENTS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';

/** Begins a deliverable « Bibliographie » of the use case with the chosen references in it, and opens it for writing. */
@Component({
  selector: 'app-to-bibliography',
  imports: [Button, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (mayWrite && references().length > 0) {
      <button ui-button [busy]="busy()" (click)="make()"><ui-icon name="file-text" />{{ label() }}</button>
    }
  `,
})
export class ToBibliography {
  readonly useCase = input.required<string>();
  readonly references = input.required<readonly ResearchReference[]>();
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly problems = inject(ProblemText);
  protected readonly mayWrite = inject(SessionStore).may('deliverable:write');
  protected readonly busy = signal(false);
  protected readonly label = computed(() =>
    this.i18n.plural('research.bibliography', this.references().length),
  );

  protected async make(): Promise<void> {
    this.busy.set(true);
    try {
      const content = { ...EMPTY_CONTENTS.bibliography, references: bibliographyOf(this.references()) };
      const body = {
        kind: 'bibliography',
        language: this.i18n.language(),
        subjectId: this.useCase(),
        content,
        generate: false,
      };
      const options = { idempotencyKey: newIdempotencyKey() };
      const { id } = await this.api.post('/api/deliverables', body, deliverableDetail, options);
      await this.router.navigate(['/deliverables', id, 'write']);
    } catch (failure) {
      this.toasts.show(this.problems.of(failure), { tone: 'bad' });
    } finally {
      this.busy.set(false);
    }
  }
}
