import { Injectable } from '@nestjs/common';
import type { ScoreCard, Scoring, ScoringGrid, ScoringGrids } from '@jalon/contracts';
import { may, type Principal, type Stage } from '@jalon/domain';
import { Database, type Query } from '../../../database/database.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { ScoringStore, type CardRow } from '../persistence/scoring.store.js';

@Injectable()
export class ScoringQueries {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly store: ScoringStore,
    private readonly database: Database,
  ) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async ofUseCase(principal: Principal, address: string): Promise<Scoring> {
    const useCase = await this.access.read(principal, useCaseKey(address));
    return this.database.snapshot((query) => this.view(query, principal, useCase));
  }

  async view(
    query: Query,
    principal: Principal,
    useCase: {
      readonly id: string;
      readonly entityId: string;
      readonly stage: Stage;
      readonly version: number;
    },
  ): Promise<Scoring> {
    const all = await this.store.grids(query);
    const cards = await this.store.cards(query, useCase.id);
    const used = new Set(cards.map((card) => card.gridId));
    return {
      useCaseId: useCase.id,
      version: useCase.version,
      grids: all.filter((grid) => used.has(grid.id) || isLast(grid, all)),
      cards: cards.map(toCard),
      mayScore: useCase.stage !== 'closed' && may(principal, 'scoring:write', { entityId: useCase.entityId }),
    };
  }

  async grids(): Promise<ScoringGrids> {
    return this.database.snapshot(async (query) => ({ items: await this.store.grids(query) }));
  }
}

/** Whether no later version of the method is among `all`. */
export function isLast(grid: ScoringGrid, all: readonly ScoringGrid[]): boolean {
  return !all.some((other) => other.method === grid.method && other.number > grid.number);
}

function toCard({ result, ...row }: CardRow): ScoreCard {
  const { score, verdict, axes, failed } = result;
  return { ...row, score, verdict, axes: axes && { ...axes }, failed: [...failed] };
}
