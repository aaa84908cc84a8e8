import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MonthView } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { keyFigures } from './figures';
import { FigureLink } from './month/figure-link';
import { ReportSentences } from './report-sentences';

/** Key figures of the month, each with its change and a link to its rows. */
@Component({
  selector: 'app-report-figures',
  imports: [FigureLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './report-figures.css',
  template: `
    <dl class="figures">
      @for (figure of figures(); track figure.key) {
        <div class="figure">
          <dt>{{ figure.label }}</dt>
          <dd class="figure__value">
            <app-figure-link at="figures" [of]="figure.key" [label]="figure.label" [text]="figure.text" />
          </dd>
          <dd class="figure__change" [class]="'figure__change--' + figure.tone">{{ figure.since }}</dd>
        </div>
      }
    </dl>
  `,
})
export class ReportFigures {
  readonly view = input.required<MonthView>();
  private readonly sentences = inject(ReportSentences);
  private readonly format = inject(Format);
  private readonly t = inject(I18n).t;
  protected readonly figures = computed(() =>
    keyFigures(this.view()).map((figure) => ({
      ...figure,
      text: this.format.number(figure.value),
      label: this.t(`report.figure.${figure.key}`),
      since: this.sentences.shortSince(figure.change, this.view().month),
    })),
  );
}
