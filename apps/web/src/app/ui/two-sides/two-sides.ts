import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export type Side = 'mine' | 'theirs';

/** One thing that two people changed at once: its name, and what each wrote, in words. */
export interface TwoSides {
  readonly id: string;
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}

/** For each thing two people changed at once, both texts in full side by side, and one choice. */
@Component({
  selector: 'ui-two-sides',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track row.id) {
      <fieldset class="field">
        <legend class="field__name">{{ row.name }}</legend>
        <div class="sides">
          @for (side of sides; track side) {
            <label class="side" [class.side--on]="choices()[row.id] === side">
              <span class="side__head">
                <input
                  type="radio"
                  [name]="'sides-' + row.id"
                  [checked]="choices()[row.id] === side"
                  (change)="chosen.emit({ id: row.id, side })"
                />
                {{ side === 'mine' ? mineLabel() : theirsLabel() }}
              </span>
              <span class="side__text">{{ row[side] }}</span>
            </label>
          }
        </div>
      </fieldset>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .field {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .field__name {
      padding: 0 0 4px;
      font-weight: 650;
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: 8px;
    }
    .side {
      display: grid;
      align-content: start;
      gap: 6px;
      padding: 10px 12px;
      border: 1px solid var(--control);
      border-radius: var(--radius);
    }
    .side--on {
      border-color: var(--accent);
      background: var(--accent-soft);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
    .side:focus-within {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .side__head {
      display: flex;
      align-items: center;
      gap: 8px;
      font-weight: 550;
    }
    .side__text {
      max-block-size: 240px;
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class TwoSidesChoice {
  readonly rows = input.required<readonly TwoSides[]>();
  /** Which side of each row is chosen, by the id of the row. */
  readonly choices = input.required<Readonly<Record<string, Side | undefined>>>();
  readonly mineLabel = input.required<string>();
  readonly theirsLabel = input.required<string>();
  readonly chosen = output<{ readonly id: string; readonly side: Side }>();
  protected readonly sides: readonly Side[] = ['mine', 'theirs'];
}
