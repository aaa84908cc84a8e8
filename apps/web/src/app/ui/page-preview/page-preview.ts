import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PreviewPage, PreviewShape } from '@jalon/contracts';
import { Format } from '../../core/i18n/format';
import { drawChart } from './chart-drawing';
import { A4, inkOf, placeOf, pointsOf, round, type ChartShape, type TextShape } from './paper';

const A4_INCHES = A4.width / 72;
const ANCHORS = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const;

/**
 * One page of a document as it will be, from what it is drawn from: real text, at any width. All sizes are shares of
 * the page's width. Of a picture of the page (`hidden`) readers hear only what is around it.
 */
@Component({
  selector: 'ui-page-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.aria-hidden]': 'hidden() || null', '[class.small]': 'hidden()' },
  templateUrl: './page-preview.html',
  styleUrl: './page-preview.css',
})
export class PagePreview {
  readonly page = input.required<PreviewPage>();
  readonly hidden = input(false);

  private readonly format = inject(Format);
  protected readonly ink = inkOf;
  protected readonly slide = computed(() => {
    const page = this.page();
    if (page.kind !== 'slide') return null;
    return { ...page, shapes: page.shapes.map((shape) => ({ ...shape, place: placeOf(shape, page) })) };
  });
  protected readonly text = computed(() => {
    const page = this.page();
    return page.kind === 'text' ? page : null;
  });
  protected readonly ratio = computed(() => {
    const slide = this.slide();
    return slide ? `${slide.width} / ${slide.height}` : `${A4.width} / ${A4.height}`;
  });

  /** Points on this page. */
  protected size(points: number): string {
    return pointsOf(points, this.slide()?.width ?? A4_INCHES);
  }

  protected inches(value: number): string {
    return this.size(value * 72);
  }

  protected anchor(shape: TextShape): string {
    return ANCHORS[shape.anchor];
  }

  protected share(part: number, whole: number): string {
    return `${round((part / whole) * 100)}%`;
  }

  protected chart(shape: ChartShape) {
    return drawChart(shape, (value) => this.format.number(value, { maximumFractionDigits: 1 }));
  }

  protected shapePath(shape: Extract<PreviewShape, { kind: 'shape' }>): string {
    return PATHS[shape.shape];
  }
}

const ROUND = (r: number): string =>
  `M${50 - r},50 a${r},${r} 0 1,0 ${2 * r},0 a${r},${r} 0 1,0 ${-2 * r},0 Z`;
/** The shapes within a box of 100 by 100. */
const PATHS: Readonly<Record<Extract<PreviewShape, { kind: 'shape' }>['shape'], string>> = {
  rect: 'M0,0 H100 V100 H0 Z',
  ellipse: ROUND(50),
  triangle: 'M50,0 L100,100 H0 Z',
  diamond: 'M50,0 L100,50 L50,100 L0,50 Z',
  donut: `${ROUND(50)} ${ROUND(25)}`,
  line: 'M0,0 L100,100',
};
