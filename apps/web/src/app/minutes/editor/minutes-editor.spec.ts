import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { byText, one, press, render, settle, violations } from '../../../../testing/render';
import { I18n } from '../../core/i18n/i18n';
import { SessionStore } from '../../core/session/session-store';
import { MinutesEditor } from './minutes-editor';
import { LEA, PEOPLE, TODAY } from './testing/editor';

const CASES = [
  { id: '00000000-0000-4000-8000-0000000000c1', code: 'UC-001', title: 'Tri des dossiers' },
  { id: '00000000-0000-4000-8000-0000000000c2', code: 'UC-002', title: 'Résumé des appels' },
];

async function start() {
  TestBed.configureTestingModule({
    providers: [{ provide: SessionStore, useValue: { today: () => TODAY } }],
  });
  await TestBed.inject(I18n).addScope('minutes', {
    fr: () => import('../i18n/fr'),
    en: () => import('../i18n/en'),
  });
  const doc = new Y.Doc();
  const live = { fragment: doc.getXmlFragment('minutes'), awareness: new Awareness(doc) };
  const made: MinutesEditor[] = [];
  const editable = signal(true);
  const { fixture, root } = await render(
    `<app-minutes-editor [live]="live" [editable]="editable()" [people]="people" [useCases]="cases" (made)="take($event)" />`,
    [MinutesEditor],
    { live, editable, people: PEOPLE, cases: CASES, take: (editor: MinutesEditor) => void made.push(editor) },
  );
  await settle(fixture);
  const component = made[0];
  const editor = component?.editor();
  if (!component || !editor) throw new Error('No editor was made');
  const type = async (text: string) => {
    for (const character of text) {
      const { from, to } = editor.state.selection;
      const insert = () => editor.state.tr.insertText(character, from, to);
      const taken = editor.view.someProp('handleTextInput', (handle) =>
        handle(editor.view, from, to, character, insert),
      );
      if (taken !== true) editor.view.dispatch(insert());
    }
    await settle(fixture);
  };
  return { fixture, root, component, editor, editable, type, text: one<HTMLElement>(root, '.ProseMirror') };
}

