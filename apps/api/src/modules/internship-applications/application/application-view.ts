import type { ApplicationDetail, ApplicationRow } from '@jalon/contracts';
import {
  allowedApplicationMoves,
  APPLICATION_CRITERION_CODES,
  may,
  placeAmong,
  summariseScores,
  type ApplicationState,
  type Principal,
  type ScoreCount,
} from '@jalon/domain';
import type { ListedApplication } from '../persistence/application-list.query.js';
import type { ApplicationRest } from '../persistence/application.store.js';

/** Scores and interviews are written until somebody decides: what decided stays as it was. */
export const OPEN_STATES: ReadonlySet<ApplicationState> = new Set(['received', 'shortlisted', 'interview']);

export function toApplicationRow(row: ListedApplication, scores: readonly ScoreCount[]): ApplicationRow {
  const { places, accepted, mine, ...shown } = row;
  const ranked = row.erased || row.state === 'withdrawn' ? null : placeAmong(scores, row.score);
  return {
    ...shown,
    rank: ranked?.rank ?? null,
    tied: ranked?.tied ?? false,
    scoredByMe: mine === APPLICATION_CRITERION_CODES.length,
    // Once an internship came of it, its own life goes on from there.
    moves: row.internshipId
      ? []
      : allowedApplicationMoves(row.state, {
          scored: row.score !== null,
          placesLeft: places - accepted,
          erased: row.erased,
        }).map((move) => ({ ...move, missing: [...move.missing] })),
  };
}

export function toApplicationDetail(
  row: ListedApplication,
  scores: readonly ScoreCount[],
  rest: ApplicationRest,
  principal: Principal,
): ApplicationDetail {
  const { scores: given, interviews, ...shown } = rest;
  return {
    ...toApplicationRow(row, scores),
    ...shown,
    places: row.places,
    accepted: row.accepted,
    grid: summariseScores(given).map(({ criterion, weight, mean, spread }) => ({
      criterion,
      weight,
      mean,
      spread,
      scores: given
        .filter((one) => one.criterion === criterion)
        .map(({ byName, accountId, score, note }) => ({
          byName,
          own: accountId === principal.accountId,
          score,
          note,
        })),
    })),
    interviews: interviews.map(({ accountId, ...one }) => ({
      ...one,
      own: accountId === principal.accountId,
    })),
    mayScore: !row.erased && OPEN_STATES.has(row.state),
    mayErase: !row.erased && may(principal, 'application:erase'),
  };
}
