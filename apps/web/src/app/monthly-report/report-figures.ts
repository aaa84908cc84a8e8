import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthView } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { keyFigures } from './figures';
import { ReportSentences } from './report-sentences';

/** Key figures of the month, each with its change and a link to its rows. */
@Component({
  selector: 'app-report-figures',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './report-figures.css',
  template: `
    <dl class="figures">
      @for (figure of figures(); track figure.key) {
        <div class="figure">
          <dt>{{ t('report.figure.' + figure.key) }}</dt>
          <dd class="figure__value">
            @if (figure.query) {
              <a routerLink="/portfolio" [queryParams]="figure.query" [attr.aria-label]="figure.name">{{
                figure.text
              }}</a>
            } @else if (figure.part) {
              <a
                routerLink="."
                queryParamsHandling="preserve"
                [fragment]="figure.part"
                [attr.aria-label]="figure.name"
                (click)="reveal(figure.part)"
                >{{ figure.text }}</a
              >
            } @else {
              {{ figure.text }}
            }
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
  private readonly document = inject(DOCUMENT);
  protected readonly t = inject(I18n).t;
  protected readonly figures = computed(() =>
    keyFigures(this.view()).map((figure) => {
      const text = this.format.number(figure.value);
      const label = this.t(`report.figure.${figure.key}`);
      return {
        ...figure,
        text,
        name: this.t(figure.query ? 'report.openRows' : 'report.seeBelow', { text, label }),
        since: this.sentences.shortSince(figure.change, this.view().month),
      };
    }),
  );

  /** The page scrolls within main, where the router's own anchors do not reach. */
  protected reveal(part: string): void {
    const heading = this.document.getElementById(part)?.querySelector('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }
}
