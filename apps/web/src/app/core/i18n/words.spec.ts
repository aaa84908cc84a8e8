import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EVIDENCES, ROLES, STAGES, TRANSITION_NAMES } from '@jalon/domain';
import { JOB_KINDS, JOB_STATES, JOB_STEPS } from '@jalon/contracts';
import en from '../../../i18n/en';
import fr from '../../../i18n/fr';
import type { Words } from './words-shape';

const source = join(__dirname, '../../..');

function flat(words: Words, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') texts.set(path + key, value);
    else for (const [sub, text] of flat(value, `${path}${key}.`)) texts.set(sub, text);
  }
  return texts;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

const french = filesUnder(source).filter((path) => path.endsWith(join('i18n', 'fr.ts')));

describe('words', () => {
  const texts = { fr: flat(fr), en: flat(en) };

  it('has the same keys and parameters in both languages', () => {
    expect([...texts.en.keys()].sort()).toEqual([...texts.fr.keys()].sort());
    const parameters = (text: string) =>
      [...text.matchAll(/\{\{ (\w+) \}\}/g)].map((match) => match[1]).sort();
    for (const [key, text] of texts.fr)
      expect([key, parameters(texts.en.get(key) ?? '')]).toEqual([key, parameters(text)]);
  });

  it.each([
    ['stage', STAGES],
    ['role', ROLES],
    ['evidence', EVIDENCES],
    ['transition', TRANSITION_NAMES],
    ['jobs.kind', JOB_KINDS],
    ['jobs.state', JOB_STATES],
    ['jobs.step', Object.values(JOB_STEPS).flat()],
  ])('has a word for each value of %s', (scope, values) => {
    expect(values.filter((value) => !texts.fr.has(`${scope}.${value}`))).toEqual([]);
  });

  it('has a sentence for each code the domain can refuse with', () => {
    const declared = readFileSync(join(source, '../../../libs/domain/src/shared/domain-error.ts'), 'utf8');
    const union = /type DomainErrorCode =([^;]+);/.exec(declared)?.[1] ?? '';
    const codes = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !texts.fr.has(`problem.${code}`))).toEqual([]);
  });

  it.each(french.map((path) => [path.slice(source.length)]))('%s keeps French typography', (name) => {
    const text = readFileSync(join(source, name), 'utf8');
    const decode = (value: string) =>
      value.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    const values = [...text.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((match) => decode(match[1] ?? ''));
    // A sign with an ordinary space before, or none where one is due, or a straight apostrophe.
    const wrong = values.filter((value) => / [;!?:»]|« |[a-zé](?:[!?;]|:(?= ))|[a-z]\\'[a-z]/i.test(value));
    expect(wrong).toEqual([]);
  });
});
