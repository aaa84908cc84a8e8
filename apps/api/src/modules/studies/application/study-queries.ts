import { Injectable } from '@nestjs/common';
import type { Similar, SimilarQuery, StudyDetail, StudyPage, StudyQuery } from '@jalon/contracts';
import { DomainError, isStudyAuthor, type Principal } from '@jalon/domain';
import { ReferenceCache } from '../../reference/index.js';
import { SimilarQueries } from '../persistence/similar.query.js';
import { StudyListQuery } from '../persistence/study-list.query.js';
import { StudyStore } from '../persistence/study.store.js';
import { toStudyDetail } from './study-view.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the screens of opportunity studies show. */
@Injectable()
export class StudyQueries {
  constructor(
    private readonly studies: StudyStore,
    private readonly lists: StudyListQuery,
    private readonly alike: SimilarQueries,
    private readonly reference: ReferenceCache,
  ) {}

  async page(principal: Principal, query: StudyQuery): Promise<StudyPage> {
    const [{ rows, total, states }, names] = await Promise.all([
      this.lists.page(principal, query),
      this.reference.read(),
    ]);
    return {
      items: rows.map(({ accountId, byPersonId, ...row }) => ({
        ...row,
        entityName: names.entityNames.get(row.entityId) ?? '',
        byName: byPersonId === null ? null : (names.personNames.get(byPersonId) ?? null),
        mine: isStudyAuthor({ entityId: row.entityId, accountId, byPersonId }, principal),
      })),
      total,
      states,
    };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async detail(principal: Principal, id: string): Promise<StudyDetail> {
    checkStudyId(id);
    const [record, names] = await Promise.all([this.studies.find(principal, id), this.reference.read()]);
    if (!record) throw studyNotFound();
    return toStudyDetail(record, principal, names);
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async mustSee(principal: Principal, id: string): Promise<void> {
    checkStudyId(id);
    if (!(await this.studies.sees(principal, id))) throw studyNotFound();
  }

  async similar(principal: Principal, query: SimilarQuery): Promise<Similar> {
    const [found, names] = await Promise.all([this.alike.find(principal, query), this.reference.read()]);
    return {
      items: found.map(({ entityId, ...one }) => ({
        ...one,
        entityName: names.entityNames.get(entityId) ?? '',
      })),
    };
  }
}

export function studyNotFound(): DomainError {
  return new DomainError('not_found', 'No such study');
}

/** @throws DomainError `not_found`: what is no id names nothing */
export function checkStudyId(id: string): void {
  if (!UUID.test(id)) throw studyNotFound();
}
