import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { byText, one, render, settle, violations } from '../../../../testing/render';
import { Commands } from '../../core/commands/commands';
import { ChangeList } from './change-list';
import { changeParts } from './changes';
import {
  aBlock,
  aComparison,
  aSubmission,
  codeOf,
  nameOf,
  prepare,
  type Prepared,
} from './testing/review-facts';

async function show(template: string, imports: readonly Type<unknown>[], options: Prepared = {}) {
  const around = await prepare(options);
  return { ...around, ...(await render(template, imports, options.state ?? {})) };
}

describe('what changed, folded', () => {
  const kinds = (changes: string) =>
    changeParts(Array.from(changes, (sign) => aBlock(sign, { change: sign === '=' ? 'same' : 'added' })))
      .map((part) =>
        part.kind === 'fold' ? `(${part.blocks.length})` : part.change === null ? '=' : part.change,
      )
      .join('');

  it.each([
    ['', ''],
    ['+', '0'],
    ['==', '(2)'],
    ['=+=', '=0='],
    ['===+===', '(2)=0=(2)'],
    ['+==+', '0==1'],
    ['+====+', '0=(2)=1'],
    ['+===+', '0===1'],
  ])('%s gives %s', (changes, expected) => {
    expect(kinds(changes)).toBe(expected);
  });
});

describe('the comparison', () => {
  afterEach(() => document.body.replaceChildren());

  async function open() {
    const chosen = jest.fn();
    const all = await show(
      `<app-change-list [comparison]="comparison" [submissions]="submissions" [nameOf]="nameOf" [codeOf]="codeOf"
        (chosen)="chosen($event)" />`,
      [ChangeList],
      { state: { comparison: aComparison(), submissions: [aSubmission()], nameOf, codeOf, chosen } },
    );
    return { ...all, chosen };
  }

  it('says each change by a word and a sign, word by word when it changed, without accessibility faults', async () => {
    const { root } = await open();
    const changes = [...root.querySelectorAll('[data-change]')].map((block) => block.textContent);
    expect(changes).toHaveLength(3);
    expect(changes[0]).toMatch(/\+\s*Ajouté\s*Nouveau/);
    expect(changes[1]).toMatch(/±\s*Modifié\s*Action/);
    expect(changes[1]).toContain('[retiré\u00a0: fête]');
    expect(changes[1]).toContain('[ajouté\u00a0: recette]');
    expect(changes[1]).toMatch(/Personne\s*non renseigné\s*→\s*devient\s*Claire Dubois/);
    expect(changes[1]).toMatch(/1er déc\. 2026\s*→\s*devient\s*15 déc\. 2026/);
    expect(changes[2]).toMatch(/−\s*Retiré\s*Retiré/);
    expect(root.textContent).toContain('1 ajout, 1 retrait, 1 modification');
    expect(await violations(root)).toEqual([]);
  });

  it('goes from change to change by n and p, and unfolds what is the same', async () => {
    const { root, fixture } = await open();
    const commands = TestBed.inject(Commands);
    const press = (key: string) =>
      commands
        .all()
        .find((command) => command.keys === key)
        ?.run();
    press('n');
    press('n');
    await settle(fixture);
    expect(document.activeElement?.getAttribute('data-change')).toBe('1');
    expect(root.textContent).toContain('Changement 2 sur 3');
    press('p');
    await settle(fixture);
    expect(document.activeElement?.getAttribute('data-change')).toBe('0');
    expect(root.textContent).not.toContain('Deux');
    byText(root, 'button', '2 blocs identiques').click();
    await settle(fixture);
    expect(root.textContent).toContain('Deux');
    expect(document.activeElement?.textContent).toContain('Deux');
  });

  it('compares two others when they are chosen', async () => {
    const { root, chosen } = await open();
    const select = one<HTMLSelectElement>(root, 'select');
    expect(select.value).toBe('0');
    select.dispatchEvent(new Event('change'));
    expect(chosen).toHaveBeenCalledWith({ from: 0, to: 1 });
  });
});
