import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NotesRead } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../../testing/render';
import { NotesPanel, type AcceptedEntry } from './notes-panel';

const MINUTES = '00000000-0000-4000-8000-000000000001';
const LEA = '00000000-0000-4000-8000-000000000002';
const FOUND: NotesRead = {
  lines: ['Il est décidé de continuer', 'Léa doit envoyer le jeu vendredi'],
  speakers: [],
  truncated: false,
  proposals: [
    {
      kind: 'decision',
      text: 'Il est décidé de continuer',
      ownerId: null,
      ownerWords: null,
      dueOn: null,
      dueWords: null,
      line: 1,
      because: 'Il est décidé',
    },
    {
      kind: 'action',
      text: 'Léa doit envoyer le jeu vendredi',
      ownerId: LEA,
      ownerWords: null,
      dueOn: '2026-11-27',
      dueWords: 'vendredi',
      line: 2,
      because: 'doit',
    },
  ],
};

async function show() {
  // jsdom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const accepted: (readonly AcceptedEntry[])[] = [];
  const open = signal(true);
  const { fixture, root } = await render(
    `<app-notes-panel [open]="open()" (openChange)="open.set($event)" [minutesId]="id" [people]="people" (accepted)="take($event)" />`,
    [NotesPanel],
    {
      open,
      id: MINUTES,
      people: [{ id: LEA, name: 'Léa Martin' }],
      take: (rows: readonly AcceptedEntry[]) => void accepted.push(rows),
    },
  );
  // Its words come with it.
  for (let turn = 0; turn < 50 && root.querySelector('textarea') === null; turn++) await settle(fixture);
  return { http: TestBed.inject(HttpTestingController), fixture, root, accepted, open };
}

async function readNotes({ http, fixture, root }: Awaited<ReturnType<typeof show>>, answer: NotesRead) {
  type(one<HTMLTextAreaElement>(root, 'textarea'), 'Mes notes');
  await settle(fixture);
  one<HTMLButtonElement>(root, 'button[type=submit]').click();
  const request = http.expectOne(`/api/minutes/${MINUTES}/notes?fileName=notes.txt`);
  expect((request.request.body as Blob).type).toBe('application/octet-stream');
  request.flush(answer);
  await settle(fixture);
}

describe('rows from notes', () => {
  it('accepts nothing by itself: only what is ticked is given', async () => {
    const panel = await show();
    await readNotes(panel, FOUND);
    const boxes = [...panel.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map((box) => box.checked)).toEqual([false, false]);
    expect(byText(panel.root, 'button', 'Ajouter')).toHaveProperty('disabled', true);
    expect(await violations(panel.root)).toEqual([]);

    boxes[1]?.click();
    await settle(panel.fixture);
    byText(panel.root, 'button', 'Ajouter 1 ligne').click();
    expect(panel.accepted).toEqual([
      [{ kind: 'action', text: 'Léa doit envoyer le jeu vendredi', ownerId: LEA, dueOn: '2026-11-27' }],
    ]);
    expect(panel.open()).toBe(false);
  });

  it('takes what the person made of a proposal', async () => {
    const panel = await show();
    await readNotes(panel, FOUND);
    const select = one<HTMLSelectElement>(panel.root, 'select');
    select.value = 'risk';
    select.dispatchEvent(new Event('change'));
    type(one<HTMLInputElement>(panel.root, 'input[type=text]'), 'Le budget peut manquer');
    one<HTMLInputElement>(panel.root, 'input[type=checkbox]').click();
    await settle(panel.fixture);
    byText(panel.root, 'button', 'Ajouter 1 ligne').click();
    expect(panel.accepted[0]).toMatchObject([{ kind: 'risk', text: 'Le budget peut manquer', dueOn: null }]);
  });

  it('says why notes were refused, and keeps them', async () => {
    const { http, fixture, root } = await show();
    type(one<HTMLTextAreaElement>(root, 'textarea'), 'Mes notes');
    await settle(fixture);
    one<HTMLButtonElement>(root, 'button[type=submit]').click();
    http
      .expectOne(() => true)
      .flush(
        {
          type: 'about:blank',
          title: 'x',
          status: 422,
          code: 'file_refused',
          errors: [{ path: 'file', code: 'not_text' }],
        },
        { status: 422, statusText: 'Unprocessable' },
      );
    await settle(fixture);
    expect(one(root, '[role=alert]').textContent).toContain('autre chose que du texte');
    expect(one<HTMLTextAreaElement>(root, 'textarea').value).toBe('Mes notes');
    expect(await violations(root)).toEqual([]);
  });
});
