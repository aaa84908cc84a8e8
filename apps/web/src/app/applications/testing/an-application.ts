import type { ApplicationDetail, ApplicationRow } from '@jalon/contracts';
import { allowedApplicationMoves, APPLICATION_CRITERIA, type ApplicationState } from '@jalon/domain';

export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An application received for the first offer, with the moves that leave from its state. */
export function anApplication(number = 1, more: Partial<ApplicationRow> = {}): ApplicationRow {
  const state: ApplicationState = more.state ?? 'received';
  const score = more.score ?? null;
  return {
    id: idOf(number),
    offerId: idOf(901),
    offerNumber: 1,
    offerTitle: 'Recherche documentaire',
    state,
    name: `Candidat ${number}`,
    school: 'École d’exemple',
    level: 'Bac+5',
    receivedAt: '2026-03-02T09:00:00.000Z',
    score,
    rank: null,
    tied: false,
    scorers: 0,
    scoredByMe: false,
    lastInterviewOn: null,
    retainedUntil: '2028-03-02',
    erased: false,
    internshipId: null,
    moves: allowedApplicationMoves(state, { scored: score !== null, placesLeft: 1, erased: false }).map(
      (move) => ({ ...move, missing: [...move.missing] }),
    ),
    version: 1,
    ...more,
  };
}

export function aDetail(number = 1, more: Partial<ApplicationDetail> = {}): ApplicationDetail {
  return {
    ...anApplication(number, more),
    email: 'candidat@example.org',
    phone: '06 12 34 56 78',
    curriculum: 'Master données',
    availableFrom: '2026-04-01',
    months: 6,
    message: 'Votre sujet prolonge mon mémoire.',
    language: 'fr',
    files: [{ position: 1, name: 'CV.pdf', mime: 'application/pdf', size: 120_000 }],
    grid: APPLICATION_CRITERIA.map(({ code, weight }) => ({
      criterion: code,
      weight,
      mean: null,
      spread: null,
      scores: [],
    })),
    interviews: [],
    history: [],
    decidedAt: null,
    erasedAt: null,
    places: 1,
    accepted: 0,
    mayScore: true,
    mayErase: true,
    ...more,
  };
}
