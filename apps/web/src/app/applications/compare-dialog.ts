import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { applicationDetail, type ApplicationDetail } from '@jalon/contracts';
import { APPLICATION_CRITERIA } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Dialog } from '../ui/dialog/dialog';
import { Skeleton } from '../ui/skeleton/skeleton';
import { ApplicationText } from './application-text';

const API = '/api/internship-applications';

/** Two candidates in a column each: what was sent, and what the grid and the interviews say. */
@Component({
  selector: 'app-compare-applications',
  imports: [Banner, Dialog, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="pair() !== null"
      [wide]="true"
      [heading]="t('applications.comparing.heading')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      @if (failure(); as words) {
        <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
      }
      @if (both(); as two) {
        <div
          class="ui-table-scroll"
          role="region"
          tabindex="0"
          [attr.aria-label]="t('applications.comparing.caption')"
        >
          <table class="ui-table">
            <caption class="visually-hidden">
              {{
                t('applications.comparing.caption')
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ t('applications.comparing.criterion') }}</th>
                @for (one of two; track one.id) {
                  <th scope="col">{{ text.name(one) }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.label) {
                <tr>
                  <th scope="row">{{ row.label }}</th>
                  @for (cell of row.cells; track $index) {
                    <td>{{ cell || t('applications.none') }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else if (!failure()) {
        <ui-skeleton [label]="t('common.loading')" [lines]="8" [height]="20" />
      }
    </ui-dialog>
  `,
  styles: `
    td,
    tbody th {
      vertical-align: top;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class CompareDialog {
  readonly pair = input.required<readonly [string, string] | null>();
  readonly closed = output();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(ApplicationText);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);

  private readonly reads = ([0, 1] as const).map((side) =>
    apiResource(applicationDetail, () => {
      const id = this.pair()?.[side];
      return id ? `${API}/${id}` : undefined;
    }),
  );
  private readonly values = this.reads.map((read) => keepValue(read));
  protected readonly failure = computed(() => {
    const error = this.reads.map((read) => read.error()).find((one) => one !== undefined);
    return error ? this.problems.of(error.cause ?? error) : null;
  });
  protected readonly both = computed(() => {
    const pair = this.pair();
    const two = this.values.flatMap((value) => value() ?? []);
    return two.length === 2 && two.every((one, side) => one.id === pair?.[side]) ? two : null;
  });

  protected readonly rows = computed(() => {
    const two = this.both() ?? [];
    const language = this.i18n.language();
    const row = (label: string, cell: (one: ApplicationDetail) => string) => ({
      label,
      cells: two.map(cell),
    });
    return [
      row(this.t('applications.column.score'), (one) => this.text.score(one.score)),
      ...APPLICATION_CRITERIA.map(({ code, name }) =>
        row(name[language], (one) => {
          const found = one.grid.find(({ criterion }) => criterion === code);
          const notes = found?.scores.map(({ note }) => note).filter((note) => note !== '') ?? [];
          return [this.text.points(found?.mean ?? null), ...notes].join('\n');
        }),
      ),
      row(this.t('applications.column.state'), (one) => this.text.state(one.state)),
      row(this.t('applications.panel.school'), (one) =>
        [one.school, one.curriculum].filter(Boolean).join('\n'),
      ),
      row(this.t('applications.panel.level'), (one) => one.level),
      row(this.t('applications.panel.available'), (one) => this.format.date(one.availableFrom, 'long')),
      row(this.t('applications.panel.months'), (one) =>
        one.months ? this.i18n.plural('applications.panel.monthsValue', one.months) : '',
      ),
      row(this.t('applications.panel.message'), (one) => one.message),
      row(this.t('applications.panel.interviews'), (one) =>
        one.interviews.map(({ heldOn, notes }) => `${this.format.date(heldOn)}\n${notes}`).join('\n'),
      ),
    ];
  });
}
