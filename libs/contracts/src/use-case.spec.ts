import { USE_CASE_LIMITS as LIMITS } from '@jalon/domain';
import {
  createMilestone,
  createUseCase,
  moveUseCase,
  updateMilestone,
  updateUseCase,
  useCaseQuery,
} from './use-case.js';

const entityId = '8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e';
const paths = (result: { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined }) =>
  (result.error?.issues ?? []).map((issue) => issue.path.join('.'));

describe('createUseCase', () => {
  it('asks for a title and an entity only', () => {
    expect(createUseCase.parse({ title: ' Tri ', entityId })).toEqual({
      title: 'Tri',
      entityId,
      summary: '',
      domain: null,
      sponsorId: null,
      businessOwnerId: null,
      functionalReferentId: null,
      productId: null,
      health: 'not_rated',
      healthReason: null,
      decisionNeeded: null,
      valueScore: null,
      feasibilityScore: null,
      tags: [],
    });
    expect(paths(createUseCase.safeParse({})).sort()).toEqual(['entityId', 'title']);
  });

  it('makes empty texts of optional fields nothing', () => {
    const parsed = createUseCase.parse({
      title: 'Tri',
      entityId,
      domain: '',
      healthReason: ' \n',
      decisionNeeded: '',
    });
    expect(parsed).toMatchObject({ domain: null, healthReason: null, decisionNeeded: null });
  });

  it.each([
    'id',
    'code',
    'version',
    'stage',
    'condition',
    'externalRef',
    '__proto__x',
    'constructor',
    'isDemo',
  ])('refuses the key %s', (key) => {
    const result = createUseCase.safeParse({ title: 'Tri', entityId, [key]: 'x' });
    expect(result.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: [key] });
  });

  it.each([
    ['title', 'x'.repeat(LIMITS.title + 1)],
    ['title', ' '],
    ['title', 12],
    ['summary', 'x'.repeat(LIMITS.summary + 1)],
    ['summary', null],
    ['entityId', 'UC-001'],
    ['domain', 'x'.repeat(LIMITS.domain + 1)],
    ['domain', 'a\nb'],
    ['sponsorId', ''],
    ['productId', 7],
    ['health', 'green'],
    ['healthReason', 'x'.repeat(LIMITS.reason + 1)],
    ['decisionNeeded', ['x']],
    ['valueScore', 0],
    ['valueScore', 6],
    ['valueScore', 2.5],
    ['valueScore', '3'],
    ['feasibilityScore', Number.NaN],
    ['tags', 'a,b'],
    ['tags', Array.from({ length: LIMITS.tags + 1 }, (_, index) => `tag ${index}`)],
    ['tags.0', ['']],
    ['tags.1', ['ok', 'x'.repeat(LIMITS.tag + 1)]],
  ])('names %s when it cannot be', (path, value) => {
    const field = path.split('.')[0] ?? '';
    expect(paths(createUseCase.safeParse({ title: 'Tri', entityId, [field]: value }))).toEqual([path]);
  });

  it('takes every field at its limit', () => {
    const result = createUseCase.safeParse({
      title: 'x'.repeat(LIMITS.title),
      entityId,
      summary: 'x'.repeat(LIMITS.summary),
      domain: 'x'.repeat(LIMITS.domain),
      healthReason: 'x'.repeat(LIMITS.reason),
      tags: Array.from({ length: LIMITS.tags }, () => 'x'.repeat(LIMITS.tag)),
      valueScore: 5,
      feasibilityScore: 1,
    });
    expect(result.error).toBeUndefined();
  });
});

describe('updateUseCase', () => {
  it('changes what it names and nothing else', () => {
    expect(updateUseCase.parse({ version: 3, changes: { domain: '' } })).toEqual({
      version: 3,
      changes: { domain: null },
    });
  });

  it.each([
    [{ changes: { title: 'x' } }, 'version'],
    [{ version: 0, changes: { title: 'x' } }, 'version'],
    [{ version: 1.5, changes: { title: 'x' } }, 'version'],
    [{ version: 1 }, 'changes'],
    [{ version: 1, changes: {} }, 'changes'],
    [{ version: 1, changes: { stage: 'usage' } }, 'changes'],
    [{ version: 1, changes: { title: null } }, 'changes.title'],
  ])('refuses %j at %s', (body, path) => {
    expect([...new Set(paths(updateUseCase.safeParse(body)))]).toEqual([path]);
  });
});

describe('moves and milestones', () => {
  it('knows the names of moves only', () => {
    expect(moveUseCase.parse({ version: 1, name: 'hold', reason: '' })).toEqual({
      version: 1,
      name: 'hold',
      reason: null,
    });
    for (const body of [
      { version: 1, name: 'delete' },
      { version: 1, name: 'hold', on: '2026-02-30' },
      { version: 1, name: 'hold', to: 'usage' },
      { name: 'hold' },
    ]) {
      expect(moveUseCase.safeParse(body).success).toBe(false);
    }
  });

  it('takes milestones with days or nothing', () => {
    expect(createMilestone.parse({ name: ' Recette ' })).toEqual({
      name: 'Recette',
      baselineOn: null,
      forecastOn: null,
      actualOn: null,
      ownerId: null,
    });
    for (const body of [
      {},
      { name: '' },
      { name: 'x'.repeat(LIMITS.milestoneName + 1) },
      { name: 'x', forecastOn: '' },
    ]) {
      expect(createMilestone.safeParse(body).success).toBe(false);
    }
    expect(updateMilestone.safeParse({ version: 1, changes: { late: true } }).success).toBe(false);
  });
});

describe('useCaseQuery', () => {
  it('reads the words of an address', () => {
    expect(
      useCaseQuery.parse({ stage: 'framing,usage', health: ['at_risk'], late: 'true', page: '2' }),
    ).toMatchObject({
      stage: ['framing', 'usage'],
      health: ['at_risk'],
      late: true,
      sort: 'code',
      dir: 'asc',
      page: 2,
      pageSize: 50,
    });
  });

  it.each([
    { stage: 'unknown' },
    { entity: 'not-an-id' },
    { sort: 'title; drop table use_case' },
    { dir: 'up' },
    { pageSize: '101' },
    { q: 'x'.repeat(201) },
    { late: 'perhaps' },
    { tag: Array.from({ length: 21 }, () => 'x') },
    { unknown: '1' },
  ])('refuses %j', (query) => {
    expect(useCaseQuery.safeParse(query).success).toBe(false);
  });
});
