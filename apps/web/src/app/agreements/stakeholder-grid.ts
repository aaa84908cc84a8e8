import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { stakeholderQuadrant, type AgreementValue, type StakeholderQuadrant } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';

/** Top row first: much influence, then little; little interest first. */
const ORDER: readonly StakeholderQuadrant[] = [
  'keep_satisfied',
  'manage_closely',
  'monitor',
  'keep_informed',
];

/**
 * The power/interest grid: who stands in which of its four fields. Names in words, so that it needs no other twin than
 * the table of stakeholders it stands under.
 */
@Component({
  selector: 'app-stakeholder-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (placed().length) {
      <figure class="figure" [attr.aria-label]="t('agreements.quadrant.title')">
        <p class="visually-hidden">{{ summary() }}</p>
        <span class="axis axis--power" aria-hidden="true">{{ t('agreements.quadrant.influence') }} ↑</span>
        <dl class="grid">
          @for (field of fields(); track field.quadrant) {
            <div class="field" [class.field--key]="field.quadrant === 'manage_closely'">
              <dt>{{ t('agreements.quadrant.' + field.quadrant) }}</dt>
              @for (name of field.names; track $index) {
                <dd>{{ name }}</dd>
              } @empty {
                <dd class="muted">{{ t('agreements.quadrant.none') }}</dd>
              }
            </div>
          }
        </dl>
        <span class="axis" aria-hidden="true">{{ t('agreements.quadrant.interest') }} →</span>
      </figure>
    }
  `,
  styles: `
    .figure {
      display: grid;
      gap: 4px;
      max-inline-size: 560px;
      font-size: 13px;
      line-height: 18px;
    }
    .axis {
      color: var(--muted);
      text-align: end;
    }
    .axis--power {
      text-align: start;
    }
    .grid {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 4px;
    }
    .field {
      min-block-size: 64px;
      min-inline-size: 0;
      padding: 6px 10px;
      border-radius: var(--radius);
      background: var(--sunken);
      overflow-wrap: anywhere;
    }
    .field--key {
      background: var(--accent-soft);
    }
    dt {
      font-weight: 550;
    }
  `,
})
export class StakeholderGrid {
  readonly rows = input.required<readonly Readonly<Record<string, AgreementValue>>[]>();
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;

  protected readonly placed = computed(() =>
    this.rows().flatMap(({ name, interest, influence }) => {
      const quadrant = stakeholderQuadrant(level(interest), level(influence));
      return quadrant && name ? [{ name: String(name), quadrant }] : [];
    }),
  );
  protected readonly fields = computed(() =>
    ORDER.map((quadrant) => ({
      quadrant,
      names: this.placed()
        .filter((one) => one.quadrant === quadrant)
        .map((one) => one.name),
    })),
  );
  protected readonly summary = computed(() =>
    this.i18n.plural('agreements.quadrant.summary', this.placed().length),
  );
}

function level(value: AgreementValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
