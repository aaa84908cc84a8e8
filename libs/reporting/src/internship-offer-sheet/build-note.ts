import type { CatalogueText } from '@jalon/domain';
import type { NoteBlock, NoteCell, NoteSpec } from '../docx/index.js';
import { catalogueMessages } from '../internship-catalogue/messages.js';
import { verbatim } from '../internship-catalogue/view-model.js';
import { fieldLine, noteFrame } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, formatDate, formatLongDate, typeset } from '../text/index.js';
import type { InternshipOfferSheetFacts } from './facts.js';
import { offerSheetMessages } from './messages.js';

/** A line of the sheet with its label. */
export interface SheetLine {
  readonly label: string;
  readonly text: string;
}

/** A step, or what belongs to none, with what it leaves. */
export interface SheetStep {
  readonly number: string;
  readonly step: string;
  readonly deliverables: string;
}

const listed = (found: readonly string[]): string =>
  found
    .map(verbatim)
    .filter((text) => text !== '')
    .join('\u00A0; ');

/** The name the lab gives it, and the word of the offer; either may be missing. */
const both = (name: string, word: string): string => [name, word].filter((text) => text !== '').join(' – ');

/** Who, when and how many, line by line; what is not known is not there. */
export function sheetHead(facts: InternshipOfferSheetFacts): readonly SheetLine[] {
  const words = offerSheetMessages(facts.language);
  const { content } = facts;
  const lines: readonly (readonly [string, string])[] = [
    [words.field.role, verbatim(content.role)],
    [words.field.hashtags, content.hashtags.map(verbatim).join(' ')],
    [words.field.product, cleanLine(facts.product)],
    [words.field.squad, both(cleanLine(facts.squad), verbatim(content.team))],
    [words.field.tutor, cleanLine(facts.tutor)],
    [words.field.referent, both(cleanLine(facts.referent), verbatim(content.functionalReferent))],
    [words.field.supervision, verbatim(content.supervision ?? '')],
    [words.field.places, both(facts.places === 0 ? '' : words.places(facts.places), dates(facts))],
    [
      words.field.closes,
      facts.closesOn === null ? '' : words.until(formatLongDate(facts.closesOn, facts.language)),
    ],
  ];
  return lines
    .filter(([, text]) => text !== '')
    .map(([label, text]) => ({ label: typeset(label, facts.language), text }));
}

function dates({ language, startsOn, endsOn }: InternshipOfferSheetFacts): string {
  const words = offerSheetMessages(language);
  const [from, to] = [
    startsOn && formatLongDate(startsOn, language),
    endsOn && formatLongDate(endsOn, language),
  ];
  if (from && to) return words.fromTo(from, to);
  return from ? words.from(from) : to ? words.until(to) : '';
}

/** The steps in their order, each with its deliverables; those of no step come last, so that none is lost. */
export function sheetSteps({ language, content }: InternshipOfferSheetFacts): readonly SheetStep[] {
  const kinds = catalogueMessages(language).kind;
  const words = offerSheetMessages(language);
  const leaves = (codes: (code: string) => boolean): string =>
    listed(content.deliverables.filter(({ step }) => codes(step)).map(({ label }) => label));
  const known = new Set(content.steps.map(({ code }) => code));
  const rest = leaves((code) => !known.has(code));
  return [
    ...content.steps.map(({ code, label, condition, kind }, index) => ({
      number: String(index + 1),
      step: [
        verbatim(condition === null ? label : `${label} ${condition}`),
        ...(kind === 'phase' ? [] : [`(${typeset(kinds[kind], language)})`]),
      ].join(' '),
      deliverables: leaves((step) => step === code),
    })),
    ...(rest === '' ? [] : [{ number: '', step: typeset(words.otherSteps, language), deliverables: rest }]),
  ];
}

