import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { readNumber, type ComparativeStudyContent } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { Field, Input } from '../../ui/field/field';

type Results = ComparativeStudyContent['results'];

/** The figures of one set of data: a line an approach, a column a criterion. An empty cell was not measured. */
@Component({
  selector: 'app-results-grid',
  imports: [Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (content().datasets.length > 1) {
      <ui-field [label]="t('deliverables.write.results.dataset')">
        <select #pick ui-input (change)="dataset.set(pick.value)">
          @for (one of content().datasets; track one.key) {
            <option [value]="one.key" [selected]="one.key === dataset()">{{ one.name }}</option>
          }
        </select>
      </ui-field>
    }
    @if (isReady()) {
      <div
        class="ui-table-scroll"
        tabindex="0"
        role="region"
        [attr.aria-label]="t('deliverables.write.results.heading')"
      >
        <table class="ui-table ui-table--compact">
          <caption class="visually-hidden">
            {{
              t('deliverables.write.results.caption', { dataset: datasetName() })
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('deliverables.write.results.approach') }}</th>
              @for (criterion of content().criteria; track criterion.key) {
                <th scope="col">
                  {{ criterion.name }}
                  @if (criterion.unit) {
                    <span class="muted">({{ criterion.unit }})</span>
                  }
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (approach of content().approaches; track approach.key) {
              <tr>
                <th scope="row">{{ approach.name }}</th>
                @for (criterion of content().criteria; track criterion.key) {
                  @let place = approach.key + ' ' + criterion.key;
                  <td>
                    <input
                      #cell
                      ui-input
                      class="cell"
                      inputmode="decimal"
                      [attr.aria-label]="approach.name + ', ' + criterion.name"
                      [attr.aria-invalid]="wrong().has(place) ? 'true' : null"
                      [disabled]="disabled()"
                      [value]="shown().get(place) ?? ''"
                      (change)="set(approach.key, criterion.key, cell.value)"
                    />
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (wrong().size > 0) {
        <p class="ui-field__error" role="alert">
          <span aria-hidden="true">◆ </span>{{ t('deliverables.write.results.notANumber') }}
        </p>
      }
    } @else {
      <p class="muted">{{ t('deliverables.write.results.none') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .cell {
      inline-size: 96px;
      text-align: end;
    }
    th[scope='row'] {
      min-inline-size: 140px;
      overflow-wrap: anywhere;
    }
  `,
})
export class ResultsGrid {
  readonly content = input.required<ComparativeStudyContent>();
  readonly disabled = input(false);
  readonly changed = output<Results>();
  private readonly format = inject(Format);
  protected readonly t = inject(I18n).t;
  /** Cells whose text is no number, until it is. */
  protected readonly wrong = signal<ReadonlySet<string>>(new Set());
  protected readonly dataset = linkedSignal<ComparativeStudyContent['datasets'], string>({
    source: () => this.content().datasets,
    computation: (datasets, previous) =>
      datasets.find(({ key }) => key === previous?.value)?.key ?? datasets[0]?.key ?? '',
  });
  protected readonly datasetName = computed(
    () => this.content().datasets.find(({ key }) => key === this.dataset())?.name ?? '',
  );
  protected readonly isReady = computed(() => {
    const { approaches, criteria, datasets } = this.content();
    return approaches.length > 0 && criteria.length > 0 && datasets.length > 0;
  });
  protected readonly shown = computed<ReadonlyMap<string, string>>(
    () =>
      new Map(
        this.content()
          .results.filter(({ dataset }) => dataset === this.dataset())
          .map((one) => [
            `${one.approach} ${one.criterion}`,
            this.format.number(one.value, { maximumFractionDigits: 20 }),
          ]),
      ),
  );

  protected set(approach: string, criterion: string, text: string): void {
    const value = text.trim() === '' ? null : readNumber(text);
    const isWrong = text.trim() !== '' && value === null;
    this.wrong.update((wrong) => {
      const next = new Set(wrong);
      next.delete(`${approach} ${criterion}`);
      if (isWrong) next.add(`${approach} ${criterion}`);
      return next;
    });
    if (isWrong) return;
    const dataset = this.dataset();
    const others = this.content().results.filter(
      (one) => one.approach !== approach || one.criterion !== criterion || one.dataset !== dataset,
    );
    this.changed.emit(value === null ? others : [...others, { approach, dataset, criterion, value }]);
  }
}
