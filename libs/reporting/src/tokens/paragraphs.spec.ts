import { parseXml } from '../xml/xml.js';
import {
  cutParagraph,
  DRAWING,
  findTokens,
  paragraphText,
  replaceTokens,
  textNodes,
  nodeText,
} from './paragraphs.js';

const paragraph = (...texts: string[]) =>
  parseXml(`<a:p>${texts.map((text) => `<a:r><a:t>${text}</a:t></a:r>`).join('')}</a:p>`);

describe('tokens of a text', () => {
  it('are names between braces, whatever their capitals and spaces', () => {
    expect(
      findTokens('a {{ Meeting.Title }} b {{#rows}}{{.x}}{{/rows}}').map((one) =>
        one.kind === 'token' ? one.mark : one,
      ),
    ).toEqual([
      { sign: '', name: 'meeting.title', typed: 'Meeting.Title' },
      { sign: '#', name: 'rows', typed: 'rows' },
      { sign: '', name: '.x', typed: '.x' },
      { sign: '/', name: 'rows', typed: 'rows' },
    ]);
  });

  it('are told from what looks like one', () => {
    expect(findTokens('{{7*7}} {{a b}} {{x').map(({ kind }) => kind)).toEqual([
      'malformed',
      'malformed',
      'unclosed',
    ]);
    expect(findTokens('x}} {x} {{}}').map(({ kind }) => kind)).toEqual(['unopened', 'malformed']);
  });

  it('are replaced over the runs they were split into, in the formatting of the first', () => {
    const split = paragraph('Le {{mee', 'ting.', 'date}} à {{place}}', ', fin');
    expect(
      replaceTokens(split, DRAWING, (found) => (found.kind === 'token' ? `<${found.mark.name}>` : '')),
    ).toBe(true);
    expect(textNodes(split, DRAWING).map(nodeText)).toEqual(['Le <meeting.date>', '', ' à <place>', ', fin']);
  });

  it('are not looked for again in what replaces them', () => {
    const one = paragraph('{{a}} &amp; {{b}}');
    replaceTokens(one, DRAWING, (found) =>
      found.kind === 'token' && found.mark.name === 'a' ? '{{b}} &amp;' : 'B',
    );
    expect(paragraphText(one, DRAWING)).toBe('{{b}} &amp; & B');
  });

  it('leave a paragraph without any as it was', () => {
    expect(
      replaceTokens(paragraph('{a} & <b>'.replace('&', '&amp;').replace('<b>', '')), DRAWING, () => 'x'),
    ).toBe(false);
  });

  it('cuts a text over its runs with an ellipsis', () => {
    const one = paragraph('un texte', ' qui est', ' trop long');
    cutParagraph(one, DRAWING, 12);
    expect(paragraphText(one, DRAWING)).toBe('un texte qu…');
  });
});
