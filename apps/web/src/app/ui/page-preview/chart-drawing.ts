import { inkOf, round, type ChartShape } from './paper';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly ink: string;
}
interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly ink: string;
  readonly bold?: boolean;
}
/** A chart as marks, in points from the top left of its box. */
export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly rects: readonly Rect[];
  readonly lines: readonly { readonly points: string; readonly ink: string; readonly width: number }[];
  readonly dots: readonly { readonly x: number; readonly y: number; readonly ink: string }[];
  readonly labels: readonly Label[];
}

const TEXT = 12;
const LEGEND = 26;
/** Arial's letters are about half as wide as they are high. */
const LETTER = 0.52;
const MUTED = inkOf('muted');
const INK = inkOf('text');

const fit = (text: string, width: number): string => {
  const letters = Math.max(3, Math.floor(width / (TEXT * LETTER)));
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
};

/** Draws a chart as PowerPoint will, near enough to judge the page by. */
export function drawChart(chart: ChartShape, write: (value: number) => string): ChartDrawing {
  const width = chart.w * 72;
  const height = chart.h * 72;
  const onTop = chart.type === 'stacked-columns';
  const legend = legendOf(chart, width, onTop ? TEXT : height - 8);
  const plot = { top: onTop ? LEGEND : 6, bottom: onTop ? height - 24 : height - LEGEND - 18 };
  const marks =
    chart.type === 'bars'
      ? bars(chart, width, plot, write)
      : chart.type === 'lines'
        ? lines(chart, width, plot, write)
        : columns(chart, width, plot, write);
  return {
    width,
    height,
    rects: [...marks.rects, ...legend.rects],
    lines: marks.lines,
    dots: marks.dots,
    labels: [...marks.labels, ...legend.labels],
  };
}

type Marks = Pick<ChartDrawing, 'rects' | 'lines' | 'dots' | 'labels'>;
interface Plot {
  readonly top: number;
  readonly bottom: number;
}

function legendOf(chart: ChartShape, width: number, y: number): Pick<Marks, 'rects' | 'labels'> {
  const entries = chart.series.map((series) => ({ ...series, w: series.name.length * TEXT * LETTER + 30 }));
  let x = Math.max(0, (width - entries.reduce((sum, one) => sum + one.w, 0)) / 2);
  const rects: Rect[] = [];
  const labels: Label[] = [];
  for (const { name, tone, w } of entries) {
    rects.push({ x, y: y - 9, w: 9, h: 9, ink: inkOf(tone) });
    labels.push({ x: x + 14, y, text: name, anchor: 'start', size: TEXT, ink: INK });
    x += w;
  }
  return { rects, labels };
}