/** An offer on one or two pages: nothing of what candidates read is left out, nothing is added. */
export function buildInternshipOfferSheetNote(facts: InternshipOfferSheetFacts): NoteSpec {
  const { language, content } = facts;
  const words = offerSheetMessages(language);
  const labels = catalogueMessages(language);
  const say = (text: string): string => typeset(text, language);
  const title = verbatim(facts.title) || NOTE_WORDS[language].none;
  const subtitle = say(words.subtitle(facts.number, cleanLine(facts.campaign)));
  const chapter = (id: string, heading: string, blocks: readonly NoteBlock[]): NoteBlock[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: say(heading), id }, ...blocks];
  const field = (label: string, text: string): NoteBlock[] => fieldLine(language, say(label), text);
  return {
    ...noteFrame({
      language,
      document: words.document,
      title,
      subject: subtitle,
      labName: facts.labName,
      authorName: facts.authorName,
      keywords: [...words.keywords, ...content.hashtags.map(verbatim)],
      dated: facts.asOf,
      mark: words.mark[facts.state](formatDate(facts.asOf, language)),
      confidentiality: facts.state === 'draft' ? NOTE_WORDS[language].confidentiality : words.forCandidates,
    }),
    blocks: [
      { kind: 'title', text: title },
      { kind: 'subtitle', text: subtitle },
      ...(facts.demo ? [{ kind: 'notice', text: NOTE_WORDS[language].demoNotice } as const] : []),
      ...(facts.state === 'draft' ? [{ kind: 'notice', text: say(words.draft) } as const] : []),
      ...(words.original === ''
        ? []
        : [
            {
              kind: 'rich',
              style: 'quiet',
              inlines: [{ kind: 'text', text: words.original }],
            } as const,
          ]),
      ...sheetHead(facts).flatMap(({ label, text }) => fieldLine(language, label, text)),
      ...chapter('context', labels.context, texts(content.context)),
      ...chapter('objective', labels.objective, texts([{ text: content.objective, level: 0 }])),
      ...chapter('missions', labels.missions, missions(facts)),
      ...chapter('steps', words.steps, steps(facts)),
      ...chapter('organisation', labels.organisation, [
        ...texts(content.organisation),
        ...field(labels.products, listed(content.products.map(productText))),
        ...field(labels.audiences, listed(content.audiences)),
        ...field(words.field.data, listed(content.evaluationData)),
        ...field(labels.constraints, listed(content.constraints)),
        ...field(labels.apply, verbatim(content.applyLabel)),
      ]),
      ...chapter(
        'references',
        labels.references,
        content.references.map((one, index) => item(`[${index + 1}] ${referenceText(one)}`)),
      ),
    ],
  };
}

type Content = InternshipOfferSheetFacts['content'];

const productText = ({ name, kind, status }: Content['products'][number]): string =>
  [name, ...(kind === '' ? [] : [`– ${kind}`]), ...(status === '' ? [] : [`(${status})`])].join(' ');

const referenceText = ({ authors, year, title, venue }: Content['references'][number]): string =>
  `${authors} (${year}). ${title}.${venue === '' ? '' : ` ${venue}.`}`;

const item = (text: string): NoteBlock => ({
  kind: 'item',
  list: null,
  level: 1,
  inlines: [{ kind: 'text', text: verbatim(text) }],
});

const texts = (found: readonly CatalogueText[]): NoteBlock[] =>
  found
    .filter(({ text }) => verbatim(text) !== '')
    .map(({ text, level }) => (level === 1 ? item(text) : { kind: 'paragraph', text: verbatim(text) }));

/** Under their headings, in the order of the text. */
function missions({ content }: InternshipOfferSheetFacts): NoteBlock[] {
  let group: string | null = null;
  let groups = 0;
  const blocks = content.missions.flatMap((mission): NoteBlock[] => {
    const text = verbatim(mission.text);
    const heading = verbatim(mission.group ?? '');
    const begins = heading !== '' && mission.group !== group;
    group = mission.group;
    if (begins) groups += 1;
    return [
      ...(begins ? [{ kind: 'heading', level: 2, text: heading, id: `missions ${groups}` } as const] : []),
      ...(text === '' ? [] : [item(text)]),
    ];
  });
  return [...texts([{ text: content.missionsLead, level: 0 }]), ...blocks];
}

function steps(facts: InternshipOfferSheetFacts): NoteBlock[] {
  const rows = sheetSteps(facts);
  if (rows.length === 0) return [];
  const { language } = facts;
  const words = offerSheetMessages(language);
  const none = NOTE_WORDS[language].none;
  return [
    {
      kind: 'table',
      caption: typeset(words.steps, language),
      alt: typeset(words.stepsAlt, language),
      columns: words.stepsColumns.map((label, index) => ({
        label: typeset(label, language),
        share: [8, 42, 50][index] ?? 40,
      })),
      rows: rows.map(({ number, step, deliverables }): NoteCell[] => [
        { text: number || none },
        { text: step, tone: 'strong' },
        { text: deliverables || none },
      ]),
    },
  ];
}
