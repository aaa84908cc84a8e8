import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ImportOutcome } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { OUTCOMES } from './outcomes';

/** The four counts of what an import would do; `stale` while they are being counted again. */
@Component({
  selector: 'app-outcome-counts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.aria-busy]': 'stale()' },
  styles: `
    .counts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
      gap: 12px;
      transition: opacity var(--quick);
    }
    .counts--stale {
      opacity: 0.55;
    }
    .count {
      display: flex;
      flex-direction: column-reverse;
      padding: 10px 14px;
      border: 1px solid var(--line);
      border-inline-start-width: 3px;
      border-radius: var(--radius);
      background: var(--surface);
    }
    .count dt {
      color: var(--muted);
      font-size: 13px;
      line-height: 18px;
    }
    .count dd {
      font-size: 20px;
      line-height: 28px;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .count--created {
      border-inline-start-color: var(--green);
    }
    .count--updated {
      border-inline-start-color: var(--accent);
    }
    .count--unchanged {
      border-inline-start-color: var(--control);
    }
    .count--rejected {
      border-inline-start-color: var(--red);
    }
  `,
  template: `<dl class="counts" [class.counts--stale]="stale()">
    @for (outcome of outcomes; track outcome) {
      <div class="count" [class]="'count--' + outcome">
        <dt>{{ t('imports.would.' + outcome) }}</dt>
        <dd>{{ format.number(counts()[outcome]) }}</dd>
      </div>
    }
  </dl>`,
})
export class OutcomeCounts {
  readonly counts = input.required<Readonly<Record<ImportOutcome, number>>>();
  readonly stale = input(false);
  protected readonly outcomes = OUTCOMES;
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
}
