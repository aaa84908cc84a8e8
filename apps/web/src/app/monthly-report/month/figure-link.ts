import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { MonthPlace, type RowsAt } from './place';

/** A figure that leads to the rows it counts, shown in place: `<app-figure-link of="offTrack" at="figures" label text />`. */
@Component({
  selector: 'app-figure-link',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a
    routerLink="."
    queryParamsHandling="merge"
    [queryParams]="query()"
    [attr.aria-label]="name()"
    [attr.aria-current]="shown() ? 'true' : null"
    [attr.data-opens]="shown() ? 'rows' : null"
    (click)="place.asks('rows')"
    >{{ text() }}</a
  >`,
  styles: `
    :host {
      display: inline-block;
      vertical-align: middle;
    }
    a {
      display: block;
      align-content: center;
      min-inline-size: 24px;
      min-block-size: 24px;
      color: var(--text);
      text-decoration-color: var(--control);
    }
    a:hover {
      color: var(--link);
    }
    a[aria-current] {
      color: var(--accent);
      text-decoration-thickness: 2px;
      text-decoration-color: currentcolor;
    }
    @media print {
      a {
        text-decoration: none;
      }
    }
  `,
})
export class FigureLink {
  readonly of = input.required<string>();
  readonly at = input.required<RowsAt>();
  /** Null for the month of the page. */
  readonly month = input<string | null>(null);
  readonly label = input.required<string>();
  readonly text = input.required<string>();

  protected readonly place = inject(MonthPlace);
  private readonly t = inject(I18n).t;
  protected readonly query = computed(() => ({ rows: this.of(), in: this.month(), at: this.at() }));
  protected readonly name = computed(() =>
    this.t('report.openRows', { label: this.label(), text: this.text() }),
  );
  protected readonly shown = computed(() => {
    const rows = this.place.rows();
    return rows?.of === this.of() && rows.month === this.month() && rows.at === this.at();
  });
}
