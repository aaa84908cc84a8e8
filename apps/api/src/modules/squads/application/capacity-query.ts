import { Inject, Injectable } from '@nestjs/common';
import type { CapacityQuery as Asked, CapacityView } from '@jalon/contracts';
import { addDays, DomainError, weeksFrom, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { ReferenceCache } from '../../reference/index.js';
import { CapacityStore } from '../persistence/capacity.store.js';
import { toCapacityView } from './capacity-view.js';
import { Turns } from '../../../turns.js';

/** A year of a large lab is tens of megabytes while it is worked out: two at once are enough for two processors. */
const AT_ONCE = 2;

/** Capacity against load: two statements and a function. */
@Injectable()
export class CapacityQuery {
  private readonly turns = new Turns(AT_ONCE);

  constructor(
    private readonly store: CapacityStore,
    private readonly reference: ReferenceCache,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Everybody of the lab who has a competence, and whoever is in a squad or works for a use case in these weeks;
   * only those of the squad, or the person, when one is named.
   * @throws DomainError `not_found` for an unknown squad
   */
  read(principal: Principal, asked: Asked): Promise<CapacityView> {
    return this.turns.run(() => this.workOut(principal, asked));
  }

  private async workOut(principal: Principal, asked: Asked): Promise<CapacityView> {
    const weeks = weeksFrom(asked.from ?? today(this.clock), asked.weeks);
    const fromOn = weeks[0] ?? '';
    const [squad, person] = [asked.squad?.toLowerCase(), asked.person?.toLowerCase()];
    const rows = await this.store.read(principal, {
      fromOn,
      toOn: addDays(fromOn, weeks.length * 7 - 1),
      squadId: squad,
      personIds: person === undefined ? undefined : [person],
    });
    if (squad !== undefined && !rows.squads.some(({ squadId }) => squadId === squad)) {
      throw new DomainError('not_found', 'No such squad');
    }
    const named = new Set<string | null>([
      ...rows.squads.map(({ personId }) => personId),
      ...rows.work.map(({ personId }) => personId),
    ]);
    const everybody = squad === undefined;
    const { people } = await this.reference.read();
    const shown = people.filter(
      (one) =>
        (person === undefined || one.id === person) &&
        (named.has(one.id) ||
          (everybody && !one.archived && one.entityId === null && one.competence !== null)),
    );
    return toCapacityView(
      weeks,
      shown.map(({ id, name, competence }) => ({ id, name, competence })),
      rows,
      squad,
    );
  }
}
