import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { TemplateReportView } from '@jalon/contracts';
import { TEMPLATE_FINDING_LEVELS } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { TemplateWords } from './template-words';

const TONES: Readonly<Record<(typeof TEMPLATE_FINDING_LEVELS)[number], BadgeTone>> = {
  error: 'red',
  warning: 'amber',
  info: 'neutral',
};

/** What the check found, the gravest first, each with its place; what is only good to know is folded. */
@Component({
  selector: 'app-findings-list',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (grave().length > 0) {
      <ul class="rows ui-card ui-card--flush">
        @for (one of grave(); track $index) {
          <li class="row">
            <ui-badge [tone]="tones[one.level]">{{ t('templates.level.' + one.level) }}</ui-badge>
            <div class="row__words">
              <span>{{ words.finding(one) }}</span>
              <span class="muted small">{{ words.place(one.place) }}</span>
            </div>
          </li>
        }
      </ul>
    } @else {
      <p>{{ t('templates.noFinding') }}</p>
    }
    @if (known().length > 0) {
      <details>
        <summary>{{ plural('templates.known', known().length) }}</summary>
        <ul class="plain small">
          @for (one of known(); track $index) {
            <li>
              {{ words.finding(one) }}
              @if (one.place) {
                <span class="muted">– {{ words.place(one.place) }}</span>
              }
            </li>
          }
        </ul>
      </details>
    }
  `,
  host: { class: 'stack stack--tight' },
  styleUrl: './templates.css',
})
export class FindingsList {
  readonly findings = input.required<TemplateReportView['findings']>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly words = inject(TemplateWords);
  protected readonly tones = TONES;
  protected readonly grave = computed(() =>
    (['error', 'warning'] as const).flatMap((level) => this.findings().filter((one) => one.level === level)),
  );
  protected readonly known = computed(() => this.findings().filter(({ level }) => level === 'info'));
}
