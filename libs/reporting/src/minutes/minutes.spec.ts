import { sdkErrors } from '../testing/open-xml-sdk.js';
import { anEntry, emptyMinutes, nastyMinutes, sampleMinutes } from '../testing/sample-minutes.js';
import { descendants, parseXml, type XmlElement } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { buildMinutesView } from './view-model.js';
import { renderDecisions, renderMinutes } from './index.js';

const LANGUAGES = ['fr', 'en'] as const;
const CASES = LANGUAGES.flatMap((language) => [
  { name: `sample ${language}`, facts: sampleMinutes(language) },
  { name: `empty ${language}`, facts: emptyMinutes(language) },
  { name: `nasty ${language}`, facts: nastyMinutes(language) },
  { name: `300 rows ${language}`, facts: nastyMinutes(language, 60) },
]);

const part = (bytes: Uint8Array, name: string): string =>
  readZip(Buffer.from(bytes)).get(name)?.toString('utf8') ?? '';
const body = (bytes: Uint8Array): XmlElement => parseXml(part(bytes, 'word/document.xml'));
const textOf = (root: XmlElement): string =>
  descendants(root, 'w:t')
    .flatMap((node) => node.children.filter((child) => typeof child === 'string'))
    .join('');
const values = (root: XmlElement, element: string, attribute: string): string[] =>
  descendants(root, element).map((node) => node.attributes.get(attribute) ?? '');

describe.each(CASES)('the minutes of $name', ({ facts }) => {
  it('are valid for the Open XML SDK, short and long', async () => {
    expect(await sdkErrors(await renderMinutes(facts), 'docx')).toEqual([]);
    expect(await sdkErrors(await renderDecisions(facts), 'docx')).toEqual([]);
  }, 60_000);

  it('say everything through styles that exist, lead only to what is there, and skip no level', async () => {
    for (const bytes of [await renderMinutes(facts), await renderDecisions(facts)]) {
      const root = body(bytes);
      const styles = new Set(values(parseXml(part(bytes, 'word/styles.xml')), 'w:style', 'w:styleId'));
      for (const style of ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) =>
        values(root, name, 'w:val'),
      ))
        expect(styles).toContain(style);
      for (const run of descendants(root, 'w:rPr')) {
        expect(
          run.children.filter((child) => typeof child !== 'string' && child.name !== 'w:rStyle'),
        ).toEqual([]);
      }
      const bookmarks = values(root, 'w:bookmarkStart', 'w:name');
      expect(new Set(bookmarks).size).toBe(bookmarks.length);
      const fields = values(root, 'w:fldSimple', 'w:instr').flatMap(
        (field) => /^(?:REF|PAGEREF) (\S+)/.exec(field)?.[1] ?? [],
      );
      for (const target of fields) expect(bookmarks).toContain(target);
      const numbering = parseXml(part(bytes, 'word/numbering.xml'));
      const lists = values(numbering, 'w:num', 'w:numId');
      for (const list of values(root, 'w:numId', 'w:val')) expect(lists).toContain(list);
      const levels = values(root, 'w:pStyle', 'w:val').flatMap(
        (style) => /^Heading(\d)$/.exec(style)?.[1] ?? [],
      );
      levels.map(Number).reduce((before, level) => {
        expect(level).toBeLessThanOrEqual(before + 1);
        return level;
      }, 0);
      for (const row of descendants(root, 'w:tr')) expect(descendants(row, 'w:cantSplit')).toHaveLength(1);
      for (const table of descendants(root, 'w:tbl')) {
        const rows = descendants(table, 'w:tr');
        expect(rows.map((row) => descendants(row, 'w:tblHeader').length)).toEqual(
          rows.map((_, index) => (index === 0 ? 1 : 0)),
        );
        expect(descendants(table, 'w:tblDescription')[0]?.attributes.get('w:val')).not.toBe('');
      }
      for (const paragraph of descendants(root, 'w:body')[0]?.children ?? []) {
        if (typeof paragraph !== 'string' && paragraph.name === 'w:p') expect(textOf(paragraph)).not.toBe('');
      }
    }
  });
});

