import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

export interface TabLink {
  readonly link: string | readonly unknown[];
  readonly label: string;
  /** Already written for the reader: `2 125`. */
  readonly count?: string;
  /** Shown as current only at exactly its address. */
  readonly exact?: boolean;
  /** Fetches what the page will need: called when the link is pointed at or has the focus. */
  readonly prefetch?: () => void;
}

/**
 * Tabs that are pages of their own, with an address each: links of a navigation landmark. The focus stays on the link
 * that was followed, for whoever walks along them.
 */
@Component({
  selector: 'ui-tab-links',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav #strip class="ui-tabs" data-keeps-focus [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.label) {
        <a
          #link
          class="ui-tabs__tab"
          routerLinkActive="ui-tabs__tab--current"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: tab.exact ?? false }"
          [routerLink]="tab.link"
          (isActiveChange)="$event && show(strip, link)"
          (pointerenter)="tab.prefetch?.()"
          (focus)="tab.prefetch?.()"
        >
          {{ tab.label }}
          @if (tab.count !== undefined) {
            <span class="ui-tabs__count">{{ tab.count }}</span>
          }
        </a>
      }
    </nav>
  `,
})
export class TabLinks {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly TabLink[]>();

  /** On a phone the strip scrolls: the current tab is where it can be seen. */
  protected show(strip: HTMLElement, link: HTMLElement): void {
    const [outer, inner] = [strip.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.left < outer.left || inner.right > outer.right)
      strip.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}
