import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { studyDetail } from '@jalon/contracts';
import { STUDY_LIMITS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { SimilarTitles } from '../core/similar/similar-titles';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { PageHeader } from '../ui/page-header/page-header';

/** Where a study begins: a title, with what already looks like it, and for the lab the entity it is for. */
@Component({
  selector: 'app-new-study-page',
  imports: [Banner, Button, Combobox, Field, Input, PageHeader, RouterLink, SimilarTitles],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page--narrow">
      <ui-page-header [heading]="t('studies.new.title')" [text]="t('studies.new.intro')" />
      <form class="stack" novalidate (submit)="$event.preventDefault(); start()">
        @if (general(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
        <ui-field
          [label]="t('studies.field.need.title.label')"
          [hint]="t('studies.new.titleHint')"
          required
          [error]="error('title')"
        >
          <input
            #box
            ui-input
            autocomplete="off"
            [attr.maxlength]="limits.title"
            [value]="title()"
            (input)="title.set(box.value)"
          />
        </ui-field>
        <app-similar-titles [title]="title()" />
        @if (!ownEntity()) {
          <ui-field [label]="t('useCase.entity')" required [error]="error('entityId')">
            <ui-combobox
              [options]="reference.entityOptions()"
              [clearable]="false"
              [emptyLabel]="t('common.noResult')"
              [(value)]="entity"
            />
          </ui-field>
        }
        <div class="line line--end">
          <a ui-button [type]="null" variant="quiet" routerLink="/studies">{{ t('common.cancel') }}</a>
          <button ui-button type="submit" variant="primary" [busy]="saving()">
            {{ t('studies.new.start') }}
          </button>
        </div>
      </form>
    </div>
  `,
})
export class NewStudyPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(SessionStore);
  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly limits = STUDY_LIMITS;

  protected readonly title = signal('');
  /** A partner writes for its own entity. */
  protected readonly ownEntity = computed(() => this.session.me()?.entityId ?? null);
  protected readonly entity = linkedSignal(() => this.ownEntity());
  protected readonly saving = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });
  /** Sent twice, it is one study: the key changes with what is asked for. */
  private readonly key = linkedSignal({
    source: () => `${this.title()} ${this.entity() ?? ''}`,
    computation: () => newIdempotencyKey(),
  });

  constructor() {
    this.reference.load().catch((failure: unknown) => this.problem.set(toApiProblem(failure)));
    describePage(() => ({
      title: this.t('studies.new.title'),
      parents: [{ label: this.t('studies.title'), link: '/studies' }],
    }));
  }

  protected error(field: 'title' | 'entityId'): string | null {
    return this.problemText.ofField(this.problem()?.field(field));
  }

  protected async start(): Promise<void> {
    if (this.saving()) return;
    const title = this.title().trim();
    const entityId = this.entity();
    const errors: FieldProblem[] = [];
    if (title === '') errors.push({ path: 'title', code: 'required' });
    if (entityId === null) errors.push({ path: 'entityId', code: 'required' });
    this.problem.set(
      errors.length > 0 ? new ApiProblem(422, 'invalid_value', 'invalid_value', errors) : null,
    );
    if (errors.length > 0) return;
    this.saving.set(true);
    try {
      const study = await this.api.post('/api/studies', { title, entityId }, studyDetail, {
        idempotencyKey: this.key(),
      });
      await this.router.navigate(['/studies', study.id, 'edit', 'need'], { replaceUrl: true });
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}
