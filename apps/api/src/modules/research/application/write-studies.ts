import { Injectable } from '@nestjs/common';
import type { CreateResearchStudy, ResearchStudyDetail, UpdateResearchStudy } from '@jalon/contracts';
import {
  DomainError,
  EMPTY_CONTENTS,
  stateOfTheArt,
  type FieldError,
  type ResearchStudyContent,
} from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ResearchStore } from '../persistence/research.store.js';
import { ResearchQueries } from './research-queries.js';
import { WriteResearch } from './write-research.js';

/** Comparative studies: begun with a title, then saved whole; the verdict follows from the figures. */
@Injectable()
export class WriteStudies {
  constructor(
    private readonly store: ResearchStore,
    private readonly queries: ResearchQueries,
    private readonly research: WriteResearch,
    private readonly work: UnitOfWork,
  ) {}

  /** Once per Idempotency-Key. */
  async create(
    { principal, actor, once }: RequestContext,
    command: CreateResearchStudy,
  ): Promise<ResearchStudyDetail> {
    const { id } = await this.work.once(actor, once, async (tx) => {
      const created = await this.store.addStudy(tx, command.title, {
        ...EMPTY_CONTENTS.comparative_study,
        own: [],
      });
      await this.research.attach(tx, principal, 'study', [created], command);
      await tx.audit({
        action: 'research_study.created',
        subjectType: 'research',
        subjectId: created,
        changes: [{ path: 'title', before: null, after: command.title }],
      });
      return { id: created };
    });
    return this.queries.study(principal, id);
  }

  /** @throws DomainError `version_conflict` with the study as it is, or `invalid_value` for keys given twice or unknown */
  async save(
    { principal, actor }: RequestContext,
    id: string,
    command: UpdateResearchStudy,
  ): Promise<ResearchStudyDetail> {
    return this.work.run(actor, async (tx) => {
      const held = await this.research.hold(tx, 'study', id);
      const before = await this.queries.study(principal, id, tx);
      if (held.version !== command.version)
        throw new DomainError('version_conflict', 'Somebody changed this study', [], before);
      const errors = keyErrors(command.content);
      if (errors.length > 0)
        throw new DomainError('invalid_value', 'The parts of the study do not fit', errors);
      const { verdict } = stateOfTheArt(command.content);
      await this.store.saveStudy(tx, id, { title: command.title, content: command.content, verdict });
      await tx.audit({
        action: 'research_study.updated',
        subjectType: 'research',
        subjectId: id,
        changes:
          before.outcome.verdict === verdict
            ? []
            : [{ path: 'verdict', before: before.outcome.verdict, after: verdict }],
      });
      return this.queries.study(principal, id, tx);
    });
  }
}

/** Keys given twice, results and own approaches that name no part. */
function keyErrors(content: ResearchStudyContent): readonly FieldError[] {
  const lists = ['approaches', 'datasets', 'criteria'] as const;
  const keys = new Map(lists.map((list) => [list, new Set(content[list].map(({ key }) => key))]));
  const twice = lists.flatMap((list): FieldError[] =>
    keys.get(list)?.size === content[list].length
      ? []
      : [{ path: `content.${list}`, code: 'already_exists' }],
  );
  const has = (list: (typeof lists)[number], key: string): boolean => keys.get(list)?.has(key) ?? false;
  const lost = content.results.some(
    ({ approach, dataset, criterion }) =>
      !has('approaches', approach) || !has('datasets', dataset) || !has('criteria', criterion),
  );
  const own = content.own.every((key) => has('approaches', key));
  return [
    ...twice,
    ...(lost ? [{ path: 'content.results', code: 'unknown' }] : []),
    ...(own ? [] : [{ path: 'content.own', code: 'unknown' }]),
  ];
}
