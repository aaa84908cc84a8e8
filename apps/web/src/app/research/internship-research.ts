import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { CurrentInternship } from '../core/internship/current-internship';
import { ResearchBoard } from './research-board';
import type { ResearchScope } from './research-query';

/** What is attached to the internship on screen: its bibliography, comparisons and publications. */
@Component({
  selector: 'app-internship-research',
  imports: [ResearchBoard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t('research.title') }}</h2>
    @if (scope(); as found) {
      <app-research-board [scope]="found" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class InternshipResearch {
  protected readonly t = inject(I18n).t;
  private readonly current = inject(CurrentInternship);
  private readonly id = computed(() => this.current.detail()?.id ?? null);
  protected readonly scope = computed<ResearchScope | null>(() => {
    const id = this.id();
    return id === null ? null : { internship: id };
  });
}
