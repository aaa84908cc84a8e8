import { ChangeDetectionStrategy, Component, ElementRef, inject, input, model } from '@angular/core';

export interface Tab<T extends string = string> {
  readonly id: T;
  readonly label: string;
  /** Already written for the reader: `2 125`. */
  readonly count?: string;
}

let count = 0;

/**
 * Tabs over one panel, whose content the page switches:
 * `<ui-tabs label="Fiche" [tabs]="tabs()" [(active)]="tab"> @switch (tab()) { … } </ui-tabs>`.
 * Arrows move and choose (WAI-ARIA tabs, automatic activation).
 */
@Component({
  selector: 'ui-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'onKey($event)' },
  template: `
    <div class="ui-tabs" role="tablist" [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.id) {
        <button
          type="button"
          role="tab"
          class="ui-tabs__tab"
          [id]="id + '-' + tab.id"
          [attr.aria-selected]="tab.id === active()"
          [attr.aria-controls]="id + '-panel'"
          [tabindex]="tab.id === active() ? 0 : -1"
          (click)="active.set(tab.id)"
        >
          {{ tab.label }}
          @if (tab.count !== undefined) {
            <span class="ui-tabs__count">{{ tab.count }}</span>
          }
        </button>
      }
    </div>
    <div
      class="ui-tabs__panel"
      role="tabpanel"
      tabindex="0"
      [id]="id + '-panel'"
      [attr.aria-labelledby]="id + '-' + active()"
    >
      <ng-content />
    </div>
  `,
})
export class Tabs<T extends string = string> {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab<T>[]>();
  readonly active = model.required<T>();
  protected readonly id = `tabs-${++count}`;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected onKey(event: KeyboardEvent): void {
    // Keys pressed in the panel are the page's.
    if (!(event.target instanceof Element) || event.target.closest('[role="tab"]') === null) return;
    const tabs = this.tabs();
    const index = tabs.findIndex((tab) => tab.id === this.active());
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    this.active.set(tab.id);
    this.host.querySelector<HTMLElement>(`[id="${this.id}-${tab.id}"]`)?.focus();
  }
}
