import * as fc from 'fast-check';
import { conditionFrom, healthFrom, scoreFrom, stageFrom } from './wording.js';

describe('stageFrom', () => {
  it.each([
    ['Planned', 'opportunity'],
    ['Ideation', 'opportunity'],
    ['Initiated', 'framing'],
    ['Acquisition and/or Development', 'delivery'],
    ['Implementation and Assessment', 'deployment'],
    ['Operation and Maintenance', 'usage'],
    ['In production', 'usage'],
    ['In mission', 'usage'],
    ['Retired', 'closed'],
    ['Research or  Administrative Action Complete', 'closed'],
  ])('reads the federal wording %s as %s', (text, stage) => {
    expect(stageFrom(text)).toBe(stage);
  });

  it.each([
    ['Opportunité', 'opportunity'],
    ['CADRAGE', 'framing'],
    ['3 - Réalisation', 'delivery'],
    ['Étape 4 : Déploiement', 'deployment'],
    ['Suivi d’usage', 'usage'],
    [' clôturé ', 'closed'],
    ['Clos', 'closed'],
  ])('reads the French wording %s as %s', (text, stage) => {
    expect(stageFrom(text)).toBe(stage);
  });

  it.each(['', '???', 'Suspendu', 'constructor', '__proto__', '42'])('reads nothing in %j', (text) => {
    expect(stageFrom(text)).toBeNull();
  });
});

describe('conditionFrom, healthFrom', () => {
  it.each([
    ['Suspendue', 'on_hold'],
    ['On hold', 'on_hold'],
    ['ABANDONNÉ', 'abandoned'],
    ['Actif', 'active'],
    ['peut-être', null],
  ])('%s is %s', (text, condition) => {
    expect(conditionFrom(text)).toBe(condition);
  });

  it.each([
    ['Maîtrisé', 'on_track'],
    ['vert', 'on_track'],
    ['☀️', 'on_track'],
    ['Vigilance', 'at_risk'],
    ['Amber', 'at_risk'],
    ['🟠', 'at_risk'],
    ['Critique', 'off_track'],
    ['🔴 rouge', 'off_track'],
    ['Non évalué', 'not_rated'],
    ['bleu', null],
  ])('%s is %s', (text, health) => {
    expect(healthFrom(text)).toBe(health);
  });
});

describe('scoreFrom', () => {
  it.each([
    ['1', 1],
    [' 5 ', 5],
    ['4,0', 4],
    ['3/5', 3],
    ['Élevée', 4],
    ['très faible', 1],
    ['0', null],
    ['6', null],
    ['3,5', null],
    ['12', null],
    ['-1', null],
    ['', null],
  ])('%j is %s', (text, score) => {
    expect(scoreFrom(text)).toBe(score);
  });

  it('stays between 1 and 5 whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => [null, 1, 2, 3, 4, 5].includes(scoreFrom(text))));
  });
});
