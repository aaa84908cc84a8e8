import { AGREEMENT_SECTIONS, agreementGaps, type AgreementSection, type LocalDate } from '@jalon/domain';
import type { NoteBlock, NoteSpec } from '../docx/index.js';
import { fieldLine, noteFrame, proseBlocks } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, formatDate, formatLongDate, formatNumber } from '../text/index.js';
import { articleBlocks } from './articles.js';
import { changeBlocks, unchangedText } from './changes.js';
import { agreementContext, articleName, articleNumber, valueText, type AgreementContext } from './context.js';
import type { AgreementNoteFacts } from './facts.js';
import { signatureBlocks } from './signatures.js';

/** The project agreement: its articles in order, who signs, and what identifies the text. */
export function buildAgreementNote(facts: AgreementNoteFacts): NoteSpec {
  const context = agreementContext(facts.language, facts.version === null);
  const { words, say } = context;
  const subtitle = say(
    words.subtitle(
      words.agreementNumber(facts.number),
      cleanLine(facts.labName),
      cleanLine(facts.entityName),
    ),
  );
  return {
    ...frame(facts, context, words.agreement, subtitle),
    blocks: [
      ...opening(facts, context, subtitle),
      ...essentials(facts, context),
      { kind: 'contents', title: NOTE_WORDS[facts.language].contents },
      ...AGREEMENT_SECTIONS.flatMap((section): NoteBlock[] => [
        { kind: 'heading', level: 1, text: say(words.section[section]), id: `article ${section}` },
        ...(section === 'signatories'
          ? signatureBlocks(context, facts)
          : articleBlocks(context, section, facts.content[section])),
      ]),
      ...annexes(facts, context),
    ],
  };
}

