import { Component, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import axe from 'axe-core';
import { I18n } from '../src/app/core/i18n/i18n';

/**
 * Renders a template with the given widgets, in French. `state` is what the template reads: signals and functions.
 * Wait for `settle(fixture)` after acting.
 */
export async function render<T extends object>(
  template: string,
  imports: readonly Type<unknown>[],
  state: T = {} as T,
): Promise<{ readonly fixture: ComponentFixture<T>; readonly root: HTMLElement }> {
  @Component({ selector: 'app-test-host', imports: [...imports], template })
  class Host {
    constructor() {
      Object.assign(this, state);
    }
  }
  await TestBed.inject(I18n).use('fr');
  const fixture = TestBed.createComponent(Host) as unknown as ComponentFixture<T>;
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  await settle(fixture);
  return { fixture, root };
}

/** Once rendering, timers of zero and their rendering are over. */
export async function settle(fixture: ComponentFixture<unknown>): Promise<void> {
  await fixture.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
}

/** Rules that need layout, colours or a whole page: the browser journeys check those. */
const OUT_OF_REACH = ['color-contrast', 'region', 'landmark-one-main', 'page-has-heading-one', 'target-size'];

/** The accessibility rules broken within `root`, each with the first element at fault. */
export async function violations(root: Element): Promise<readonly string[]> {
  const result = await axe.run(root, {
    rules: Object.fromEntries(OUT_OF_REACH.map((id) => [id, { enabled: false }])),
    resultTypes: ['violations'],
  });
  return result.violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html ?? ''}`);
}

export function press(element: Element, key: string, options: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  element.dispatchEvent(event);
  return event;
}

/** Types as a person does: the value, then the event. */
export function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The first element of the selector, of the type the caller knows it has. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- mirrors querySelector<E>
export function one<E extends Element>(root: ParentNode, selector: string): E {
  const element = root.querySelector<E>(selector);
  if (!element) throw new Error(`No ${selector}`);
  return element;
}

/** The first element whose text contains `text`. */
export function byText(root: ParentNode, selector: string, text: string): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>(selector)].find((element) =>
    element.textContent.includes(text),
  );
  if (!found) throw new Error(`No ${selector} with « ${text} »`);
  return found;
}
