import * as fc from 'fast-check';
import {
  AI_ACT_AREAS,
  AI_ACT_EXITS,
  AI_ACT_FLAGS,
  AI_ACT_PRACTICES,
  AI_ACT_SOURCES,
  aiActFlags,
  aiActQuestions,
  NO_AI_ACT_ANSWER,
  openAiActQuestions,
  type AiActAnswers,
  type AiActFlagName,
} from './ai-act.js';

const yesNo = fc.option(fc.boolean(), { nil: null });
const answers: fc.Arbitrary<AiActAnswers> = fc.record({
  aiSystem: yesNo,
  prohibited: yesNo,
  practices: fc.subarray([...AI_ACT_PRACTICES]),
  annexI: yesNo,
  annexIII: yesNo,
  areas: fc.subarray([...AI_ACT_AREAS]),
  profiling: yesNo,
  noSignificantRisk: yesNo,
  exits: fc.subarray([...AI_ACT_EXITS]),
  interacts: yesNo,
  synthetic: yesNo,
  senses: yesNo,
  publishes: yesNo,
  generalPurpose: yesNo,
});
const names = (given: AiActAnswers): readonly AiActFlagName[] => aiActFlags(given).map((flag) => flag.name);

/** An AI system with none of the properties asked about. */
const plain: AiActAnswers = {
  ...NO_AI_ACT_ANSWER,
  aiSystem: true,
  prohibited: false,
  annexI: false,
  annexIII: false,
  interacts: false,
  synthetic: false,
  senses: false,
  publishes: false,
  generalPurpose: false,
};
const hiring: AiActAnswers = { ...plain, annexIII: true, areas: ['employment'], profiling: false };

describe('flags of the AI Act', () => {
  it.each<[string, AiActAnswers, readonly AiActFlagName[]]>([
    ['nothing answered', NO_AI_ACT_ANSWER, []],
    ['no AI system', { ...plain, aiSystem: false, annexI: true }, ['out_of_scope']],
    ['a plain AI system', plain, ['minimal', 'literacy']],
    [
      'a chatbot that writes',
      { ...plain, interacts: true, synthetic: true },
      ['transparency_interaction', 'transparency_synthetic', 'literacy'],
    ],
    ['a safety component', { ...plain, annexI: true }, ['high_risk_annex_i', 'literacy']],
    ['CV filtering', { ...hiring, noSignificantRisk: false }, ['high_risk_annex_iii', 'literacy']],
    [
      'CV filtering that also converses',
      { ...hiring, noSignificantRisk: false, interacts: true },
      ['high_risk_annex_iii', 'transparency_interaction', 'literacy'],
    ],
    [
      'a preparatory task in hiring',
      { ...hiring, noSignificantRisk: true, exits: ['preparatory_task'] },
      ['annex_iii_exit', 'literacy'],
    ],
    [
      'no exit applies',
      { ...hiring, noSignificantRisk: true, exits: [] },
      ['high_risk_annex_iii', 'literacy'],
    ],
    [
      'credit scoring',
      { ...hiring, areas: ['creditworthiness'], noSignificantRisk: false },
      ['high_risk_annex_iii', 'fundamental_rights_assessment', 'literacy'],
    ],
    ['a prohibited practice', { ...plain, prohibited: true, practices: ['emotion_at_work'] }, ['prohibited']],
  ])('%s', (_case, given, expected) => {
    expect(names(given)).toEqual(expected);
  });

  it('dates the newer prohibitions later, unless an older one is met too', () => {
    const from = (practices: AiActAnswers['practices']) =>
      aiActFlags({ ...plain, prohibited: true, practices })[0]?.from;
    expect(from(['intimate_imagery'])).toBe('2026-12-02');
    expect(from(['intimate_imagery', 'social_scoring'])).toBe('2025-02-02');
  });

  it('carries the source and day of each flag from the table', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const flag of aiActFlags(given)) {
          expect(flag.source).toBe(AI_ACT_SOURCES[flag.name].source);
          if (flag.name !== 'prohibited') expect(flag.from).toBe(AI_ACT_SOURCES[flag.name].from);
        }
      }),
    );
  });

  it('makes profiling in an area of Annex III high risk whatever else is said', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const said = { ...given, aiSystem: true, prohibited: false, annexIII: true, profiling: true };
        expect(names(said)).toContain('high_risk_annex_iii');
        expect(names(said)).not.toContain('annex_iii_exit');
      }),
    );
  });

  it('stops at a prohibited practice and outside of the definition', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(names({ ...given, aiSystem: true, prohibited: true })).toEqual(['prohibited']);
        expect(names({ ...given, aiSystem: false })).toEqual(['out_of_scope']);
      }),
    );
  });

  it('depends only on the questions it asks', () => {
    fc.assert(
      fc.property(answers, answers, (given, noise) => {
        const asked = new Set(aiActQuestions(given));
        const mixed = Object.fromEntries(
          (Object.keys(given) as (keyof AiActAnswers)[]).map((key) => [
            key,
            asked.has(key) ? given[key] : noise[key],
          ]),
        ) as unknown as AiActAnswers;
        expect(aiActFlags(mixed)).toEqual(aiActFlags(given));
        expect(openAiActQuestions(mixed)).toEqual(openAiActQuestions(given));
      }),
    );
  });

  it('says minimal only alone, once every question is answered', () => {
    fc.assert(
      fc.property(answers, (given) => {
        if (!names(given).includes('minimal')) return;
        expect(names(given)).toEqual(['minimal', 'literacy']);
        expect(openAiActQuestions(given)).toEqual([]);
      }),
    );
  });

  it('can reach every flag', () => {
    const seen = new Set<AiActFlagName>();
    fc.assert(
      fc.property(answers, (given) => {
        for (const name of names(given)) seen.add(name);
      }),
      { numRuns: 2_000, seed: 7 },
    );
    for (const name of names(plain)) seen.add(name);
    expect([...seen].sort()).toEqual([...AI_ACT_FLAGS].sort());
  });
});
