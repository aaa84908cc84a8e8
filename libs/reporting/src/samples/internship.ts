import { INTERN_COMPETENCES, type CompetenceLevel, type InternshipAgreementContent } from '@jalon/domain';
import type { InternshipAgreementFacts } from '../internship-agreement/facts.js';
import type { InternshipCertificateFacts } from '../internship-certificate/facts.js';
import type { InternshipEvaluationFacts, SharedReview } from '../internship-evaluation/facts.js';

type Language = 'fr' | 'en';

const head = (language: Language) => ({
  language,
  labName: 'DataLab',
  authorName: 'Sofia Perrault',
  demo: true,
  asOf: '2026-06-30',
  title: language === 'fr' ? 'Évaluer les réponses d’un assistant' : 'Evaluating what an assistant answers',
  firstName: 'Inès',
  lastName: 'Corbin',
  school: language === 'fr' ? 'Université de Rennes' : 'University of Rennes',
});

/** Every mention said, and one amendment. */
export function sampleInternshipAgreement(
  language: Language = 'fr',
  state: InternshipAgreementFacts['state'] = 'in_signature',
): InternshipAgreementFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const content: InternshipAgreementContent = {
    curriculumTitle: say('Master 2 Intelligence artificielle', 'Master’s degree in artificial intelligence'),
    curriculumHours: 420,
    gapYear: false,
    academicTutor: 'Claire Fontaine',
    tutor: 'Luc Petit',
    skills: say(
      '- Construire un jeu de tests\n- Comparer des modèles de langue\n- Écrire un article',
      '- Building a test set\n- Comparing language models\n- Writing a paper',
    ),
    activities: say(
      'Étude bibliographique, protocole d’évaluation, étude comparative sur des données internes et externes, puis intégration dans le produit.',
      'Reading the literature, an evaluation protocol, a comparative study on internal and external data, then integration into the product.',
    ),
    startOn: '2026-03-02',
    endOn: '2026-08-28',
    totalMinutes: 51_660,
    weeklyMinutes: 2_100,
    unusualHours: { night: false, sunday: false, holiday: false },
    supervision: say(
      'Un point chaque semaine avec le tuteur, deux points au moins avec l’enseignant référent.',
      'A meeting each week with the tutor, two at least with the academic tutor.',
    ),
    stipendCents: 450,
    paymentTerms: say(
      'Versée à la fin de chaque mois, par virement.',
      'Paid at the end of each month, by transfer.',
    ),
    socialProtection: say(
      'Régime général de l’étudiant ; les accidents du travail et de trajet sont couverts.',
      'The student’s general scheme; accidents at work and on the way are covered.',
    ),
    liability: say(
      'Le stagiaire et l’organisme d’accueil sont assurés en responsabilité civile.',
      'The intern and the host organisation are insured for civil liability.',
    ),
    authorisedAbsences: say(
      'Deux jours par mois, les examens, et les congés de l’article L124-13.',
      'Two days a month, exams, and the leave of article L124-13.',
    ),
    suspension: say(
      'Par écrit, huit jours à l’avance, après un point à trois.',
      'In writing, eight days ahead, after a meeting of the three.',
    ),
    validation: say('L’école valide ou propose un report.', 'The school validates or offers a later date.'),
    benefits: say(
      'Restaurant d’entreprise et moitié du titre de transport.',
      'Company restaurant and half of the transport pass.',
    ),
    houseRules: say(
      'Règles de sécurité des systèmes d’information et horaires.',
      'Rules of information security and working hours.',
    ),
    certificateTerms: say('Remise le dernier jour du stage.', 'Handed over on the last day.'),
  };
  const signed = state === 'signed';
  const name = {
    intern: 'Inès Corbin',
    host: 'Sofia Perrault',
    school: 'Paul Rey',
    academic_tutor: 'Claire Fontaine',
    tutor: 'Luc Petit',
  };
  const signatures = (Object.keys(name) as (keyof typeof name)[]).map((signatory, index) => ({
    signatory,
    name: name[signatory],
    signedOn: signed ? '2026-02-20' : state === 'in_signature' && index === 0 ? '2026-02-18' : null,
  }));
  return {
    ...head(language),
    place: 'Rennes',
    post: say('Science des données', 'Data science'),
    useCase: {
      code: 'UC-012',
      title: say('Lecture automatique des courriers entrants', 'Automatic reading of incoming mail'),
    },
    state,
    sha256: state === 'draft' ? null : '0123456789abcdef'.repeat(4),
    content: state === 'draft' ? { ...content, benefits: '', unusualHours: null, liability: '' } : content,
    signatures,
    amendments: signed
      ? [
          {
            number: 1,
            state: 'in_signature',
            endOn: '2026-08-31',
            previousEndOn: '2026-08-28',
            totalMinutes: 52_080,
            reason: say(
              'Un jour de plus pour la restitution finale.',
              'One more day for the final restitution.',
            ),
            effectiveOn: '2026-08-28',
            signatures,
          },
        ]
      : [],
  };
}

/** An internship of six months that ended, its stipend paid. */
export function sampleInternshipCertificate(language: Language = 'fr'): InternshipCertificateFacts {
  return {
    ...head(language),
    asOf: '2026-08-28',
    place: 'Rennes',
    curriculumTitle:
      language === 'fr' ? 'Master 2 Intelligence artificielle' : 'Master’s degree in artificial intelligence',
    tutor: 'Luc Petit',
    certificate: {
      startOn: '2026-03-02',
      endOn: '2026-08-28',
      presence: { minutes: 51_690, days: 123, months: 5 },
      paidCents: 387_675,
      issuedOn: '2026-08-28',
    },
  };
}

/** Both evaluations shared, one competence not observed mid-term. */
export function sampleInternshipEvaluation(language: Language = 'fr'): InternshipEvaluationFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const review = (
    kind: SharedReview['kind'],
    heldOn: string,
    levels: readonly (CompetenceLevel | null)[],
  ): SharedReview => ({
    kind,
    heldOn,
    sharedOn: heldOn,
    byName: 'Luc Petit',
    content: {
      academicTutor: true,
      marks: INTERN_COMPETENCES.map((competence, index) => ({
        competence,
        level: levels[index % levels.length] ?? null,
        comment:
          index % 2 === 0
            ? say('Des exemples dans le journal de la semaine.', 'Examples in the weekly log.')
            : '',
      })),
      summary: say(
        'Le protocole tient et les premiers résultats sont reproductibles.',
        'The protocol holds and first results can be reproduced.',
      ),
      strengths: say(
        '- Rigueur des mesures\n- Écoute des utilisateurs',
        '- Rigour of measures\n- Listening to users',
      ),
      improvements: say('Écrire plus tôt ce qui est décidé.', 'Writing decisions down earlier.'),
      agreed: say(
        'Un plan de l’article avant la fin du mois.',
        'An outline of the paper before the end of the month.',
      ),
    },
  });
  return {
    ...head(language),
    asOf: '2026-08-28',
    startOn: '2026-03-02',
    endOn: '2026-08-28',
    tutor: 'Luc Petit',
    academicTutor: 'Claire Fontaine',
    reviews: [
      review('mid_term', '2026-05-29', ['in_progress', 'acquired', null]),
      review('final', '2026-08-26', ['acquired', 'mastered']),
    ],
  };
}
