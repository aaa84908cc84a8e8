import type { Squad } from '@jalon/contracts';
import type { LocalDate } from '@jalon/domain';
import type { SquadRow } from '../persistence/squad.store.js';

/** The squad with its head count and full-time equivalents of `today`. */
export function toSquad(row: SquadRow, today: LocalDate): Squad {
  const present = row.members.filter(
    ({ fromOn, toOn }) => fromOn <= today && (toOn === null || toOn >= today),
  );
  return {
    ...row,
    members: row.members.map((member) => ({ ...member })),
    headCount: new Set(present.map(({ personId }) => personId)).size,
    fullTime: present.reduce((total, { percent }) => total + percent, 0) / 100,
  };
}
