import { adoption } from '../usage/metrics.js';
import { fewUsers, partAndRest } from '../usage/suppression.js';

export interface DeploymentUse {
  /** Users of the trailing thirty days, or of a declared month. */
  readonly activeUsers: number;
  /** Those on the list of the eligible; null without a list. */
  readonly activeEligible: number | null;
  /** Eligible people at the end of the period; null when nobody said. */
  readonly eligible: number | null;
}

export interface ShownUse {
  readonly activeUsers: number | null;
  /** 0 to 1. */
  readonly adoption: number | null;
  readonly reason: 'few_users' | 'no_population' | null;
}

/** The use of a deployment as anybody may see it: nothing that would speak of fewer than five people (rules §6). */
export function shownUse(use: DeploymentUse): ShownUse {
  const { activeUsers: mau, activeEligible: mauEligible, eligible } = use;
  if (fewUsers(mau)) return { activeUsers: null, adoption: null, reason: 'few_users' };
  // Adoption tells who is on the list, and by subtraction who is not.
  if (mauEligible !== null && partAndRest(mauEligible, mau).some(fewUsers))
    return { activeUsers: mau, adoption: null, reason: 'few_users' };
  const share = adoption([{ mau, mauEligible, eligible }]);
  return { activeUsers: mau, adoption: share, reason: share === null ? 'no_population' : null };
}
