import { Injectable } from '@nestjs/common';
import type { CreatePublication, ResearchPublication, UpdatePublication } from '@jalon/contracts';
import {
  doiOf,
  DomainError,
  parisDate,
  PUBLICATION_MOVES,
  publicationProblems,
  stateOfTheArt,
} from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ResearchStore } from '../persistence/research.store.js';
import { ResearchQueries } from './research-queries.js';
import { WriteResearch } from './write-research.js';

const FIELDS = ['title', 'authors', 'venue', 'state', 'url', 'doi', 'submittedOn', 'publishedOn'] as const;

/** Publications, from planned to published. */
@Injectable()
export class WritePublications {
  constructor(
    private readonly store: ResearchStore,
    private readonly queries: ResearchQueries,
    private readonly research: WriteResearch,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Once per Idempotency-Key. Of a study: when its verdict is better than the state of the art (the fifth step of the
   * course), and attached to what the study is.
   * @throws DomainError `evidence_missing` for a study that does not show it
   */
  async create(
    { principal, actor, once }: RequestContext,
    command: CreatePublication,
  ): Promise<ResearchPublication> {
    const { id } = await this.work.once(actor, once, async (tx) => {
      const { studyId } = command;
      if (studyId !== null) {
        await this.research.hold(tx, 'study', studyId);
        const study = await this.store.study(studyId, tx);
        if (!study || stateOfTheArt(study.content).verdict !== 'better') {
          throw new DomainError(
            'evidence_missing',
            'The study does not show results better than the state of the art',
            [{ path: 'studyId', code: 'not_better' }],
          );
        }
      }
      const created = await this.store.addPublication(tx, command, studyId);
      await this.research.attach(tx, principal, 'publication', [created], command);
      if (studyId !== null) await this.store.takeLinks(tx, created, studyId);
      await tx.audit({
        action: 'research_publication.created',
        subjectType: 'research',
        subjectId: created,
        changes: [{ path: 'title', before: null, after: command.title }],
      });
      return { id: created };
    });
    return this.queries.publication(principal, id);
  }

  /** @throws DomainError `version_conflict`, `transition_not_allowed`, or `invalid_value` for what the state asks for */
  async save(
    { principal, actor }: RequestContext,
    id: string,
    command: UpdatePublication,
  ): Promise<ResearchPublication> {
    return this.work.run(actor, async (tx) => {
      const held = await this.research.hold(tx, 'publication', id);
      const before = await this.queries.publication(principal, id, tx);
      if (held.version !== command.version)
        throw new DomainError('version_conflict', 'Somebody changed this publication', [], before);
      const { state } = command.changes;
      if (state !== before.state && !PUBLICATION_MOVES[before.state].includes(state)) {
        throw new DomainError('transition_not_allowed', 'A publication does not go there from its state', [
          { path: 'changes.state', code: 'invalid_value' },
        ]);
      }
      const problems = publicationProblems(command.changes, parisDate(new Date(tx.now)));
      if (problems.length > 0) {
        const fields = problems.map((problem) => ({ ...problem, path: `changes.${problem.path}` }));
        throw new DomainError('invalid_value', 'The publication lacks what its state says', fields);
      }
      const { doi } = command.changes;
      const draft = { ...command.changes, doi: doi === null ? null : doiOf(doi) };
      await this.store.savePublication(tx, id, draft);
      await tx.audit({
        action: 'research_publication.updated',
        subjectType: 'research',
        subjectId: id,
        changes: FIELDS.filter((path) => draft[path] !== before[path]).map((path) => ({
          path,
          before: before[path],
          after: draft[path],
        })),
      });
      return this.queries.publication(principal, id, tx);
    });
  }
}