function bars(chart: ChartShape, width: number, plot: Plot, write: (value: number) => string): Marks {
  const left = Math.min(width * 0.42, longest(chart.categories) * TEXT * LETTER + 10);
  const room = width - left - 40;
  const max = Math.max(1, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const band = (plot.bottom - plot.top) / Math.max(1, chart.categories.length);
  const thick = band / 1.4 / Math.max(1, chart.series.length);
  const rects: Rect[] = [];
  const labels: Label[] = [];
  chart.categories.forEach((category, index) => {
    const top = plot.top + index * band + (band - thick * chart.series.length) / 2;
    const middle = plot.top + (index + 0.5) * band + TEXT / 3;
    labels.push({
      x: left - 6,
      y: middle,
      text: fit(category, left - 8),
      anchor: 'end',
      size: TEXT,
      ink: INK,
    });
    chart.series.forEach(({ values, tone }, at) => {
      const value = values[index] ?? 0;
      if (value === 0) return;
      const y = top + at * thick;
      rects.push({ x: left, y, w: round((value / max) * room), h: thick * 0.95, ink: inkOf(tone) });
      labels.push({
        x: left + (value / max) * room + 4,
        y: y + thick / 2 + TEXT / 3,
        text: write(value),
        anchor: 'start',
        size: TEXT,
        ink: INK,
        bold: true,
      });
    });
  });
  labels.push(unit(chart, left + room / 2, plot.bottom + 14));
  return { rects, lines: [], dots: [], labels };
}

function columns(chart: ChartShape, width: number, plot: Plot, write: (value: number) => string): Marks {
  const totals = chart.categories.map((_, index) =>
    chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const max = Math.max(1, ...totals);
  const left = 20;
  const band = (width - left) / Math.max(1, chart.categories.length);
  const wide = band / 1.55;
  const rects: Rect[] = [];
  const labels: Label[] = [{ ...unit(chart, left, plot.top - 2), anchor: 'start' as const }];
  chart.categories.forEach((category, index) => {
    const middle = left + (index + 0.5) * band;
    labels.push({
      x: middle,
      y: plot.bottom + 16,
      text: fit(category, band),
      anchor: 'middle',
      size: TEXT,
      ink: INK,
    });
    let base = plot.bottom;
    for (const { values, tone } of chart.series) {
      const value = values[index] ?? 0;
      if (value === 0) continue;
      const high = (value / max) * (plot.bottom - plot.top - 6);
      base -= high;
      rects.push({ x: middle - wide / 2, y: base, w: wide, h: high, ink: inkOf(tone) });
      if (high > TEXT) {
        const label = {
          x: middle,
          y: base + high / 2 + TEXT / 3,
          anchor: 'middle' as const,
          size: TEXT,
          bold: true,
        };
        labels.push({ ...label, text: write(value), ink: tone.endsWith('Soft') ? INK : inkOf('surface') });
      }
    }
  });
  return { rects, lines: [], dots: [], labels };
}

const TICKS = 4;

function lines(chart: ChartShape, width: number, plot: Plot, write: (value: number) => string): Marks {
  const values = chart.series.flatMap((series) => series.values.flatMap((value) => value ?? []));
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1, ...values);
  const left = Math.max(30, longest([write(high)]) * TEXT * LETTER + 12);
  const step = (width - left - 20) / Math.max(1, chart.categories.length - 1);
  const yOf = (value: number) =>
    round(plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top - 8));
  const xOf = (index: number) => round(left + 10 + index * step);
  const labels: Label[] = [{ ...unit(chart, 0, plot.top + 2), anchor: 'start' }];
  const drawn: { points: string; ink: string; width: number }[] = [];
  for (let tick = 0; tick <= TICKS; tick += 1) {
    const value = low + ((high - low) * tick) / TICKS;
    drawn.push({
      points: `${left},${yOf(value)} ${width},${yOf(value)}`,
      ink: inkOf('greySoft'),
      width: 0.5,
    });
    labels.push({
      x: left - 6,
      y: yOf(value) + TEXT / 3,
      text: write(value),
      anchor: 'end',
      size: TEXT,
      ink: MUTED,
    });
  }
  const every = Math.ceil((longest(chart.categories) * TEXT * LETTER + 8) / Math.max(1, step));
  chart.categories.forEach((category, index) => {
    if (index % every === 0)
      labels.push({
        x: xOf(index),
        y: plot.bottom + 16,
        text: category,
        anchor: 'middle',
        size: TEXT,
        ink: INK,
      });
  });
  const dots: { x: number; y: number; ink: string }[] = [];
  for (const series of chart.series) {
    // A line stops where there is nothing.
    let run: string[] = [];
    const end = (): void => {
      if (run.length > 1) drawn.push({ points: run.join(' '), ink: inkOf(series.tone), width: 2.25 });
      run = [];
    };
    series.values.forEach((value, index) => {
      if (value === null) return end();
      run.push(`${xOf(index)},${yOf(value)}`);
      dots.push({ x: xOf(index), y: yOf(value), ink: inkOf(series.tone) });
    });
    end();
  }
  return { rects: [], lines: drawn, dots, labels };
}

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
const unit = (chart: ChartShape, x: number, y: number): Label => ({
  x,
  y,
  text: chart.unit,
  anchor: 'middle',
  size: 11,
  ink: MUTED,
});
