import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Grey lines where text is coming; `label` is read out once (« Chargement… »). */
@Component({
  selector: 'ui-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-skeleton', role: 'status' },
  template: `<span class="visually-hidden">{{ label() }}</span>
    @for (line of rows(); track line) {
      <span class="ui-skeleton__line" aria-hidden="true" [style.height.px]="height()"></span>
    }`,
})
export class Skeleton {
  readonly label = input.required<string>();
  readonly lines = input(3);
  /** Pixels of each line. */
  readonly height = input(14);
  protected readonly rows = computed(() => Array.from({ length: this.lines() }, (_, index) => index));
}
