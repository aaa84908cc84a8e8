import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Keys of a shortcut: `<ui-kbd keys="g p"/>`, `<ui-kbd keys="Ctrl+K"/>`. */
@Component({
  selector: 'ui-kbd',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-kbd' },
  template: `@for (key of parts(); track $index) {
    <kbd>{{ key }}</kbd>
  }`,
})
export class Kbd {
  readonly keys = input.required<string>();
  protected readonly parts = computed(() => this.keys().split(/[ +]/));
}
