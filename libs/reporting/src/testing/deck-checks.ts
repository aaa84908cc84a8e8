import { BODY_BOX, CONTENT_WIDTH, MARGIN, points, SOURCE_BOX } from '../theme/index.js';
import type { DeckSpec, SlideSpec } from '../pptx/index.js';
import { layoutOf, slotOf } from '../pptx/template/layouts.js';
import { LINE_HEIGHT, lineCount } from '../text/index.js';

/** What breaks the rules of the house in a deck: titles, links, sizes, and text or tables that leave their place. */
export function deckProblems(deck: DeckSpec): string[] {
  const ids = new Set(deck.slides.map(({ id }) => id));
  const titles = deck.slides.map(({ title }) => title);
  return [
    ...(ids.size === deck.slides.length ? [] : ['two slides have the same id']),
    ...(new Set(titles).size === titles.length ? [] : ['two slides have the same title']),
    ...titles.filter((title) => title.length > 120 || title.trim() === '').map((title) => `title: ${title}`),
    ...deck.slides.flatMap((slide) => slideProblems(slide, ids)),
  ];
}

function slideProblems(slide: SlideSpec, ids: ReadonlySet<string>): string[] {
  return slide.elements.flatMap((element): string[] => {
    if (element.kind === 'table') {
      const height = element.rows.reduce((sum, row) => sum + row.height, element.headHeight);
      const width = element.columns.reduce((sum, column) => sum + column.width, 0);
      const links = element.rows.flatMap(({ cells }) => cells.flatMap(({ link }) => link ?? []));
      return [
        ...(element.y + height > SOURCE_BOX.y + 0.01 ? [`${slide.id}: the table is too high`] : []),
        ...(width > CONTENT_WIDTH + 0.01 || element.x < MARGIN ? [`${slide.id}: the table is too wide`] : []),
        ...(element.alt === '' ? [`${slide.id}: the table says nothing`] : []),
        ...links.filter((link) => !ids.has(link)).map((link) => `${slide.id}: leads to ${link}`),
      ];
    }
    if (element.kind === 'chart') {
      return element.series.length <= 5 && element.alt !== '' ? [] : [`${slide.id}: the chart`];
    }
    if (element.kind !== 'slot') return [];
    const slot = slotOf(layoutOf(slide.layout), element.slot);
    const box = element.box ?? slot.box;
    const height = element.paragraphs.reduce((sum, { runs, level, after }) => {
      const size = Math.max(...runs.map((run) => run.size ?? slot.size));
      const indent = 18 * (level ?? (slot.bullets ? 1 : 0));
      const text = runs.map((run) => run.text).join('');
      const lines = lineCount(text, { size, bold: runs.every((run) => run.bold) }, points(box.w) - indent);
      return sum + lines * size * LINE_HEIGHT + (after ?? slot.after ?? 0);
    }, 0);
    const last = element.paragraphs.at(-1);
    const room = points(box.h) + (last?.after ?? slot.after ?? 0) + 2;
    return [
      ...(height > room ? [`${slide.id}: ${element.slot} takes ${height} of ${room} points`] : []),
      ...(box.y + box.h > Math.max(SOURCE_BOX.y + SOURCE_BOX.h, BODY_BOX.y + BODY_BOX.h) + 0.01
        ? [`${slide.id}: ${element.slot} leaves the page`]
        : []),
      ...element.paragraphs
        .flatMap(({ runs }) => runs.flatMap(({ link }) => link ?? []))
        .filter((link) => !ids.has(link))
        .map((link) => `${slide.id}: leads to ${link}`),
    ];
  });
}