describe('the minutes', () => {
  it.each([
    [
      'fr',
      [
        'Compte rendu du comité de pilotage du 18\u00A0mars\u00A02026',
        'de 10\u00A0h\u00A000 à 11\u00A0h\u00A030',
      ],
    ],
    ['en', ['Minutes of the steering committee of 18\u00A0March\u00A02026', '10:00–11:30']],
  ] as const)('say in %s when and where, who, and what came of it', async (language, expected) => {
    const said = textOf(body(await renderMinutes(sampleMinutes(language))));
    for (const words of expected) expect(said).toContain(words);
    for (const name of ['Claire Aubin', 'Jean-Noël Vidal', 'Inès Carpentier', 'Paul Ortega'])
      expect(said).toContain(name);
    expect(said).toContain('4\u00A0×\u00A04\u00A0=\u00A016');
    expect(said).toContain('UC-012 · A-5');
  });

  it('number typed rows by kind, and lead from the recap to where each was recorded', async () => {
    const root = body(await renderMinutes(sampleMinutes('fr')));
    const bookmarks = values(root, 'w:bookmarkStart', 'w:name');
    for (const label of ['D1', 'D2', 'A1', 'A2', 'R1']) {
      expect(bookmarks).toContain(`_J_entry_${label}`);
      expect(values(root, 'w:fldSimple', 'w:instr')).toContain(`REF _J_entry_${label} \\h`);
    }
    expect(textOf(root)).toContain(
      '2 décisions (Tableau\u00A04) · 2 actions (Tableau\u00A05) · 1 risque (Tableau\u00A06)',
    );
    const point = descendants(root, 'w:fldSimple').find((field) =>
      field.attributes.get('w:instr')?.startsWith('REF _J_point_2 \\r'),
    );
    expect(point && textOf(point)).toBe('4.2');
  });

  it('keep emphases, links that can be followed, and lists that count for themselves', async () => {
    const bytes = await renderMinutes(sampleMinutes('fr'));
    const targets = values(parseXml(part(bytes, 'word/_rels/document.xml.rels')), 'Relationship', 'Target');
    expect(targets).toContain('https://example.org/suivi?lot=1&amp;vue=d%C3%A9tail');
    expect(values(body(bytes), 'w:rStyle', 'w:val')).toEqual(expect.arrayContaining(['Strong', 'Emphasis']));
    const nasty = await renderMinutes(nastyMinutes('fr'));
    const followed = values(parseXml(part(nasty, 'word/_rels/document.xml.rels')), 'Relationship', 'Target');
    expect(followed.filter((target) => /^(http|mailto)/.test(target))).toHaveLength(2);
    const lists = values(body(nasty), 'w:numId', 'w:val');
    expect(new Set(lists).size).toBeGreaterThan(2);
  });

  it('say what is missing instead of leaving it out', async () => {
    const facts = sampleMinutes('fr');
    const said = textOf(body(await renderMinutes(facts)));
    expect(said).toContain('Responsable\u00A0: Non désigné · Échéance\u00A0: Sans échéance');
    const nothing = textOf(body(await renderMinutes(emptyMinutes('fr'))));
    for (const words of ['Aucune décision', 'Aucune action', 'Personne n’a été pointé', 'Aucun point'])
      expect(nothing).toContain(words);
  });

  it('say of each item of the agenda where it was dealt with, and that it goes on later', () => {
    const facts = sampleMinutes('fr');
    const agenda = facts.agenda.map((item, index) =>
      index === 0 ? { ...item, state: 'carried' as const } : item,
    );
    const shown = buildMinutesView({
      ...facts,
      agenda: [...agenda, { ...agenda[0], id: 'i9', title: 'x', state: 'open' } as (typeof agenda)[number]],
    }).agenda.map(({ pointId, outcome }) => [pointId, outcome]);
    expect(shown).toEqual([
      ['point 1', 'Reporté'],
      ['point 2', ''],
      ['point 3', ''],
      [null, 'Reporté'],
      [null, 'Non abordé'],
    ]);
  });

  it('take the use case of a row from itself, its point, or the meeting’s only one', () => {
    const facts = sampleMinutes('fr');
    const cases = [1, 2, 3].map((n) => ({ id: `u${n}`, code: `UC-${n}`, title: 'T' }));
    const content = {
      type: 'doc' as const,
      content: [
        anEntry('decision', 1, 'a'),
        { type: 'point' as const, attrs: { itemId: 'i1' } },
        anEntry('decision', 2, 'b'),
        anEntry('decision', 3, 'c', { useCaseId: 'u2' }),
      ],
    };
    const agenda = facts.agenda.map((item) => ({ ...item, useCaseId: 'u3' }));
    const several = buildMinutesView({ ...facts, useCases: cases, content, agenda });
    expect(several.decisions.map((row) => row.register)).toEqual([null, 'UC-3', 'UC-2']);
    const one = buildMinutesView({
      ...facts,
      content: { type: 'doc', content: content.content.slice(0, 1) },
    });
    expect(one.decisions.map((row) => row.register)).toEqual(['UC-012']);
  });

  it('give the same bytes for the same facts, also after others and side by side', async () => {
    for (const render of [renderMinutes, renderDecisions]) {
      const first = await render(sampleMinutes('fr'));
      await render(nastyMinutes('en'));
      const [left, right] = await Promise.all([render(sampleMinutes('fr')), render(sampleMinutes('fr'))]);
      for (const again of [left, right]) expect(Buffer.compare(again, first)).toBe(0);
      expect(Buffer.compare(await render(sampleMinutes('en')), first)).not.toBe(0);
    }
  });
});
