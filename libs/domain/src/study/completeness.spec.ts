import * as fc from 'fast-check';
import { NO_AI_ACT_ANSWER } from './ai-act.js';
import {
  NO_STUDY_ANSWERS,
  STUDY_SECTIONS,
  studyAnswers,
  type StudyAnswers,
  type StudySection,
} from './answers.js';
import { missingAnswers, missingInSection } from './completeness.js';
import { personalDataOutcome, DPIA_CRITERIA } from './personal-data.js';
import { COMPLETE_ANSWERS } from './testing/complete-answers.js';

const sections = fc.subarray([...STUDY_SECTIONS]);

/** The answers of a draft in which only `done` are answered. */
function partly(done: readonly StudySection[]): StudyAnswers {
  return studyAnswers(Object.fromEntries(done.map((section) => [section, COMPLETE_ANSWERS[section]])));
}

it('names every step of a study nobody answered, and none of a complete one', () => {
  expect(missingAnswers(NO_STUDY_ANSWERS).map((missing) => missing.section)).toEqual(STUDY_SECTIONS);
  expect(missingAnswers(COMPLETE_ANSWERS)).toEqual([]);
});

it('looks at each step alone: answering more never makes more missing', () => {
  fc.assert(
    fc.property(sections, sections, (some, more) => {
      const before = missingAnswers(partly(some)).map((missing) => missing.section);
      const after = missingAnswers(partly([...some, ...more])).map((missing) => missing.section);
      expect(after).toEqual(before.filter((section) => !more.includes(section)));
    }),
  );
});

it('never misses more once a text is written, and nothing of a text that is only spaces', () => {
  const texts: readonly [StudySection, string][] = STUDY_SECTIONS.flatMap((section) =>
    Object.entries(NO_STUDY_ANSWERS[section])
      .filter(([, value]) => typeof value === 'string')
      .map(([field]): [StudySection, string] => [section, field]),
  );
  fc.assert(
    fc.property(
      sections,
      fc.constantFrom(...texts),
      fc.string({ minLength: 1 }),
      (done, [section, field], text) => {
        const before = partly(done);
        const value = { ...before[section], [field]: `${text}.` };
        const after = { ...before, [section]: value };
        const missing = (answers: StudyAnswers) => missingInSection(section, answers[section]);
        expect(missing(before)).toEqual(expect.arrayContaining([...missing(after)]));
        const blank = { ...before, [section]: { ...before[section], [field]: '  \n' } };
        const none = { ...before, [section]: { ...before[section], [field]: '' } };
        expect(missing(blank)).toEqual(missing(none));
      },
    ),
  );
});

it('wants the status quo beside another option, and one of them preferred', () => {
  const { list } = COMPLETE_ANSWERS.options;
  const statusQuo = list.filter((option) => option.kind === 'status_quo');
  const others = list.filter((option) => option.kind !== 'status_quo');
  const missing = (options: StudyAnswers['options']) => missingInSection('options', options);
  expect(missing({ list: others, preferred: others[0]?.key ?? null })).toEqual(['statusQuo']);
  expect(missing({ list: statusQuo, preferred: 'status-quo' })).toEqual(['list']);
  expect(missing({ list, preferred: 'gone' })).toEqual(['preferred']);
});

it('asks for figures only where somebody estimated them', () => {
  const effort = { estimate: null, personDays: null, weeks: null, euros: null };
  expect(missingInSection('effort', effort)).toEqual(['estimate']);
  expect(missingInSection('effort', { ...effort, estimate: 'by_lab' })).toEqual([]);
  expect(missingInSection('effort', { ...effort, estimate: 'estimated' })).toEqual(['personDays', 'weeks']);
  const benefits = { ...COMPLETE_ANSWERS.benefits, basis: '' };
  expect(missingInSection('benefits', { ...benefits, eurosPerYear: 0 })).toEqual([]);
  expect(missingInSection('benefits', { ...benefits, eurosPerYear: 1 })).toEqual(['basis']);
});

it('asks the questions of the AI Act one after the other', () => {
  expect(missingInSection('aiAct', NO_AI_ACT_ANSWER)).toEqual(['aiSystem']);
  expect(missingInSection('aiAct', { ...NO_AI_ACT_ANSWER, aiSystem: false })).toEqual([]);
  expect(missingInSection('aiAct', { ...NO_AI_ACT_ANSWER, aiSystem: true, prohibited: true })).toEqual([
    'practices',
  ]);
});

it('needs an impact assessment from two criteria on, and a reason for not making one', () => {
  fc.assert(
    fc.property(fc.subarray([...DPIA_CRITERIA]), (criteria) => {
      expect(personalDataOutcome({ processed: true, criteria })).toBe(
        criteria.length >= 2 ? 'dpia_needed' : 'dpia_justified',
      );
      expect(personalDataOutcome({ processed: false, criteria })).toBe('none');
      const missing = missingInSection('personalData', { processed: true, criteria, justification: '' });
      expect(missing).toEqual(criteria.length >= 2 ? [] : ['justification']);
    }),
  );
  expect(personalDataOutcome({ processed: null, criteria: [] })).toBe('unknown');
});
