import {
  addDays,
  BORDERS,
  HEALTHS,
  healthTrend,
  reportDates,
  RISK_RESPONSES,
  slippage,
  STAGES,
  trendOf,
} from '@jalon/domain';
import type { CommitteeFacts, CommitteeMilestone, CommitteeUseCase } from '../committee-deck/facts.js';
import { sampleFacts } from './month.js';

type Language = 'fr' | 'en';
const AS_OF = '2026-04-14';

function milestone(name: string, index: number, at: number): CommitteeMilestone {
  const baselineOn = addDays('2026-01-20', (index % 5) * 9 + at * 38);
  const late = (index + at) % 3 === 0 ? 9 + ((index * 7) % 40) : 0;
  const forecastOn = addDays(baselineOn, late);
  const reached = forecastOn < '2026-04-02';
  const said = [
    { saidOn: '2026-01-05', dueOn: baselineOn },
    ...(late > 0
      ? [
          { saidOn: '2026-02-11', dueOn: addDays(baselineOn, Math.round(late / 2)) },
          { saidOn: '2026-03-17', dueOn: forecastOn },
        ]
      : []),
  ];
  const actualOn = reached ? forecastOn : null;
  const { points, slips } = trendOf(said, reportDates('2026-01-05', AS_OF), actualOn);
  return {
    name,
    baselineOn,
    forecastOn,
    actualOn,
    slipDays: slippage({ baselineOn, forecastOn, actualOn }),
    trend: points,
    slips,
  };
}