/** The amendment: why, which articles change, before and after, and who signs. @throws Error when the facts are no amendment's */
export function buildAmendmentNote(facts: AgreementNoteFacts): NoteSpec {
  const { amendment } = facts;
  if (amendment === null) throw new Error('an agreement is not an amendment');
  const context = agreementContext(facts.language, facts.version === null);
  const { words, say, language } = context;
  const of = words.agreementNumber(amendment.of.number);
  const signedOn = amendment.of.signedOn === null ? null : formatLongDate(amendment.of.signedOn, language);
  const subtitle = say(
    words.amendmentSubtitle(words.amendmentNumber(facts.number), lowerFirst(of), signedOn),
  );
  const heading = (text: string, id: string): NoteBlock => ({
    kind: 'heading',
    level: 1,
    text: say(text),
    id,
  });
  return {
    ...frame(facts, context, words.amendment, subtitle),
    blocks: [
      ...opening(facts, context, subtitle),
      ...fieldLine(language, words.field.agreement, `${of} – ${cleanLine(amendment.of.title)}`),
      ...essentials(facts, context),
      { kind: 'contents', title: NOTE_WORDS[language].contents },
      heading(words.change.reason, 'amendment reason'),
      ...orToWrite(context, proseBlocks(amendment.reason)),
      heading(words.change.articles, 'amendment articles'),
      ...changeBlocks(context, amendment.before, amendment.after),
      heading(words.change.others, 'amendment others'),
      { kind: 'paragraph', text: unchangedText(context, amendment.before, amendment.after) },
      heading(words.change.signatures, 'amendment signatures'),
      ...signatureBlocks(context, facts),
      ...annexes(facts, context),
    ],
  };
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const orToWrite = ({ words, say }: AgreementContext, blocks: NoteBlock[]): NoteBlock[] =>
  blocks.length > 0
    ? blocks
    : [
        {
          kind: 'rich',
          style: 'paragraph',
          inlines: [{ kind: 'text', text: say(words.toComplete), tone: 'warning' }],
        },
      ];

function frame(
  facts: AgreementNoteFacts,
  context: AgreementContext,
  document: string,
  subject: string,
): Omit<NoteSpec, 'blocks'> {
  const { language } = facts;
  return noteFrame({
    language,
    document,
    title: facts.title,
    subject,
    labName: facts.labName,
    authorName: facts.authorName,
    keywords: [cleanLine(facts.useCase.code), ...context.words.keywords],
    dated: facts.signedOn ?? facts.version?.frozenOn ?? facts.asOf,
    mark: mark(facts, context),
    confidentiality: NOTE_WORDS[language].sharedWith(cleanLine(facts.labName), cleanLine(facts.entityName)),
  });
}

/** What stands on the header of every page: a draft never looks like a signed text. */
function mark(
  { state, version, signedOn, asOf, language }: AgreementNoteFacts,
  { words }: AgreementContext,
): string {
  const date = (day: LocalDate | null): string => formatDate(day, language);
  if (version === null) return words.mark.draft(date(asOf));
  switch (state) {
    case 'draft':
    case 'in_review':
      return words.mark.in_review(version.number);
    case 'in_signature':
      return words.mark.in_signature(version.number);
    case 'signed':
      return words.mark.signed(version.number, date(signedOn));
    case 'expired':
      return words.mark.expired(version.number, date(signedOn));
  }
}

function opening(facts: AgreementNoteFacts, context: AgreementContext, subtitle: string): NoteBlock[] {
  const { words, say, language } = context;
  const { state, content, version } = facts;
  const ended = content.term.fields.to;
  const notice =
    state === 'signed'
      ? null
      : state === 'expired'
        ? ended === null
          ? null
          : words.notice.expired(formatLongDate(ended, language))
        : version === null
          ? words.notice.draft
          : words.notice[state];
  return [
    { kind: 'title', text: cleanLine(facts.title) || say(words.agreement) },
    { kind: 'subtitle', text: subtitle },
    ...(facts.demo ? [{ kind: 'notice', text: NOTE_WORDS[language].demoNotice } as const] : []),
    ...(notice === null ? [] : [{ kind: 'notice', text: say(notice) } as const]),
  ];
}

/** What a reader looks for first: between whom, for how long, paid by whom, and which text it is. */
function essentials(facts: AgreementNoteFacts, context: AgreementContext): NoteBlock[] {
  const { words, say, language } = context;
  const { content, version } = facts;
  const { from, to } = content.term.fields;
  const parties = content.parties.rows.map(({ name }) => cleanLine(name)).filter((name) => name !== '');
  const text =
    version === null
      ? words.draftText(formatLongDate(facts.asOf, language))
      : words.versionText(version.number, formatLongDate(version.frozenOn, language));
  const financing = valueText(
    context,
    'charges',
    'financing',
    { kind: 'choice', choices: [], need: 'always' },
    content.charges.fields.financing,
  );
  const line = (label: string, said: string): NoteBlock[] => fieldLine(language, say(label), say(said));
  return [
    ...line(words.field.useCase, cleanLine(`${facts.useCase.code} ${facts.useCase.title}`)),
    ...line(words.field.entity, cleanLine(facts.entityName)),
    ...line(words.field.parties, parties.join(', ')),
    ...(from === null || to === null
      ? []
      : line(words.field.term, words.fromTo(formatLongDate(from, language), formatLongDate(to, language)))),
    ...line(words.field.financing, financing),
    ...line(words.field.text, text),
  ];
}

function annexes(facts: AgreementNoteFacts, context: AgreementContext): NoteBlock[] {
  const { words, say, language } = context;
  const { version } = facts;
  const blocks: NoteBlock[] = [
    { kind: 'heading', level: 1, text: say(words.annexes), id: 'annexes' },
    { kind: 'heading', level: 2, text: say(words.identity), id: 'annex identity' },
  ];
  if (version === null) blocks.push({ kind: 'paragraph', text: say(words.draftIdentity) });
  else {
    blocks.push(
      ...fieldLine(
        language,
        say(words.field.text),
        say(words.versionText(version.number, formatLongDate(version.frozenOn, language))),
      ),
      ...fieldLine(language, say(words.field.hash), version.sha256.replace(/(.{32})/, '$1 ')),
      { kind: 'paragraph', text: say(words.identityText) },
    );
  }
  if (facts.amendments.length > 0) blocks.push(...amendmentsAnnex(facts, context));
  const gaps = version === null && facts.amendment === null ? gapsBySection(facts) : [];
  if (gaps.length > 0) {
    blocks.push(
      { kind: 'heading', level: 2, text: say(words.gaps.heading), id: 'annex gaps' },
      { kind: 'intro', text: say(words.gaps.lead) },
      {
        kind: 'table',
        caption: say(words.gaps.heading),
        alt: say(words.gaps.lead),
        columns: [
          { label: say(words.gaps.columns[0]), share: 75 },
          { label: say(words.gaps.columns[1]), share: 25, align: 'right' },
        ],
        rows: gaps.map(([section, count]) => [
          {
            text: articleName(context, section),
            link: `article ${section}`,
            pageWord: NOTE_WORDS[language].pageShort,
          },
          { text: formatNumber(count, language) },
        ]),
      },
    );
  }
  return blocks;
}

function amendmentsAnnex(facts: AgreementNoteFacts, { words, say, language }: AgreementContext): NoteBlock[] {
  return [
    { kind: 'heading', level: 2, text: say(words.amendments.heading), id: 'annex amendments' },
    { kind: 'intro', text: say(words.amendments.lead) },
    {
      kind: 'table',
      caption: say(words.amendments.heading),
      alt: say(words.amendments.lead),
      columns: words.amendments.columns.map((label, index) => ({
        label: say(label),
        share: [20, 60, 20][index] ?? 20,
      })),
      rows: facts.amendments.map((one) => [
        { text: words.amendmentNumber(one.number), tone: 'strong' as const },
        { text: cleanLine(one.title) || NOTE_WORDS[language].none },
        { text: formatDate(one.signedOn, language) },
      ]),
    },
  ];
}

function gapsBySection({ content }: AgreementNoteFacts): readonly (readonly [AgreementSection, number])[] {
  const gaps = agreementGaps(content);
  return AGREEMENT_SECTIONS.flatMap((section) => {
    const count = gaps.filter((gap) => gap.section === section).length;
    return count === 0 ? [] : [[section, count] as const];
  }).sort(([left], [right]) => articleNumber(left) - articleNumber(right));
}
