import { NO_STUDY_ANSWERS, STUDY_LIMITS, STUDY_SECTIONS } from '@jalon/domain';
import {
  createStudy,
  moveStudy,
  similarQuery,
  studyAnswersSchema,
  studyQuery,
  updateStudy,
} from './study.js';

const id = '3d0d4d9e-43b7-4d4e-9c49-1d4b4dbb0c00';
const refused = (result: {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly object[] };
}) =>
  result.success
    ? []
    : (result.error?.issues ?? []).map((issue) => (issue as { path: string[] }).path.join('.'));

it('takes the answers of a study nobody answered, step by step and together', () => {
  expect(studyAnswersSchema.parse(NO_STUDY_ANSWERS)).toEqual(NO_STUDY_ANSWERS);
  for (const section of STUDY_SECTIONS) {
    const filing = section === 'need' ? { title: 'Tri', entityId: id } : {};
    const value = { ...NO_STUDY_ANSWERS[section], ...filing };
    expect(updateStudy.parse({ version: 1, section, value }).section).toBe(section);
  }
});

it.each([
  ['a step of another shape', { section: 'data', value: NO_STUDY_ANSWERS.effort }, 'value.sources'],
  ['a step that is none', { section: 'budget', value: {} }, 'section'],
  [
    'a title that is empty',
    { section: 'need', value: { ...NO_STUDY_ANSWERS.need, title: ' ', entityId: id } },
    'value.title',
  ],
  [
    'a text that is too long',
    { section: 'data', value: { ...NO_STUDY_ANSWERS.data, limits: 'x'.repeat(STUDY_LIMITS.prose + 1) } },
    'value.limits',
  ],
  [
    'a score above five',
    { section: 'risks', value: { list: [{ title: '', probability: 6, impact: null, response: '' }] } },
    'value.list.0.probability',
  ],
])('refuses %s', (_case, body, path) => {
  expect(refused(updateStudy.safeParse({ version: 1, ...body }))).toContain(path);
});

it('refuses options that share a key, and those without the status quo', () => {
  const [statusQuo] = NO_STUDY_ANSWERS.options.list;
  const save = (list: readonly unknown[]) =>
    refused(updateStudy.safeParse({ version: 1, section: 'options', value: { list, preferred: null } }));
  expect(save([statusQuo])).toEqual([]);
  expect(save([statusQuo, statusQuo])).toEqual(['value.list']);
  expect(save([{ ...statusQuo, kind: 'with_ai' }])).toEqual(['value.list']);
});

it('counts what is ticked twice once', () => {
  const value = { ...NO_STUDY_ANSWERS.sobriety, considered: ['rules', 'rules'] };
  expect(updateStudy.parse({ version: 1, section: 'sobriety', value }).value).toMatchObject({
    considered: ['rules'],
  });
});

it('reads an empty reason as none, and asks for nothing it is not told', () => {
  expect(moveStudy.parse({ version: 2, name: 'decide', reason: '  ' })).toEqual({
    version: 2,
    name: 'decide',
    reason: null,
    recommendation: null,
    revisitOn: null,
    useCaseId: null,
  });
});

it('takes filters and titles as an address gives them', () => {
  expect(studyQuery.parse({ state: 'draft,decided', mine: 'true' })).toEqual({
    state: ['draft', 'decided'],
    mine: true,
    page: 1,
    pageSize: 50,
  });
  expect(similarQuery.parse({ title: ' fraude ' })).toEqual({ title: 'fraude' });
  expect(refused(similarQuery.safeParse({ title: 'ab' }))).toEqual(['title']);
  expect(refused(createStudy.safeParse({ title: 'Tri', entityId: id, state: 'decided' }))).toEqual(['']);
});
