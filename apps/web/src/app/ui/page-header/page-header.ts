import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Top of a page: the h1 (focused after a navigation), a line under it, and the actions at the right. */
@Component({
  selector: 'ui-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-page-header' },
  template: `
    <div class="ui-page-header__words">
      <h1 tabindex="-1">{{ heading() }}</h1>
      @if (text()) {
        <p class="ui-page-header__text">{{ text() }}</p>
      }
      <ng-content select="[under]" />
    </div>
    <div class="ui-page-header__actions"><ng-content select="[actions]" /></div>
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly text = input<string | null>(null);
}
