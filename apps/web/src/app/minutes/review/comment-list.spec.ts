import { signal, type Type } from '@angular/core';
import { byText, one, press, render, settle, type, violations } from '../../../../testing/render';
import { CommentSide } from './comment-side';
import { aComment, ID, nameOf, prepare, type Prepared } from './testing/review-facts';

async function show(template: string, imports: readonly Type<unknown>[], options: Prepared = {}) {
  const around = await prepare(options);
  return { ...around, ...(await render(template, imports, options.state ?? {})) };
}

const URL = `/api/minutes/${ID.minutes}/comments`;
const other = (last: string) => ID.comment.slice(0, -1) + last;

/** What a text tells of its passages, without the text. */
function passages(places: readonly (readonly [string, { from: number; to: number }])[] = []) {
  return {
    places: signal(new Map(places)),
    ready: signal(true),
    chosen: signal<{ from: number; to: number } | null>(null),
    onAsk: () => undefined,
    onPick: (_id: string) => undefined,
    take: jest.fn(() => ({
      from: 1,
      to: 5,
      quote: 'Le lot',
      anchor: { from: { tname: 'a' }, to: { tname: 'b' } },
    })),
    show: jest.fn(),
    forget: jest.fn(),
    goTo: jest.fn(),
    focus: jest.fn(),
  };
}

describe('the comments beside a text', () => {
  afterEach(() => document.body.replaceChildren());

  async function open(items: readonly object[], marks = passages(), mayComment = true) {
    const all = await show(
      `<h2>Revue</h2><app-comment-side [minutesId]="id" [passages]="marks" [nameOf]="nameOf" [mayComment]="may" />`,
      [CommentSide],
      { state: { id: ID.minutes, marks, nameOf, may: mayComment } },
    );
    all.http.expectOne(URL).flush({ items });
    await settle(all.fixture);
    return { ...all, marks };
  }

  it('lists them in the order of the text, says which passage went, without accessibility faults', async () => {
    const last = aComment({ id: other('a'), quote: 'plus bas', body: 'Troisième' });
    const first = aComment({ body: 'Deuxième', at: '2026-11-23T10:00:00.000Z' });
    const gone = aComment({ id: other('b'), quote: 'Elle a disparu', body: 'Dernier' });
    const whole = aComment({ id: other('c'), anchor: null, quote: '', body: 'Premier' });
    const { root, marks } = await open(
      [last, first, gone, whole],
      passages([
        [last.id, { from: 40, to: 48 }],
        [first.id, { from: 2, to: 9 }],
      ]),
    );
    const words = [...root.querySelectorAll('.words')].map((element) => element.textContent);
    expect(words).toEqual(['Premier', 'Deuxième', 'Troisième', 'Dernier']);
    expect(root.textContent).toContain('Le passage n’est plus dans le texte');
    expect(one(root, 'blockquote').textContent).toBe('Elle a disparu');
    byText(root, 'button', 'plus bas').click();
    expect(marks.goTo).toHaveBeenCalledWith(last.id);
    expect(await violations(root)).toEqual([]);
  });

  it('comments on the passage that is selected, and keeps the words when the sending fails', async () => {
    const { root, fixture, http, marks } = await open([]);
    expect(root.textContent).toContain('Aucun commentaire ouvert.');
    marks.chosen.set({ from: 1, to: 5 });
    marks.onAsk();
    await settle(fixture);
    const area = one<HTMLTextAreaElement>(root, 'textarea');
    expect(document.activeElement).toBe(area);
    expect(root.textContent).toContain('Le lot');
    type(area, 'Lequel ?');
    press(area, 'Enter', { ctrlKey: true });
    const failed = http.expectOne(URL);
    const key = failed.request.headers.get('idempotency-key');
    failed.error(new ProgressEvent('error'), { status: 0 });
    await settle(fixture);
    expect(one<HTMLTextAreaElement>(root, 'textarea').value).toBe('Lequel ?');
    expect(root.querySelector('.ui-field__error')).not.toBeNull();
    press(area, 'Enter', { ctrlKey: true });
    const sent = http.expectOne(URL);
    expect(sent.request.headers.get('idempotency-key')).toBe(key);
    expect(sent.request.body).toEqual({
      anchor: { from: { tname: 'a' }, to: { tname: 'b' } },
      quote: 'Le lot',
      body: 'Lequel ?',
    });
    sent.flush(aComment({ body: 'Lequel ?' }));
    await settle(fixture);
    expect(root.querySelector('textarea')).toBeNull();
    expect(one(root, '.words').textContent).toBe('Lequel ?');
    expect(marks.forget).toHaveBeenCalled();
  });

  it('replies, changes what is mine, resolves and reopens', async () => {
    const { root, fixture, http } = await open([aComment()]);
    byText(root, 'button', 'Répondre').click();
    await settle(fixture);
    type(one(root, 'textarea'), 'De dix pour cent.');
    byText(root, 'form button', 'Répondre').click();
    const reply = http.expectOne(URL);
    expect(reply.request.body).toEqual({ parentId: ID.comment, body: 'De dix pour cent.' });
    reply.flush(
      aComment({
        id: other('a'),
        parentId: ID.comment,
        anchor: null,
        quote: '',
        body: 'De dix pour cent.',
        mine: false,
        authorId: ID.intern,
      }),
    );
    await settle(fixture);
    expect(root.textContent).toContain('Léa Martin');
    // Words of somebody else are not mine to change.
    expect(root.querySelectorAll('.own')).toHaveLength(1);

    one<HTMLButtonElement>(root, '.own').click();
    await settle(fixture);
    type(one(root, 'textarea'), 'De combien au juste ?');
    byText(root, 'form button', 'Enregistrer').click();
    const edit = http.expectOne(`${URL}/${ID.comment}`);
    expect(edit.request.body).toEqual({ version: 1, body: 'De combien au juste ?' });
    edit.flush(aComment({ body: 'De combien au juste ?', version: 2 }));
    await settle(fixture);

    byText(root, 'button', 'Résoudre').click();
    const resolved = http.expectOne(`${URL}/${ID.comment}`);
    expect(resolved.request.body).toEqual({ version: 2, resolved: true });
    resolved.flush(aComment({ version: 3, resolvedAt: '2026-11-23T11:00:00.000Z', resolvedById: ID.me }));
    await settle(fixture);
    expect(root.querySelector('.words')).toBeNull();
    one<HTMLInputElement>(root, 'input[value=resolved]').click();
    await settle(fixture);
    expect(root.textContent).toContain('Résolu par Claire Dubois');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Rouvrir').click();
    http.expectOne(`${URL}/${ID.comment}`).flush(
      {
        status: 409,
        title: 'x',
        code: 'version_conflict',
        current: aComment({ version: 9, body: 'Changé ailleurs' }),
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle(fixture);
    expect(one(root, '.words').textContent).toBe('Changé ailleurs');
  });

  it('is read alone once nothing may be said any more', async () => {
    const { root } = await open([aComment()], passages(), false);
    expect(root.querySelectorAll('article button')).toHaveLength(0);
    expect(root.textContent).not.toContain('Commenter l’ensemble');
  });
});
