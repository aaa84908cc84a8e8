import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SessionStore } from '../session/session-store';
import { Commands, type Command } from './commands';
import { Shortcuts } from './shortcuts';

function setUp(shortcutsOn = true) {
  const preferences = signal({ shortcuts: shortcutsOn });
  TestBed.configureTestingModule({ providers: [{ provide: SessionStore, useValue: { preferences } }] });
  const commands = TestBed.inject(Commands);
  const shortcuts = TestBed.inject(Shortcuts);
  const ran: string[] = [];
  const command = (id: string, group: Command['group'], keys?: string): Command => ({
    id,
    group,
    label: id,
    ...(keys ? { keys } : {}),
    run: () => ran.push(id),
  });
  commands.add(() => [
    command('go', 'navigate', 'g p'),
    command('new', 'create', 'c'),
    command('help', 'view', '?'),
  ]);
  let time = 0;
  const press = (
    key: string,
    options: { target?: Element; after?: number; init?: KeyboardEventInit } = {},
  ) => {
    time += options.after ?? 100;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options.init });
    Object.defineProperty(event, 'target', { value: options.target ?? document.body });
    shortcuts.press(event, time);
    return event;
  };
  return { commands, ran, press, command };
}

describe('commands', () => {
  it('puts what is on screen first, and takes it away with the page', () => {
    const { commands, command } = setUp();
    const remove = commands.add(() => [command('move', 'object')]);
    expect(commands.all().map((one) => one.id)).toEqual(['move', 'new', 'go', 'help']);
    expect(commands.onObject().map((one) => one.id)).toEqual(['move']);
    remove();
    expect(commands.onObject()).toEqual([]);
  });

  it('follows the signals its sources read', () => {
    const { commands, command } = setUp();
    const there = signal(false);
    commands.add(() => (there() ? [command('late', 'object')] : []));
    expect(commands.onObject()).toHaveLength(0);
    there.set(true);
    expect(commands.onObject()).toHaveLength(1);
  });
});

describe('shortcuts', () => {
  it('runs single keys and sequences', () => {
    const { ran, press } = setUp();
    expect(press('c').defaultPrevented).toBe(true);
    press('g');
    press('p');
    press('?', { init: { shiftKey: true } });
    expect(ran).toEqual(['new', 'go', 'help']);
  });

  it('forgets a sequence left unfinished', () => {
    const { ran, press } = setUp();
    press('g');
    press('p', { after: 5_000 });
    press('g');
    press('x');
    press('p');
    expect(ran).toEqual([]);
  });

  it('is silent while typing, in a dialog, with a modifier, and when turned off', () => {
    const { ran, press } = setUp();
    press('c', { target: document.createElement('input') });
    press('c', { init: { ctrlKey: true } });
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    press('c');
    dialog.remove();
    expect(ran).toEqual([]);
    TestBed.resetTestingModule();
    const off = setUp(false);
    off.press('c');
    expect(off.ran).toEqual([]);
  });
});
