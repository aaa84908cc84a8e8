import { ChangeDetectionStrategy, Component, viewChild } from '@angular/core';
import { one, press, render, settle, violations } from '../../../../testing/render';
import { Presentation } from './presentation';

/** Two sheets, one of them with a mark that keeps its arrows, and a third that comes late. */
@Component({
  selector: 'app-presented',
  imports: [Presentation],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button id="start" (click)="presentation().start()">Présenter</button>
    <ui-presentation heading="Mars 2026">
      <section data-sheet aria-labelledby="first">
        <h2 id="first">Premier</h2>
        <button id="mark" (keydown)="$event.preventDefault()">Marque</button>
      </section>
      <section data-sheet aria-labelledby="second"><h2 id="second">Deuxième</h2></section>
    </ui-presentation>
  `,
})
class Presented {
  readonly presentation = viewChild.required(Presentation);
}

async function show() {
  const shown = await render('<h1>Mois</h1><app-presented />', [Presented]);
  const { root, fixture } = shown;
  one<HTMLButtonElement>(root, '#start').focus();
  return {
    ...shown,
    start: async () => {
      one<HTMLButtonElement>(root, '#start').click();
      await settle(fixture);
    },
    turn: async (key: string, on: Element = document.body) => {
      press(on, key);
      await settle(fixture);
    },
    where: () => root.querySelector('[role=status]')?.textContent,
    seen: () =>
      [...root.querySelectorAll('[data-sheet]:not(.presentation__off) h2')].map((each) => each.textContent),
  };
}

afterEach(() => document.body.replaceChildren());

it('is a plain container until it starts', async () => {
  const { root, seen, turn } = await show();
  expect(seen()).toEqual(['Premier', 'Deuxième']);
  expect(root.textContent).not.toContain('Mars 2026');
  await turn('ArrowRight');
  expect(seen()).toEqual(['Premier', 'Deuxième']);
  expect(await violations(root)).toEqual([]);
});

it('shows a sheet at a time, turned by keys, and gives the page back as it was', async () => {
  const { root, start, turn, where, seen } = await show();
  await start();
  expect([where(), seen()]).toEqual(['1 sur 2', ['Premier']]);
  expect(root.textContent).toContain('Mars 2026');
  expect(document.activeElement?.id).toBe('first');
  expect(one<HTMLElement>(root, '#start').inert).toBe(true);
  expect(await violations(root)).toEqual([]);
  for (const [key, sheet] of [
    ['ArrowRight', 'Deuxième'],
    ['PageDown', 'Deuxième'],
    ['ArrowUp', 'Premier'],
    ['End', 'Deuxième'],
    ['Home', 'Premier'],
  ] as const) {
    await turn(key);
    expect([key, seen()]).toEqual([key, [sheet]]);
    expect(document.activeElement?.textContent).toBe(sheet);
  }
  await turn('Escape');
  expect(seen()).toEqual(['Premier', 'Deuxième']);
  expect(where()).toBeUndefined();
  expect(one<HTMLElement>(root, '#start').inert).toBe(false);
  expect(document.activeElement?.id).toBe('start');
});

it('leaves arrows to what uses them, and keys with a modifier to the browser', async () => {
  const { root, start, turn, fixture, seen } = await show();
  await start();
  await turn('ArrowRight', one(root, '#mark'));
  press(document.body, 'ArrowRight', { altKey: true });
  await settle(fixture);
  expect(seen()).toEqual(['Premier']);
});

it('takes in a sheet that comes late', async () => {
  const { root, start, turn, where, fixture } = await show();
  await start();
  const late = document.createElement('section');
  late.dataset['sheet'] = '';
  late.innerHTML = '<h2>Tardif</h2>';
  one(root, 'ui-presentation').append(late);
  await new Promise((done) => setTimeout(done));
  await settle(fixture);
  expect(where()).toBe('1 sur 3');
  await turn('End');
  expect(document.activeElement?.textContent).toBe('Tardif');
});
