import { withoutPerson } from './application-erasure.js';
import {
  APPLICATION_CRITERIA,
  APPLICATION_CRITERION_CODES,
  gridScore,
  placeAmong,
  summariseScores,
  type CriterionScore,
} from './application-grid.js';

const all = (score: number): CriterionScore[] =>
  APPLICATION_CRITERION_CODES.map((criterion) => ({ criterion, score }));

describe('the common grid', () => {
  it('says each criterion in both languages, once', () => {
    expect(new Set(APPLICATION_CRITERION_CODES).size).toBe(APPLICATION_CRITERIA.length);
    for (const { name, asks, weight } of APPLICATION_CRITERIA) {
      expect([name.fr, name.en, asks.fr, asks.en].every((text) => text.trim() !== '')).toBe(true);
      expect(weight).toBeGreaterThan(0);
    }
  });

  it('weighs: 3 × 5 + 2 × 4 + 2 × 3 + 1 × 2 + 2 × 1 over 10 is 3.30', () => {
    const scores = APPLICATION_CRITERION_CODES.map((criterion, index) => ({ criterion, score: 5 - index }));
    expect(gridScore(scores)).toBe(330);
  });

  it('has no score until the whole grid has one, by whoever', () => {
    expect(gridScore([])).toBeNull();
    expect(gridScore(all(4).slice(1))).toBeNull();
    expect(gridScore([...all(4).slice(1), { criterion: 'skills', score: 2 }])).toBe(340);
  });

  it('takes the mean of each criterion, whatever the number of scorers and their order', () => {
    const scores = [...all(3), { criterion: 'skills', score: 4 }, { criterion: 'skills', score: 4 }];
    // Skills: 11 / 3, the others 3.
    expect(gridScore(scores)).toBe(320);
    expect(gridScore([...scores].reverse())).toBe(320);
    expect(summariseScores(scores)[0]).toEqual({
      criterion: 'skills',
      weight: 3,
      scorers: 3,
      mean: 367,
      spread: 1,
    });
  });

  it('stays within the scale, and a better score never lowers it', () => {
    let seed = 7;
    const next = () => 1 + ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % 5);
    for (let run = 0; run < 300; run++) {
      const scores = [...all(1), ...all(1), ...all(1)].map(({ criterion }) => ({ criterion, score: next() }));
      const score = gridScore(scores) ?? 0;
      expect(score).toBeGreaterThanOrEqual(100);
      expect(score).toBeLessThanOrEqual(500);
      const at = run % scores.length;
      const raised = scores.map((one, index) =>
        index === at ? { ...one, score: Math.min(5, one.score + 1) } : one,
      );
      expect(gridScore(raised)).toBeGreaterThanOrEqual(score);
    }
  });

  it('leaves out scores for criteria that the grid no longer has', () => {
    expect(gridScore([...all(2), { criterion: 'handwriting', score: 5 }])).toBe(200);
  });
});

describe('a place in the ranking', () => {
  const spread = [
    { score: 500, count: 2 },
    { score: 420, count: 1 },
    { score: 100, count: 3 },
  ];
  it.each([
    [500, { rank: 1, tied: true }],
    [420, { rank: 3, tied: false }],
    [100, { rank: 4, tied: true }],
    [null, null],
  ])('%p is at %p', (score, place) => {
    expect(placeAmong(spread, score)).toEqual(place);
  });
});

describe('a reason without the person', () => {
  const person = { name: 'Éloïse Le Goff', email: 'e.legoff@univ.example', phone: '+33 6 12 34 56 78' };
  it.each([
    ['Eloise GOFF a un profil trop éloigné', '… … a un profil trop éloigné'],
    ['Le profil le plus proche', 'Le profil le plus proche'],
    ['Jointe à E.LeGoff@univ.example', 'Jointe à …'],
    ['Appelée au 33 6.12.34.56.78', 'Appelée au …'],
    ['Golf et goffre', 'Golf et goffre'],
  ])('%p becomes %p', (text, left) => {
    expect(withoutPerson(text, person)).toBe(left);
  });

  it('leaves a reason as it is when nothing is known of the person', () => {
    expect(withoutPerson('Trop tard', { name: '', email: '', phone: '' })).toBe('Trop tard');
  });
});
