import { INTERN_COMPETENCES } from '@jalon/domain';
import { isLong, textCell } from '../agreement-note/articles.js';
import type { NoteBlock, NoteCell, NoteSpec } from '../docx/index.js';
import { internName, internshipContext, internshipOpening } from '../internship-note/context.js';
import { noteFrame, proseBlocks } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { quietly } from '../note/written.js';
import { cleanLine } from '../text/index.js';
import type { InternshipEvaluationFacts, SharedReview } from './facts.js';
import { internshipEvaluationMessages } from './messages.js';

/** What the tutor shared: the mid-term review, then the final evaluation, by one grid. */
export function buildInternshipEvaluationNote(facts: InternshipEvaluationFacts): NoteSpec {
  const { say, day, field } = internshipContext(facts.language);
  const words = internshipEvaluationMessages(facts.language);
  const subtitle = words.subtitle(internName(facts), cleanLine(facts.school));
  const last = facts.reviews.at(-1);
  return {
    ...noteFrame({
      language: facts.language,
      document: words.document,
      title: facts.title,
      subject: subtitle,
      labName: facts.labName,
      authorName: facts.authorName,
      keywords: words.keywords,
      dated: last?.heldOn ?? facts.asOf,
      mark: '',
      confidentiality: NOTE_WORDS[facts.language].confidentiality,
    }),
    blocks: [
      ...internshipOpening(facts, `${words.document} – ${cleanLine(facts.title)}`, subtitle),
      ...field(words.field.period, say(words.fromTo(day(facts.startOn), day(facts.endOn)))),
      ...field(words.field.tutor, cleanLine(facts.tutor)),
      ...field(words.field.academicTutor, cleanLine(facts.academicTutor)),
      { kind: 'contents', title: NOTE_WORDS[facts.language].contents },
      ...facts.reviews.flatMap((review) => reviewBlocks(facts, review)),
    ],
  };
}

/** The marks of a review by the grid, in its order; what was not marked was not observed. */
export function reviewMarks(
  language: 'fr' | 'en',
  { content }: SharedReview,
): readonly {
  readonly competence: string;
  readonly level: string;
  readonly observed: boolean;
  readonly comment: string;
}[] {
  const words = internshipEvaluationMessages(language);
  return INTERN_COMPETENCES.map((competence) => {
    const mark = content.marks.find((one) => one.competence === competence);
    const level = mark?.level ?? null;
    return {
      competence: words.competence[competence],
      level: level === null ? words.notObserved : words.level[level],
      observed: level !== null,
      comment: mark?.comment ?? '',
    };
  });
}

function reviewBlocks(facts: InternshipEvaluationFacts, review: SharedReview): NoteBlock[] {
  const { say, day, field } = internshipContext(facts.language);
  const words = internshipEvaluationMessages(facts.language);
  const { kind, content } = review;
  const title = say(words.review[kind]);
  const section = (id: string, label: string, text: string): NoteBlock[] => {
    const said = proseBlocks(text);
    return [
      { kind: 'heading', level: 2, text: say(label), id: `${kind} ${id}` },
      ...(said.length > 0 ? said : [quietly(say(words.notSaid))]),
    ];
  };
  return [
    { kind: 'heading', level: 1, text: title, id: kind },
    ...field(words.field.heldOn, day(review.heldOn)),
    ...field(words.field.by, cleanLine(review.byName)),
    ...field(words.field.sharedOn, day(review.sharedOn)),
    ...field(words.field.present, words.academic[content.academicTutor ? 'yes' : 'no']),
    ...section('summary', words.summary, content.summary),
    { kind: 'heading', level: 2, text: say(words.marks), id: `${kind} marks` },
    ...marksBlocks(facts, review, title),
    ...section('strengths', words.strengths, content.strengths),
    ...section('improvements', words.improvements, content.improvements),
    ...section('agreed', words.agreed, content.agreed),
  ];
}

function marksBlocks(facts: InternshipEvaluationFacts, review: SharedReview, title: string): NoteBlock[] {
  const { say } = internshipContext(facts.language);
  const words = internshipEvaluationMessages(facts.language);
  const { none } = NOTE_WORDS[facts.language];
  const marks = reviewMarks(facts.language, review);
  const alt = say(words.marksAlt(marks.filter(({ observed }) => observed).length, marks.length));
  // A long comment is said under its competence after the table: no row of a table fills a page.
  const long = marks.filter(({ comment }) => isLong(comment));
  return [
    { kind: 'intro', text: alt },
    {
      kind: 'table',
      caption: `${title} – ${say(words.marks)}`,
      alt,
      columns: words.columns.map((label, index) => ({ label: say(label), share: [30, 22, 48][index] ?? 30 })),
      rows: marks.map(({ competence, level, observed, comment }): NoteCell[] => [
        { text: say(competence), tone: 'strong' },
        observed ? { text: say(level) } : { text: say(level), tone: 'muted' },
        isLong(comment)
          ? { text: say(words.below), tone: 'muted' }
          : comment.trim() === ''
            ? { text: none }
            : textCell(comment),
      ]),
    },
    ...long.flatMap(({ competence, comment }): NoteBlock[] => [
      { kind: 'heading', level: 3, text: say(competence), id: `${review.kind} ${competence}` },
      ...proseBlocks(comment),
    ]),
  ];
}
