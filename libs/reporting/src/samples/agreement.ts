import { emptyAgreement, type AgreementContent, type AgreementState } from '@jalon/domain';
import type { AgreementNoteFacts } from '../agreement-note/facts.js';

type Language = 'fr' | 'en';

/** A full agreement as partners sign it. */
export function sampleAgreement(
  language: Language = 'fr',
  state: AgreementState = 'in_signature',
): AgreementNoteFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const partner = say('Banque de détail', 'Retail bank');
  const content: AgreementContent = {
    ...emptyAgreement(),
    parties: {
      fields: {},
      rows: [
        { name: 'DataLab', side: 'lab', represented: 'Claire Aubin' },
        { name: partner, side: 'partner', represented: 'Jean-Noël Vidal' },
      ],
    },
    stakeholders: {
      fields: {},
      rows: [
        {
          name: 'Jean-Noël Vidal',
          role: say('Commanditaire', 'Sponsor'),
          expectation: say('Moins de ressaisie au guichet', 'Less typing at the counter'),
          interest: 5,
          influence: 5,
        },
        {
          name: say('Service courrier', 'Mail room'),
          role: say('Utilisateurs', 'Users'),
          expectation: '',
          interest: 4,
          influence: 2,
        },
        {
          name: say('Délégué à la protection des données', 'Data protection officer'),
          role: say('Avis', 'Opinion'),
          expectation: say('Durées de conservation tenues', 'Retention kept'),
          interest: 3,
          influence: 4,
        },
      ],
    },
    purpose: {
      fields: {
        text: say(
          'La convention permet au lab de lire et de trier les courriers entrants des particuliers par motif, jusqu’à leur remise au bon service.\nElle fixe ce que chaque partie apporte, et comment le résultat est accepté.',
          'The agreement lets the lab read incoming mail of private customers and sort it by reason, up to its delivery to the right team.\nIt says what each party brings, and how the result is accepted.',
        ),
      },
      rows: [],
    },
    scope: {
      fields: {
        included: say(
          '- Courriers des particuliers\n- Pièces jointes de moins de dix pages',
          '- Mail of private customers\n- Attachments under ten pages',
        ),
        excluded: say('Courriers recommandés et actes d’huissier.', 'Registered mail and bailiffs’ acts.'),
      },
      rows: [],
    },
    deliverables: {
      fields: {},
      rows: [
        {
          name: say('Modèle de tri', 'Sorting model'),
          criteria: say(
            '90 % de motifs justes sur 500 courriers tirés au sort',
            '90% of reasons right over 500 letters drawn at random',
          ),
          dueOn: '2026-09-30',
        },
        {
          name: say('Guide d’exploitation', 'Operation guide'),
          criteria: say(
            'Relu par la production.\nUne reprise sur incident y est décrite pas à pas.\nLes seuils d’alerte y figurent avec qui prévenir.\nLes droits d’accès y sont listés.\nLa procédure de retour arrière y est éprouvée deux fois.',
            'Read by production.\nRecovery from an incident is described step by step.\nAlert thresholds are listed with whom to tell.\nAccess rights are listed.\nRolling back was tried twice.',
          ),
          dueOn: null,
        },
      ],
    },
    plan: {
      fields: {
        note: say(
          'Un jalon glissé de plus de dix jours ouvrés est porté au COPIL.',
          'A milestone slipping more than ten working days goes to the steering committee.',
        ),
      },
      rows: [
        { name: say('Cadrage validé', 'Framing approved'), on: '2026-03-31' },
        { name: say('Pilote ouvert', 'Pilot opened'), on: '2026-06-30' },
        { name: say('Mise en production', 'In production'), on: '2026-11-30' },
      ],
    },
    governance: {
      fields: {
        escalation: say(
          'Le COPIL tranche ; à défaut, les deux directions.',
          'The steering committee decides, else both directors.',
        ),
      },
      rows: [
        {
          name: 'COPIL',
          cadence: 'monthly',
          members: say(
            'Commanditaire, référent fonctionnel, chef de projet',
            'Sponsor, functional referent, project manager',
          ),
        },
        { name: 'COPROJ', cadence: 'biweekly', members: say('Équipe projet', 'Project team') },
      ],
    },
    charges: {
      fields: {
        financing: 'shared',
        rebilled: 4_500_050,
        terms: say(
          'Facturation à la recette, sur relevé des charges.',
          'Billed at acceptance, on the record of days spent.',
        ),
      },
      rows: [
        {
          competence: 'data_science',
          days: 42.5,
          note: say('dont 10 de reprise de données', '10 of which on data'),
        },
        { competence: 'data_ai_engineering', days: 60, note: '' },
        { competence: 'project_management', days: 18, note: '' },
      ],
    },
    data: {
      fields: {
        sources: say(
          'Courriers numérisés des douze derniers mois.',
          'Scanned letters of the last twelve months.',
        ),
        personal: 'processed',
        gdpr: say('Intérêt légitime ; conservation douze mois.', 'Legitimate interest; kept twelve months.'),
      },
      rows: [],
    },
    security: {
      fields: { text: say('Hébergement interne, accès nominatifs.', 'Hosted inside, named accesses.') },
      rows: [],
    },
    property: {
      fields: {
        ownership: say(
          'Le code est au lab, les données restent à l’entité.',
          'The code is the lab’s, the data stay the entity’s.',
        ),
        reversibility: say('Export complet sous trente jours.', 'Full export within thirty days.'),
      },
      rows: [],
    },
    operation: {
      fields: { text: say('MCO par le lab pendant un an.', 'Maintained by the lab for a year.') },
      rows: [],
    },
    kpis: {
      fields: {},
      rows: [
        {
          name: say('Motifs justes', 'Reasons right'),
          target: '90',
          unit: '%',
          method: say('Échantillon mensuel de 200 courriers', 'Monthly sample of 200 letters'),
        },
        {
          name: say('Délai de remise', 'Time to delivery'),
          target: '2',
          unit: 'h',
          method: say('Horodatage', 'Time stamps'),
        },
      ],
    },
    term: {
      fields: {
        from: '2026-03-01',
        to: '2027-12-31',
        ending: say('Préavis de trois mois.', 'Three months’ notice.'),
        amendments: say('Par avenant signé des parties.', 'By an amendment that the parties sign.'),
      },
      rows: [],
    },
    signatories: {
      fields: {},
      rows: [
        {
          name: 'Claire Aubin',
          quality: say('Directrice du DataLab', 'Head of the DataLab'),
          party: 'DataLab',
        },
        {
          name: 'Jean-Noël Vidal',
          quality: say('Directeur des opérations', 'Head of operations'),
          party: partner,
        },
      ],
    },
  };
  const signed = state === 'signed' || state === 'expired';
  const shown = signed || state === 'in_signature' ? content.signatories.rows : [];
  return {
    language,
    labName: 'DataLab',
    authorName: 'Mehdi Lantier',
    demo: true,
    asOf: '2026-03-18',
    useCase: {
      code: 'UC-012',
      title: say('Lecture automatique des courriers entrants', 'Automatic reading of incoming mail'),
    },
    entityName: partner,
    number: 2,
    title: say(
      'Convention projet – Lecture automatique des courriers entrants',
      'Project agreement – Automatic reading of incoming mail',
    ),
    state,
    version:
      state === 'draft' ? null : { number: 3, sha256: '0123456789abcdef'.repeat(4), frozenOn: '2026-03-10' },
    signedOn: signed ? '2026-03-17' : null,
    content,
    amendment: null,
    amendments: signed
      ? [{ number: 1, title: say('Report de la fin', 'A later end'), signedOn: '2026-10-02' }]
      : [],
    signatures: shown.map((row, index) => ({
      ...row,
      signedOn: signed ? '2026-03-17' : index === 0 ? '2026-03-12' : null,
    })),
  };
}

