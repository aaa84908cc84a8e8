import { mentionGaps } from '@jalon/domain';
import type { NoteBlock, NoteCell, NoteSpec } from '../docx/index.js';
import {
  capital,
  hoursText,
  internName,
  internshipContext,
  internshipOpening,
} from '../internship-note/context.js';
import { noteFrame } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, cleanLines, formatDate, truncate } from '../text/index.js';
import type { InternshipAgreementFacts, InternshipSigned } from './facts.js';
import { mentionBlocks, type AgreementWriting } from './mentions.js';
import { internshipAgreementMessages } from './messages.js';

/** A reason longer than this is cut in the table; the amendment itself has it whole. */
const REASON = 400;

/** The internship agreement: parties, the fifteen mentions of D124-4 by their number, amendments, who signs. */
export function buildInternshipAgreementNote(facts: InternshipAgreementFacts): NoteSpec {
  const context = internshipContext(facts.language);
  const words = internshipAgreementMessages(facts.language);
  const writing: AgreementWriting = { facts, context, words };
  const none = NOTE_WORDS[facts.language].none;
  const subtitle = context.say(
    words.subtitle(cleanLine(facts.labName) || none, cleanLine(facts.school) || none, internName(facts)),
  );
  return {
    ...noteFrame({
      language: facts.language,
      document: words.document,
      title: facts.title,
      subject: subtitle,
      labName: facts.labName,
      authorName: facts.authorName,
      keywords: words.keywords,
      dated: signedOn(facts) ?? facts.asOf,
      mark: mark(writing),
      confidentiality: NOTE_WORDS[facts.language].confidentiality,
    }),
    blocks: [
      ...internshipOpening(facts, `${words.document} – ${cleanLine(facts.title)}`, subtitle),
      ...notices(writing),
      ...parties(writing),
      { kind: 'contents', title: NOTE_WORDS[facts.language].contents },
      ...mentionBlocks(writing),
      ...amendmentBlocks(writing),
      ...signatureBlocks(writing),
      { kind: 'rich', style: 'quiet', inlines: [{ kind: 'text', text: context.say(words.source) }] },
    ],
  };
}

/** The day of the last signature, once all have signed. */
const signedOn = ({ state, signatures }: InternshipAgreementFacts): string | null =>
  state !== 'signed'
    ? null
    : signatures.reduce<string | null>(
        (last, { signedOn: on }) => (on !== null && (last === null || on > last) ? on : last),
        null,
      );

/** What stands on the head of every page: a draft never looks like a signed text. */
function mark({ facts, words }: AgreementWriting): string {
  if (facts.state === 'draft') return words.mark.draft(formatDate(facts.asOf, facts.language));
  const on = signedOn(facts);
  return on === null ? words.mark.in_signature : words.mark.signed(formatDate(on, facts.language));
}

function notices({ facts, context, words }: AgreementWriting): NoteBlock[] {
  if (facts.state === 'signed') return [];
  const lacking = new Set(mentionGaps(facts.content).map(({ number }) => number)).size;
  const gaps = facts.state === 'draft' && lacking > 0 ? ` ${words.gaps(lacking)}` : '';
  return [{ kind: 'notice', text: context.say(`${words.notice[facts.state]}${gaps}`) }];
}

function parties({ facts, context, words }: AgreementWriting): NoteBlock[] {
  const { field } = context;
  return [
    ...field(words.field.title, cleanLine(facts.title)),
    ...field(words.field.intern, internName(facts)),
    ...field(words.field.host, cleanLine(facts.labName)),
    ...field(words.field.school, cleanLine(facts.school)),
    ...field(words.field.place, cleanLine(facts.place)),
    ...field(words.field.post, cleanLine(facts.post)),
    ...(facts.useCase === null
      ? []
      : field(words.field.useCase, cleanLine(`${facts.useCase.code} ${facts.useCase.title}`))),
    ...field(words.field.text, context.say(words.textState[facts.state])),
    ...(facts.sha256 === null ? [] : field(words.field.hash, facts.sha256.replace(/(.{32})/, '$1 '))),
  ];
}

function amendmentBlocks({ facts, context, words }: AgreementWriting): NoteBlock[] {
  if (facts.amendments.length === 0) return [];
  const { say } = context;
  const title = say(words.amendments);
  const date = (on: string | null): string => formatDate(on, facts.language);
  return [
    { kind: 'heading', level: 1, text: title, id: 'amendments' },
    { kind: 'intro', text: say(words.amendmentsIntro) },
    {
      kind: 'table',
      caption: title,
      alt: say(words.amendmentsIntro),
      columns: words.amendmentColumns.map((label, index) => ({
        label: say(label),
        share: [8, 26, 14, 32, 20][index] ?? 20,
      })),
      rows: facts.amendments.map((one): NoteCell[] => [
        { text: String(one.number), tone: 'strong' },
        { text: say(words.toEnd(date(one.previousEndOn), date(one.endOn))) },
        { text: hoursText(one.totalMinutes, facts.language) },
        { text: truncate(cleanLines(one.reason).join(' '), REASON) || NOTE_WORDS[facts.language].none },
        {
          text: [
            one.effectiveOn === null ? '' : date(one.effectiveOn),
            amendmentState(one.state, one.signatures),
          ]
            .filter((text) => text !== '')
            .join(' · '),
        },
      ]),
    },
  ];

  function amendmentState(
    state: InternshipAgreementFacts['state'],
    signatures: readonly InternshipSigned[],
  ): string {
    const signed = signatures.filter((one) => one.signedOn !== null).length;
    return say(
      state === 'in_signature'
        ? `${words.textState[state]} (${signed}/${signatures.length})`
        : words.textState[state],
    );
  }
}

function signatureBlocks({ facts, context, words }: AgreementWriting): NoteBlock[] {
  const { say, day, law } = context;
  const none = NOTE_WORDS[facts.language].none;
  const title = say(words.signatures);
  const hand = (on: string | null): NoteCell => {
    if (on !== null) return { text: say(words.signed(day(on))), tone: 'good' };
    // Three lines of a cell are room enough for a hand.
    return facts.state === 'in_signature'
      ? { text: ' \n \n ', paragraphs: [[{ kind: 'break' }, { kind: 'break' }]] }
      : { text: none };
  };
  return [
    { kind: 'heading', level: 1, text: title, id: 'signatures' },
    { kind: 'intro', text: say(words.signLead[facts.state]) },
    {
      kind: 'table',
      caption: title,
      alt: say(words.signLead[facts.state]),
      columns: words.signColumns.map((label, index) => ({
        label: say(label),
        share: [30, 38, 32][index] ?? 30,
      })),
      rows: facts.signatures.map(({ signatory, name, signedOn: on }): NoteCell[] => {
        return [
          { text: say(capital(law.terms[signatory])), tone: 'strong' },
          { text: cleanLine(name) || none },
          hand(on),
        ];
      }),
    },
  ];
}
