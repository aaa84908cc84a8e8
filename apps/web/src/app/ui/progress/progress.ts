import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A bar of progress; without a total it only says that something is going on. */
@Component({
  selector: 'ui-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-progress',
    role: 'progressbar',
    '[class.ui-progress--endless]': 'percent() === null',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuemin]': 'percent() === null ? null : 0',
    '[attr.aria-valuemax]': 'percent() === null ? null : 100',
    '[attr.aria-valuenow]': 'percent()',
  },
  template: `<span class="ui-progress__bar" [style.inline-size.%]="percent() ?? 30"></span>`,
})
export class Progress {
  readonly label = input.required<string>();
  readonly done = input(0);
  /** Null while unknown. */
  readonly total = input<number | null>(null);
  protected readonly percent = computed(() => {
    const total = this.total();
    if (total === null || total <= 0) return null;
    return Math.max(0, Math.min(100, Math.round((this.done() / total) * 100)));
  });
}
