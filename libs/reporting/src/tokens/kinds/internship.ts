import { buildInternshipAgreementNote } from '../../internship-agreement/build-note.js';
import type { InternshipAgreementFacts } from '../../internship-agreement/facts.js';
import { mentionTexts, type MentionText } from '../../internship-agreement/mentions.js';
import { internshipAgreementMessages } from '../../internship-agreement/messages.js';
import { certificateLines } from '../../internship-certificate/build-note.js';
import type { InternshipCertificateFacts } from '../../internship-certificate/facts.js';
import { reviewMarks } from '../../internship-evaluation/build-note.js';
import type { InternshipEvaluationFacts, SharedReview } from '../../internship-evaluation/facts.js';
import { internshipEvaluationMessages } from '../../internship-evaluation/messages.js';
import {
  capital,
  internName,
  internshipContext,
  type InternshipNoteFacts,
} from '../../internship-note/context.js';
import { formatLongDate } from '../../text/index.js';
import { list, table, text, type TokenDefinition } from '../define.js';

const EMPTY = '—';
const day = (language: 'fr' | 'en', on: string | null): string | null =>
  on === null ? null : formatLongDate(on, language);

/** What every document about one internship is of. */
const HEAD: readonly TokenDefinition<InternshipNoteFacts>[] = [
  text('internship.title', 'Titre du stage', 'Title of the internship', (facts) => facts.title),
  text('internship.intern', 'Stagiaire', 'Intern', internName),
  text('internship.school', 'Établissement', 'School', (facts) => facts.school),
];

interface MentionOf {
  readonly facts: InternshipAgreementFacts;
  readonly mention: MentionText;
}

const MENTION: readonly TokenDefinition<MentionOf>[] = [
  text('number', 'Numéro de la mention', 'Number of the mention', ({ mention }) => String(mention.number)),
  text('title', 'Intitulé de la mention', 'Name of the mention', ({ mention }) => mention.title),
  table(
    'lines',
    'Ce que dit la mention, ligne par ligne',
    'What the mention says, line by line',
    ({ facts, mention }) => {
      const words = internshipAgreementMessages(facts.language);
      const { say } = internshipContext(facts.language);
      const said = mention.fields.map((field) => ({
        ...field,
        text: field.text === '' && field.missing ? say(words.toComplete(field.label)) : field.text,
      }));
      return { rows: mention.instead === null ? said : [], empty: mention.instead ?? EMPTY };
    },
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
];

export const INTERNSHIP_AGREEMENT_TOKENS: readonly TokenDefinition<InternshipAgreementFacts>[] = [
  ...HEAD,
  text('internship.place', 'Lieu du stage', 'Place of the internship', (facts) => facts.place),
  text(
    'agreement.mark',
    'Mention d’état, en tête de page (BROUILLON…)',
    'State mark at the head of the page (DRAFT…)',
    (facts) => buildInternshipAgreementNote(facts).headerLeft.split(' · ')[0],
  ),
  text(
    'agreement.sha256',
    'Empreinte du texte figé',
    'Fingerprint of the frozen text',
    (facts) => facts.sha256,
  ),
  list(
    'mentions',
    'Les quinze mentions, dans l’ordre',
    'The fifteen mentions, in order',
    (facts) =>
      mentionTexts({
        facts,
        context: internshipContext(facts.language),
        words: internshipAgreementMessages(facts.language),
      }).map((mention) => ({ facts, mention })),
    MENTION,
  ),
  table(
    'signatures',
    'Signataires',
    'Signatories',
    (facts) => ({
      rows: facts.signatures.map((one) => ({ ...one, language: facts.language })),
      empty: EMPTY,
    }),
    [
      [
        'signatory',
        'Qualité',
        'Capacity',
        (row) => capital(internshipContext(row.language).law.terms[row.signatory]),
      ],
      ['name', 'Nom', 'Name', (row) => row.name],
      ['date', 'Date de signature', 'Day of signature', (row) => day(row.language, row.signedOn)],
    ],
  ),
  table(
    'amendments',
    'Avenants',
    'Amendments',
    (facts) => ({
      rows: facts.amendments.map((one) => ({ ...one, language: facts.language })),
      empty: EMPTY,
    }),
    [
      ['number', 'Numéro', 'Number', (row) => String(row.number)],
      ['end', 'Nouvelle fin', 'New end', (row) => day(row.language, row.endOn)],
      ['reason', 'Motif', 'Reason', (row) => row.reason],
      ['state', 'État', 'State', (row) => internshipAgreementMessages(row.language).textState[row.state]],
    ],
  ),
];

export const INTERNSHIP_CERTIFICATE_TOKENS: readonly TokenDefinition<InternshipCertificateFacts>[] = [
  ...HEAD,
  text('certificate.issuedOn', 'Date de l’attestation', 'Day of the certificate', (facts) =>
    day(facts.language, facts.certificate.issuedOn),
  ),
  text(
    'certificate.duration',
    'Durée effective totale',
    'Effective total duration',
    (facts) => certificateLines(facts).at(-2)?.text,
  ),
  text(
    'certificate.stipend',
    'Gratification versée',
    'Stipend paid',
    (facts) => certificateLines(facts).at(-1)?.text,
  ),
  table(
    'certificate.lines',
    'Ce qu’atteste l’organisme, ligne par ligne',
    'What is certified, line by line',
    (facts) => ({ rows: certificateLines(facts), empty: EMPTY }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
];

interface ReviewOf {
  readonly facts: InternshipEvaluationFacts;
  readonly review: SharedReview;
}

const REVIEW: readonly TokenDefinition<ReviewOf>[] = [
  text(
    'title',
    'Bilan de mi-parcours ou évaluation finale',
    'Mid-term review or final evaluation',
    ({ facts, review }) => internshipEvaluationMessages(facts.language).review[review.kind],
  ),
  text('heldOn', 'Date', 'Day', ({ facts, review }) => day(facts.language, review.heldOn)),
  text('by', 'Rédigée par', 'Written by', ({ review }) => review.byName),
  text('summary', 'Synthèse', 'Summary', ({ review }) => review.content.summary),
  text('strengths', 'Points forts', 'Strengths', ({ review }) => review.content.strengths),
  text('improvements', 'Axes de progrès', 'To improve', ({ review }) => review.content.improvements),
  text('agreed', 'Convenu pour la suite', 'Agreed for what follows', ({ review }) => review.content.agreed),
  table(
    'marks',
    'Compétences',
    'Competences',
    ({ facts, review }) => ({ rows: reviewMarks(facts.language, review), empty: EMPTY }),
    [
      ['competence', 'Compétence', 'Competence', (row) => row.competence],
      ['level', 'Niveau', 'Level', (row) => row.level],
      ['comment', 'Commentaire', 'Comment', (row) => row.comment],
    ],
  ),
];

export const INTERNSHIP_EVALUATION_TOKENS: readonly TokenDefinition<InternshipEvaluationFacts>[] = [
  ...HEAD,
  text('internship.tutor', 'Tuteur de stage', 'Internship tutor', (facts) => facts.tutor),
  text('internship.academicTutor', 'Enseignant référent', 'Academic tutor', (facts) => facts.academicTutor),
  list(
    'reviews',
    'Évaluations partagées',
    'Shared evaluations',
    (facts) => facts.reviews.map((review) => ({ facts, review })),
    REVIEW,
  ),
];
