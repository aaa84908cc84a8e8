import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';

const WIDTH = 96;
const HEIGHT = 24;

/** A trend within a row: its ends are said in words, the rest is in the table of its page. */
@Component({
  selector: 'app-sparkline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (path(); as d) {
      <svg
        role="img"
        [attr.aria-label]="words()"
        [attr.viewBox]="'0 0 ' + width + ' ' + height"
        [attr.width]="width"
        [attr.height]="height"
      >
        <path [attr.d]="d" fill="none" stroke="var(--chart-1)" stroke-width="1.5" stroke-linejoin="round" />
      </svg>
    } @else {
      <span class="muted">{{ t('usage.sparkNone') }}</span>
    }
  `,
})
export class Sparkline {
  /** Oldest first; null where the figure may not be shown. */
  readonly values = input.required<readonly (number | null)[]>();
  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  private readonly known = computed(() =>
    this.values().flatMap((value, index) => (value === null ? [] : [{ value, index }])),
  );
  protected readonly path = computed(() => {
    const known = this.known();
    const top = max(known, ({ value }) => value) ?? 0;
    if (known.length < 2 || top === 0) return null;
    const x = scaleLinear([0, this.values().length - 1], [1, WIDTH - 1]);
    const y = scaleLinear([0, top], [HEIGHT - 2, 2]);
    return line<(typeof known)[number]>()
      .x(({ index }) => x(index))
      .y(({ value }) => y(value))(known);
  });
  protected readonly words = computed(() =>
    this.t('usage.spark', {
      from: this.format.number(this.known().at(0)?.value),
      to: this.format.number(this.known().at(-1)?.value),
    }),
  );
}
