import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// What jsdom lacks of the platform: modal dialogs and popovers, enough for focus and state.
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  if (!this.hasAttribute('open')) return;
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
};

const openPopovers = new WeakSet<Element>();
const matches = Element.prototype.matches;
Element.prototype.matches = function (this: Element, selector: string) {
  return selector === ':popover-open' ? openPopovers.has(this) : matches.call(this, selector);
};
function toggled(element: HTMLElement, newState: 'open' | 'closed'): void {
  element.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
}
HTMLElement.prototype.showPopover = function (this: HTMLElement) {
  openPopovers.add(this);
  toggled(this, 'open');
};
HTMLElement.prototype.hidePopover = function (this: HTMLElement) {
  openPopovers.delete(this);
  toggled(this, 'closed');
};
Element.prototype.scrollIntoView = function () {
  // Nothing is laid out here.
};
