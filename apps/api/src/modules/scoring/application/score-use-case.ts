import { Injectable } from '@nestjs/common';
import type { AddScore, Scoring } from '@jalon/contracts';
import { DomainError, portfolioScores, scoreOf } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ScoreWriter, UseCaseAccess, useCaseKey, type UseCaseRecord } from '../../use-cases/index.js';
import { ScoringStore } from '../persistence/scoring.store.js';
import { isLast, ScoringQueries } from './scoring-queries.js';

/** Scores a use case with the last grid of a method; a weighted score is also what the portfolio shows. */
@Injectable()
export class ScoreUseCase {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly scores: ScoreWriter,
    private readonly store: ScoringStore,
    private readonly queries: ScoringQueries,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * @throws DomainError `invalid_value` naming `inputs.<key>`; `version_conflict` with the present scoring when
   * another grid was published or, for the weighted method, the use case changed
   */
  run(context: RequestContext, address: string, command: AddScore): Promise<Scoring> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.access.hold(tx, principal, useCaseKey(address), 'scoring:write');
      if (useCase.stage === 'closed') {
        throw new DomainError('transition_not_allowed', 'A closed use case is not scored', [
          { path: 'useCase', code: 'use_case_closed' },
        ]);
      }
      const all = await this.store.grids(tx.query.bind(tx));
      const grid = all.find((one) => one.id === command.gridId.toLowerCase());
      if (!grid) {
        throw new DomainError('invalid_value', 'No such grid', [{ path: 'gridId', code: 'unknown' }]);
      }
      const weighted = grid.method === 'weighted';
      if (!isLast(grid, all) || (weighted && useCase.version !== command.version)) {
        const current = await this.view(tx, context, useCase);
        throw new DomainError('version_conflict', 'Grid or use case changed meanwhile', [], current);
      }
      const result = scoreOf(grid.method, grid.criteria, command.inputs);
      const { gridId, inputs, comment } = command;
      await this.store.add(tx, useCase.id, { gridId, inputs, result, comment });
      await tx.audit({
        action: 'use_case.scored',
        subjectType: 'use_case',
        subjectId: useCase.id,
        changes: [
          { path: 'method', before: null, after: grid.method },
          { path: 'grid', before: null, after: grid.number },
          { path: 'score', before: null, after: result.score },
          { path: 'verdict', before: null, after: result.verdict },
        ],
      });
      await this.access.touch(tx, useCase.id);
      if (weighted) {
        const { valueScore, feasibilityScore } = portfolioScores(result);
        await this.scores.write(tx, useCase, {
          valueScore: valueScore ?? useCase.valueScore,
          feasibilityScore: feasibilityScore ?? useCase.feasibilityScore,
        });
      }
      return this.view(tx, context, useCase);
    });
  }

  private async view(
    tx: Transaction,
    { principal }: RequestContext,
    useCase: UseCaseRecord,
  ): Promise<Scoring> {
    const [now] = await tx.query<{ version: number }>('select version from use_case where id = $1', [
      useCase.id,
    ]);
    return this.queries.view(tx.query.bind(tx), principal, {
      ...useCase,
      version: now?.version ?? useCase.version,
    });
  }
}
