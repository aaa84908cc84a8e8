import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

export interface Sort<K extends string = string> {
  readonly key: K;
  readonly dir: 'asc' | 'desc';
}

/**
 * A sortable column head: `<th ui-sort="title" scope="col" [sort]="sort()" (sortBy)="sort.set($event)">Titre</th>`.
 * Sets aria-sort; a click on the sorted column turns the direction round.
 */
@Component({
  selector: 'th[ui-sort]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.aria-sort]': "dir() === null ? null : dir() === 'asc' ? 'ascending' : 'descending'" },
  template: `<button type="button" class="ui-sort" [class.ui-sort--on]="dir() !== null" (click)="turn()">
    <ng-content /><ui-icon [name]="dir() === 'desc' ? 'arrow-down' : 'arrow-up'" [size]="12" />
  </button>`,
})
export class SortHeader<K extends string = string> {
  readonly key = input.required<K>({ alias: 'ui-sort' });
  readonly sort = input.required<Sort<K>>();
  readonly sortBy = output<Sort<K>>();
  protected readonly dir = computed(() => (this.sort().key === this.key() ? this.sort().dir : null));

  protected turn(): void {
    this.sortBy.emit({ key: this.key(), dir: this.dir() === 'asc' ? 'desc' : 'asc' });
  }
}