describe('app-minutes-editor', () => {
  afterEach(() => document.body.replaceChildren());

  it('is a named text box, without accessibility faults, rows and list included', async () => {
    const { root, type, text } = await start();
    expect(text.getAttribute('role')).toBe('textbox');
    expect(text.getAttribute('aria-label')).toBe('Texte du compte rendu');
    await type('/action @léa 15/12 Livrer');
    expect(await violations(root)).toEqual([]);
    await type(' /ris');
    expect(await violations(root)).toEqual([]);
  });

  it('says what is active in the list, and runs it with Enter', async () => {
    const { root, type, text, fixture, editor } = await start();
    await type('/d');
    const active = one(root, '[role=option][aria-selected=true]');
    expect(active.textContent).toContain('Décision');
    expect(text.getAttribute('aria-activedescendant')).toBe(active.id);
    expect(text.getAttribute('aria-controls')).toBe(one(root, '[role=listbox]').id);
    press(text, 'Enter');
    await settle(fixture);
    expect(editor.state.doc.child(0).attrs['kind']).toBe('decision');
    expect(text.hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('walks the list with the arrows, and leaves what was typed after Escape', async () => {
    const { root, type, text, fixture, editor } = await start();
    await type('/');
    press(text, 'ArrowDown');
    await settle(fixture);
    expect(one(root, '[role=option][aria-selected=true]').textContent).toContain('Action');
    press(text, 'ArrowUp');
    press(text, 'ArrowUp');
    await settle(fixture);
    expect(one(root, '[role=option][aria-selected=true]').textContent).toContain('Texte');
    press(text, 'Escape');
    await type('action ');
    expect(editor.state.doc.textContent).toBe('/action ');
  });

  it('draws the row: kind in words, owner, day and use case, each a named button', async () => {
    const { root, type } = await start();
    await type('/action @léa 15/12 Livrer le lot');
    const row = one<HTMLElement>(root, '.entry--action');
    expect(one(row, '.entry__kind').textContent).toBe('Action');
    expect(one(row, '[data-chip=owner]').textContent).toBe('Léa Martin');
    expect(one(row, '[data-chip=due]').getAttribute('aria-label')).toMatch(/^Échéance.: 15 déc\. 2026$/);
    expect(one(row, '[data-chip=useCase]').textContent).toBe('Cas d’usage');
    expect(row.querySelector('[data-chip=grades]')).toBeNull();
  });

  it('changes the owner from the keyboard, and goes back to the words', async () => {
    const { root, type, text, fixture, editor, component } = await start();
    await type('/action Livrer le lot');
    press(text, 'Enter', { altKey: true });
    expect((document.activeElement as HTMLElement).dataset['chip']).toBe('owner');
    (document.activeElement as HTMLElement).click();
    await settle(fixture);
    const box = one<HTMLInputElement>(root, 'app-chip-panel [role=combobox]');
    box.focus();
    box.value = 'martin';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await settle(fixture);
    press(box, 'Enter');
    await settle(fixture);
    expect(editor.state.doc.child(0).attrs['ownerId']).toBe(LEA);
    expect(root.querySelector('app-chip-panel [role=combobox]')).toBeNull();
    expect(editor.state.selection.$from.parent.type.name).toBe('entry');
    expect(component.rows().get(String(editor.state.doc.child(0).attrs['entryId']))?.text).toBe(
      'Livrer le lot',
    );
  });

  it('reads a day in words in the panel of the row', async () => {
    const { root, type, fixture, editor } = await start();
    await type('/action Livrer le lot');
    one<HTMLElement>(root, '[data-chip=due]').click();
    await settle(fixture);
    const box = one<HTMLInputElement>(root, 'app-chip-panel input[type=text]');
    box.value = 'dans 2 semaines';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await settle(fixture);
    expect(one(root, 'app-chip-panel [role=status]').textContent).toContain('7 décembre 2026');
    expect(editor.state.doc.child(0).attrs['dueOn']).toBe('2026-12-07');
  });

  it('shows somebody unknown by the name of that day, and says so', async () => {
    const { root, editor } = await start();
    editor.commands.setContent({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'mention',
              attrs: { id: '00000000-0000-4000-8000-0000000000ff', label: 'Ancien collègue' },
            },
          ],
        },
      ],
    });
    const mention = one<HTMLElement>(root, '.mention');
    expect(mention.textContent).toBe('@Ancien collègue');
    expect(mention.title).toBe('Personne inconnue ou archivée');
  });

  it('takes rows from elsewhere, as one step to undo, and goes to one', async () => {
    const { fixture, editor, component, root } = await start();
    component.insertEntries([
      { kind: 'decision', text: 'Continuer' },
      { kind: 'action', text: 'Livrer', ownerId: LEA, dueOn: '2026-12-15' },
    ]);
    await settle(fixture);
    expect(root.querySelectorAll('.entry')).toHaveLength(2);
    const id = String(editor.state.doc.child(editor.state.doc.childCount - 1).attrs['entryId']);
    expect(component.goToEntry(id)).toBe(true);
    expect(editor.state.selection.$from.parent.attrs['entryId']).toBe(id);
    expect(component.goToEntry('nobody')).toBe(false);
    editor.commands.undo();
    expect(root.querySelectorAll('.entry')).toHaveLength(0);
  });

  it('is read only when told: no bar, no button that acts', async () => {
    const { fixture, root, type, editable, text } = await start();
    await type('/action @léa Livrer');
    editable.set(false);
    await settle(fixture);
    expect(text.getAttribute('contenteditable')).toBe('false');
    expect(text.getAttribute('aria-readonly')).toBe('true');
    expect(root.querySelector('[role=toolbar]')).toBeNull();
    expect(one<HTMLButtonElement>(root, '[data-chip=owner]').disabled).toBe(true);
    // An unset day asks nobody who cannot set it.
    expect(root.querySelector('[data-chip=due]')).toBeNull();
  });

  it('has one stop for Tab in its bar, walked with the arrows', async () => {
    const { fixture, root } = await start();
    const bar = one<HTMLElement>(root, '[role=toolbar]');
    expect([...bar.querySelectorAll('[tabindex="0"]')]).toHaveLength(1);
    const first = byText(bar, 'button', 'Décision');
    first.focus();
    press(first, 'ArrowRight');
    await settle(fixture);
    expect(document.activeElement?.textContent).toContain('Action');
    expect([...bar.querySelectorAll('[tabindex="0"]')].map((tool) => tool.getAttribute('data-tool'))).toEqual(
      ['action'],
    );
  });
});