/** A committee that follows `useCases` use cases of a lab that works. */
export function sampleCommittee(language: Language = 'fr', useCases = 6): CommitteeFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const portfolio = sampleFacts({ language, useCases }).useCases;
  const cases = portfolio.map((one, index): CommitteeUseCase => {
    const health = HEALTHS[(index + 2) % HEALTHS.length] ?? 'on_track';
    const reason =
      health === 'at_risk' || health === 'off_track'
        ? say(
            'L’accès aux données de production n’est pas ouvert : la demande attend l’accord du délégué à la protection des données.',
            'Access to production data is not open: the request awaits the data protection officer.',
          )
        : null;
    return {
      code: one.code,
      title: one.title,
      objective: say(
        'Ramener de 6 à 2 jours le délai de réponse, en lisant automatiquement 90 % des pièces reçues, sans baisse de la qualité mesurée.',
        'Bring the answering time from 6 to 2 days by reading 90% of incoming documents automatically, with no loss of measured quality.',
      ),
      studyCode: index % 3 === 0 ? `EO-00${(index % 9) + 1}` : null,
      entityName: one.entityName,
      sponsorName: index % 4 === 3 ? null : 'Claire Aubin',
      referentName: index % 5 === 4 ? null : 'Mehdi Lantier',
      stage: STAGES[index % 5] ?? 'framing',
      condition: index % 6 === 5 ? 'on_hold' : 'active',
      health,
      trend: healthTrend(HEALTHS[index % HEALTHS.length] ?? null, health),
      healthReason: reason,
      healthDeclaredOn: index % 5 === 2 ? '2026-02-20' : '2026-04-08',
      decisionNeeded:
        health === 'off_track'
          ? say(
              'Arbitrer la priorité du jeu de données face à la migration du socle.',
              'Settle the priority of the data set against the migration of the platform.',
            )
          : null,
      gate:
        index % 4 === 1
          ? {
              border: BORDERS[index % 4] ?? 'framing_delivery',
              state: 'in_review',
              requestedOn: '2026-04-02',
              reviewOn: '2026-04-21',
            }
          : null,
      milestones: [
        say('Cadrage validé', 'Framing approved'),
        say('Jeu de données livré', 'Data set delivered'),
        say('Prototype évalué', 'Prototype evaluated'),
        say('Pilote ouvert', 'Pilot opened'),
        say('Mise en production', 'In production'),
      ].map((name, at) => milestone(name, index, at)),
      agreement:
        index % 3 === 2
          ? null
          : {
              title: say('Convention de réalisation', 'Delivery agreement'),
              signedOn: '2026-01-15',
              validTo: index % 4 === 3 ? '2026-03-31' : '2026-12-31',
              amendments: index % 2,
              financing: index % 2 === 0 ? 'shared' : 'lab',
              rebilledCents: index % 2 === 0 ? 4_500_000 + index * 125_000 : null,
              days: 84.5 + index * 3,
            },
    };
  });
  const codes = cases.map(({ code }) => code);
  const codeOf = (index: number): string => codes[index % codes.length] ?? 'UC-001';
  const some = <T>(count: number, of: (index: number) => T): T[] =>
    codes.length === 0 ? [] : Array.from({ length: count }, (_, index) => of(index));
  return {
    language,
    labName: 'DataLab',
    demo: true,
    asOf: AS_OF,
    meeting: {
      title: say('Banque de détail', 'Retail bank'),
      kind: 'steering_committee',
      objective: say(
        'Arbitrer l’extension du pilote et le budget du second semestre.',
        'Settle the extension of the pilot and the budget of the second half.',
      ),
      entityName: say('Banque de détail', 'Retail bank'),
      heldOn: '2026-04-15',
      startsAt: '10:00',
      minutes: 90,
      place: say('Salle Ampère', 'Ampère room'),
      chairName: 'Claire Aubin',
    },
    previousOn: '2026-03-18',
    sinceOn: '2026-03-18',
    next: { heldOn: '2026-05-20', startsAt: '10:00', place: say('Salle Ampère', 'Ampère room') },
    agenda: [
      {
        title: say('Avancement des cas d’usage', 'Progress of the use cases'),
        ownerName: 'Mehdi Lantier',
        minutes: 30,
        useCaseCode: null,
      },
      {
        title: say('Extension du pilote', 'Extension of the pilot'),
        ownerName: 'Claire Aubin',
        minutes: 25,
        useCaseCode: codes[0] ?? null,
      },
      {
        title: say('Budget du second semestre', 'Budget of the second half'),
        ownerName: null,
        minutes: 20,
        useCaseCode: null,
      },
      {
        title: say('Points divers', 'Any other business'),
        ownerName: null,
        minutes: null,
        useCaseCode: null,
      },
    ],
    useCases: cases,
    moves: some(3, (index) => ({
      code: codeOf(index),
      on: addDays('2026-03-20', index * 6),
      fromStage: 'opportunity',
      toStage: 'framing',
      toCondition: 'active',
      kind: 'advanced',
      reason: index === 0 ? say('Passage prononcé', 'Gate passed') : null,
    })),
    healthMoves: some(2, (index) => ({
      code: codeOf(index + 1),
      on: addDays('2026-04-01', index * 3),
      from: 'on_track',
      to: 'at_risk',
      reason: say('Jeu de données en retard', 'Data set late'),
    })),
    decisions: some(5, (index) => ({
      code: codeOf(index),
      number: `D-${index + 1}`,
      title: say(
        `Retenir l’hébergement interne pour le lot ${index + 1}`,
        `Keep internal hosting for batch ${index + 1}`,
      ),
      ownerName: 'Claire Aubin',
      state: index < 2 ? ('proposed' as const) : ('taken' as const),
      dueOn: index === 0 ? '2026-04-30' : null,
      decidedOn: index < 2 ? null : addDays('2026-03-19', index * 4),
    })),
    actions: some(Math.max(4, useCases * 2), (index) => ({
      code: codeOf(index),
      number: `A-${index + 1}`,
      title: say(
        `Transmettre le plan de test du lot ${index + 1} à l’équipe métier`,
        `Send the test plan of batch ${index + 1} to the business team`,
      ),
      ownerName: index % 5 === 0 ? null : 'Sofia Perrault',
      state:
        index % 6 === 5 ? ('done' as const) : index % 2 === 0 ? ('todo' as const) : ('in_progress' as const),
      dueOn: index % 7 === 6 ? null : addDays('2026-04-01', (index * 5) % 45),
      closedOn: index % 6 === 5 ? '2026-04-07' : null,
    })),
    risks: some(Math.max(3, useCases), (index) => ({
      code: codeOf(index),
      number: `R-${index + 1}`,
      title: say(
        'La qualité de lecture reste sous le seuil de 90 % fixé au cadrage',
        'Reading quality stays below the 90% threshold set in framing',
      ),
      ownerName: index % 4 === 3 ? null : 'Jean-Noël Vidal',
      probability: ((index * 3) % 5) + 1,
      impact: ((index * 2) % 5) + 1,
      response: index % 3 === 2 ? null : (RISK_RESPONSES[index % 4] ?? null),
      responsePlan:
        index % 3 === 0
          ? say(
              'Annoter 2 000 pièces de plus et mesurer à nouveau en mai.',
              'Label 2,000 more documents and measure again in May.',
            )
          : null,
    })),
  };
}
