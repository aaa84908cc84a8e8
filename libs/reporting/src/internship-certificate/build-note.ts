import { moneyText } from '../agreement-note/context.js';
import type { NoteBlock, NoteSpec } from '../docx/index.js';
import { hoursText, internName, internshipContext, internshipOpening } from '../internship-note/context.js';
import { noteFrame } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, truncate } from '../text/index.js';
import type { InternshipCertificateFacts } from './facts.js';
import { internshipCertificateMessages } from './messages.js';

/** Characters of a line: with the longest names it is still one page. */
const LINE = 160;

/** What the certificate states, line by line, in the order of the page. */
export function certificateLines(
  facts: InternshipCertificateFacts,
): readonly { label: string; text: string }[] {
  const { say, day } = internshipContext(facts.language);
  const words = internshipCertificateMessages(facts.language);
  const { startOn, endOn, presence, paidCents } = facts.certificate;
  const { minutes, days, months } = presence;
  const short = (text: string): string => truncate(cleanLine(text), LINE);
  const lines = [
    [words.field.intern, short(internName(facts))],
    [words.field.school, short(facts.school)],
    [words.field.curriculum, short(facts.curriculumTitle)],
    [words.field.host, short(facts.labName)],
    [words.field.title, short(facts.title)],
    [words.field.place, short(facts.place)],
    [words.field.tutor, short(facts.tutor)],
    [words.field.period, say(words.fromTo(day(startOn), day(endOn)))],
    [words.field.duration, say(words.duration(hoursText(minutes, facts.language), days, months))],
    [
      words.field.stipend,
      say(paidCents === 0 ? words.noStipend : words.paid(moneyText(paidCents, facts.language))),
    ],
  ] as const;
  return lines.filter(([, text]) => text !== '').map(([label, text]) => ({ label: say(label), text }));
}

/** The certificate of an internship that ended: one page, which the host organisation signs. */
export function buildInternshipCertificateNote(facts: InternshipCertificateFacts): NoteSpec {
  const { say, day, field } = internshipContext(facts.language);
  const words = internshipCertificateMessages(facts.language);
  const short = (text: string): string => truncate(cleanLine(text), LINE);
  const lead = say(words.lead(short(facts.labName), short(internName(facts))));
  const blocks: NoteBlock[] = [
    ...internshipOpening(facts, words.document, ''),
    { kind: 'lead', text: lead },
    { kind: 'heading', level: 1, text: say(words.done), id: 'done' },
    ...certificateLines(facts).flatMap(({ label, text }) => field(label, text)),
    { kind: 'paragraph', text: say(words.issued(day(facts.certificate.issuedOn))) },
    { kind: 'heading', level: 1, text: say(words.sign), id: 'sign' },
    {
      kind: 'table',
      caption: say(words.sign),
      alt: say(words.sign),
      columns: words.signColumns.map((label, index) => ({
        label: say(label),
        share: [30, 30, 40][index] ?? 30,
      })),
      rows: [
        [
          { text: ' ', paragraphs: [[{ kind: 'break' }]] },
          { text: ' ', paragraphs: [[{ kind: 'break' }]] },
          { text: ' \n \n ', paragraphs: [[{ kind: 'break' }, { kind: 'break' }, { kind: 'break' }]] },
        ],
      ],
    },
    { kind: 'rich', style: 'quiet', inlines: [{ kind: 'text', text: say(words.count) }] },
  ];
  return {
    ...noteFrame({
      language: facts.language,
      document: words.document,
      title: short(internName(facts)) || words.document,
      subject: lead,
      labName: facts.labName,
      authorName: facts.authorName,
      keywords: words.keywords,
      dated: facts.certificate.issuedOn,
      mark: '',
      confidentiality: NOTE_WORDS[facts.language].confidentiality,
    }),
    blocks,
  };
}
