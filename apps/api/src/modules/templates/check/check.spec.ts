import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DELIVERABLE_KINDS,
  DELIVERABLE_RULES,
  type DeliverableKind,
  type TemplateFormat,
} from '@jalon/domain';
import { OFFICE_LIMITS, readOffice } from '../../../files/office.js';
import { zip } from '../../../files/testing/zip.js';
import { slides } from '../testing/office-files.js';
import { checkTemplate, type CheckOutcome as Outcome, type Proof } from './check.js';

type CheckOutcome = Outcome<Proof>;

/** Presentations and documents that other tools made. */
const MADE = join(__dirname, '../../../../../../libs/reporting/src/testing/templates');
const folder = mkdtempSync(join(tmpdir(), 'template-check-spec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Change = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** Checks one of them with parts of it changed, added or left out. */
async function check(
  name: string,
  kind: DeliverableKind | null,
  changes: Change = {},
): Promise<CheckOutcome> {
  const format = name.split('.').at(-1) as TemplateFormat;
  const original = join(MADE, name);
  const parts = new Map<string, Buffer>(await readOffice({ path: original, format, limits: OFFICE_LIMITS }));
  for (const [part, change] of Object.entries(changes)) {
    if (change === null) parts.delete(part);
    else if (typeof change === 'string') parts.set(part, Buffer.from(change));
    else parts.set(part, Buffer.from(change(parts.get(part)?.toString('utf8') ?? '')));
  }
  const path = join(folder, 'template');
  const changed = zip([...parts].map(([part, bytes]) => ({ name: part, text: bytes })));
  writeFileSync(path, Object.keys(changes).length === 0 ? readFileSync(original) : changed);
  return checkTemplate({ path, format, kind, limits: OFFICE_LIMITS }, (proof) => Promise.resolve(proof));
}

/** The parts of a file that was drawn, read with the same distrust. */
async function partsOf(bytes: Uint8Array, format: TemplateFormat): Promise<Map<string, Buffer>> {
  const path = join(folder, 'proof');
  writeFileSync(path, bytes);
  return readOffice({ path, format, limits: OFFICE_LIMITS });
}

const usable = (outcome: CheckOutcome) => {
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
};

describe.each([
  ['rive-nord-4x3.pptx', 'pptx', /Rive|Georgia/],
  ['letterhead.docx', 'docx', /Georgia/],
] as const)('%s, for every kind', (name, format, own) => {
  it('is tried on a sample of each kind of its format, in both languages', async () => {
    const { proofs, report } = usable(await check(name, null));
    const kinds = DELIVERABLE_KINDS.filter((kind) => DELIVERABLE_RULES[kind].formats.includes(format));
    expect(proofs.map(({ kind, language }) => `${kind} ${language}`)).toEqual(
      kinds.flatMap((kind) => [`${kind} fr`, `${kind} en`]),
    );
    expect(report.findings.filter(({ level }) => level === 'error')).toEqual([]);
    for (const { bytes, pages } of proofs) {
      const parts = await partsOf(bytes, format);
      const look = [...parts].filter(([part]) => /theme\d*\.xml$|styles\.xml$/.test(part));
      expect(look.map(([, part]) => part.toString('utf8')).join('')).toMatch(own);
      expect(pages.length).toBeGreaterThan(0);
    }
  }, 120_000);
});

it('draws the pages of a proof at the size and in the colours of the template', async () => {
  const { proofs } = usable(await check('rive-nord-4x3.pptx', 'committee_deck'));
  const [page] = proofs[0]?.pages ?? [];
  if (page?.kind !== 'slide') throw new Error('No slide');
  expect([page.width, page.height]).toEqual([10, 7.5]);
  const inks = page.shapes.flatMap((shape) =>
    shape.kind === 'text' ? shape.paragraphs.flatMap(({ runs }) => runs.map(({ tone }) => tone)) : [],
  );
  expect(inks.length).toBeGreaterThan(0);
  expect(inks.every((ink) => /^#[0-9A-F]{6}$/.test(ink))).toBe(true);
});

it('fills the pages of a template with tokens, which are looked at in its file', async () => {
  const { proofs } = usable(await check('monthly-tokens.pptx', 'monthly_report'));
  expect(proofs.map(({ language, pages }) => [language, pages])).toEqual([
    ['fr', []],
    ['en', []],
  ]);
  const parts = await partsOf(proofs[0]?.bytes ?? new Uint8Array(), 'pptx');
  const slide = parts.get('ppt/slides/slide1.xml')?.toString('utf8') ?? '';
  expect(slide).not.toContain('{{');
  expect(slide).toContain('<a:t>');
});

it('refuses a template whose proofs would weigh too much together', async () => {
  const request = {
    path: join(MADE, 'rive-nord-4x3.pptx'),
    format: 'pptx',
    kind: 'committee_deck',
    limits: OFFICE_LIMITS,
  } as const;
  let kept = 0;
  const keep = ({ bytes }: Proof) => Promise.resolve((kept += bytes.byteLength));
  const all = await checkTemplate(request, keep);
  expect(all.kind).toBe('usable');
  const most = kept - 1;
  expect(await checkTemplate(request, keep, most)).toMatchObject({
    kind: 'refused',
    error: 'proofs_too_large',
  });
  // What is over is never kept.
  expect(kept).toBeLessThan(2 * (most + 1));
});

describe('what refuses a template', () => {
  const errors = (outcome: CheckOutcome) =>
    outcome.kind === 'refused'
      ? (outcome.report?.findings ?? [])
          .filter(({ level }) => level === 'error')
          .map(({ code, place }) => [code, place])
      : [];
  const noLayout: Change = {
    'ppt/slideMasters/slideMaster1.xml': (text) =>
      text.replace(/<p:sldLayoutIdLst>.*?<\/p:sldLayoutIdLst>/s, ''),
  };

  it.each<[string, string, DeliverableKind | null, Change, readonly [string, string]]>([
    ['no layout', 'rive-nord-4x3.pptx', null, noLayout, ['no_layout', '']],
    [
      'a broken theme',
      'rive-nord-4x3.pptx',
      null,
      { 'ppt/theme/theme1.xml': '<a:theme/>' },
      ['broken_theme', 'ppt/theme/theme1.xml'],
    ],
    [
      'an unknown token',
      'monthly-tokens.pptx',
      'monthly_report',
      { 'ppt/slides/slide1.xml': (text) => text.replace('{{headline}}', '{{headlines}}') },
      ['token_unknown', 'Slide 1, shape 2, paragraph 1'],
    ],
    [
      'a token that is never closed',
      'minutes-tokens.docx',
      'minutes',
      { 'word/document.xml': (text) => text.replace('{{next.text}}', '{{next.text') },
      ['token_unclosed', 'Document, “Actions”, paragraph 1'],
    ],
  ])('is %s, with its place', async (_, name, kind, changes, expected) => {
    expect(errors(await check(name, kind, changes))).toContainEqual(expected);
  });

  it('is more than two hundred slides', async () => {
    const types: Change = {
      '[Content_Types].xml': (text) =>
        text.replace(
          '</Types>',
          `${Object.keys(slides(201))
            .map(
              (part) =>
                `<Override PartName="/${part.replace('slides/slide', 'slides/more')}" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/>`,
            )
            .join('')}</Types>`,
        ),
    };
    const more = Object.fromEntries(
      Object.entries(slides(201)).map(([part, xml]) => [part.replace('slides/slide', 'slides/more'), xml]),
    );
    expect(errors(await check('rive-nord-4x3.pptx', null, { ...more, ...types }))).toContainEqual([
      'too_many_slides',
      '',
    ]);
  });
});