/** An amendment that changes fields, short and long, and rows. */
export function sampleAmendment(
  language: Language = 'fr',
  state: AgreementState = 'in_review',
): AgreementNoteFacts {
  const facts = sampleAgreement(language, state);
  const { content } = facts;
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const [model, guide] = content.deliverables.rows;
  const after: Partial<AgreementContent> = {
    term: { ...content.term, fields: { ...content.term.fields, to: '2028-06-30' } },
    scope: {
      ...content.scope,
      fields: {
        ...content.scope.fields,
        included: say(
          'Courriers des particuliers et des professionnels, pièces jointes comprises. ',
          'Mail of private and business customers, attachments included. ',
        ).repeat(9),
      },
    },
    deliverables: {
      fields: {},
      rows: [
        ...(model ? [{ ...model, dueOn: '2027-01-31' }] : []),
        {
          name: say('Tableau de suivi', 'Follow-up board'),
          criteria: say('Mis à jour chaque nuit', 'Updated every night'),
          dueOn: '2027-03-31',
        },
      ],
    },
    signatories: content.signatories,
  };
  const before: Partial<AgreementContent> = {
    term: content.term,
    scope: content.scope,
    deliverables: { fields: {}, rows: [model, guide].filter((row) => row !== undefined) },
    signatories: content.signatories,
  };
  return {
    ...facts,
    number: 1,
    title: say('Avenant – report de la fin et périmètre étendu', 'Amendment – a later end and a wider scope'),
    content: { ...content, ...after },
    amendment: {
      reason: say(
        'Le pilote a montré que les courriers des professionnels peuvent être lus.',
        'The pilot showed that mail of business customers can be read.',
      ),
      before,
      after,
      of: { number: 2, title: facts.title, signedOn: '2026-03-17' },
    },
    amendments: [],
  };
}
