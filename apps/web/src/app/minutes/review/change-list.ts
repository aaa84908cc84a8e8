import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { MinutesComparison, MinutesSubmission } from '@jalon/contracts';
import { offerCommands } from '../../core/commands/commands';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Field, Input } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { ChangeBlock } from './change-block';
import { changeParts } from './changes';

/** What changed between two submissions: n and p go from change to change, what is the same is folded. */
@Component({
  selector: 'app-change-list',
  imports: [Button, ChangeBlock, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="changes" [attr.aria-busy]="busy() || null" aria-labelledby="changes-heading">
      <div class="head">
        <h3 id="changes-heading" class="grow">{{ t('minutesReview.changes.heading') }}</h3>
        <div class="line versions">
          <ui-field [label]="t('minutesReview.changes.from')">
            <select #from ui-input (change)="choose(+from.value, comparison().to)">
              @for (one of olderOnes(); track one.number) {
                <option [value]="one.number" [selected]="one.number === comparison().from">
                  {{ one.label }}
                </option>
              }
            </select>
          </ui-field>
          <ui-field [label]="t('minutesReview.changes.to')">
            <select #to ui-input (change)="choose(comparison().from, +to.value)">
              @for (one of newerOnes(); track one.number) {
                <option [value]="one.number" [selected]="one.number === comparison().to">
                  {{ one.label }}
                </option>
              }
            </select>
          </ui-field>
        </div>
      </div>
      <div class="line bar">
        <p class="grow">{{ summary() }}</p>
        @if (total() > 0) {
          <span class="muted small tabular" role="status">{{ where() }}</span>
          <button ui-button small type="button" aria-keyshortcuts="p" [disabled]="at() <= 0" (click)="go(-1)">
            <ui-icon name="arrow-up" [size]="14" />{{ t('minutesReview.changes.previous') }}
          </button>
          <button
            ui-button
            small
            type="button"
            aria-keyshortcuts="n"
            [disabled]="at() >= total() - 1"
            (click)="go(1)"
          >
            <ui-icon name="arrow-down" [size]="14" />{{ t('minutesReview.changes.next') }}
          </button>
        }
      </div>
      <div class="text">
        @for (part of parts(); track part.id) {
          @if (part.kind === 'block') {
            <app-change-block
              [attr.tabindex]="part.change === null ? null : -1"
              [attr.data-change]="part.change"
              [attr.role]="part.change === null ? null : 'group'"
              [attr.aria-label]="
                part.change === null
                  ? null
                  : t('minutesReview.changes.one', { at: part.change + 1, count: total() })
              "
              [block]="part.block"
              [nameOf]="nameOf()"
              [codeOf]="codeOf()"
            />
          } @else if (unfolded().has(part.id)) {
            <div tabindex="-1" class="unfolded" [attr.data-fold]="part.id">
              @for (block of part.blocks; track $index) {
                <app-change-block [block]="block" [nameOf]="nameOf()" [codeOf]="codeOf()" />
              }
            </div>
          } @else {
            <button type="button" class="fold" (click)="unfold(part.id)">
              <ui-icon name="chevrons-up-down" [size]="14" />
              {{ plural('minutesReview.changes.same', part.blocks.length) }}
            </button>
          }
        }
      </div>
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .changes,
    .text {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .changes {
      gap: 12px;
    }
    .head,
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px 12px;
    }
    .bar {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      align-items: center;
      padding-block: 6px;
      background: var(--bg);
    }
    .versions {
      align-items: end;
      flex-wrap: wrap;
      gap: 8px;
    }
    .text {
      gap: 2px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large);
      padding: 8px 0;
      background: var(--surface);
    }
    [data-change]:focus {
      outline: 2px solid var(--focus);
      outline-offset: -2px;
    }
    .fold {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-block-size: 28px;
      margin-block: 4px;
      border: 0;
      border-block: 1px dashed var(--line);
      background: var(--sunken);
      color: var(--muted);
      font-size: 13px;
    }
    .fold:hover {
      background: var(--hover);
      color: var(--text);
    }
  `,
})
export class ChangeList {
  readonly comparison = input.required<MinutesComparison>();
  readonly submissions = input.required<readonly MinutesSubmission[]>();
  readonly busy = input(false);
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly codeOf = input.required<(id: string) => string | null>();
  /** Two other submissions are to be compared. */
  readonly chosen = output<{ readonly from: number; readonly to: number }>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  private readonly format = inject(Format);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly parts = computed(() => changeParts(this.comparison().blocks));
  protected readonly total = computed(
    () => this.comparison().blocks.filter((block) => block.change !== 'same').length,
  );
  /** The change that was gone to last; -1 before any. */
  protected readonly at = linkedSignal({ source: this.comparison, computation: () => -1 });
  protected readonly unfolded = linkedSignal<MinutesComparison, ReadonlySet<number>>({
    source: this.comparison,
    computation: () => new Set<number>(),
  });
  private readonly named = computed(() => [
    { number: 0, label: this.t('minutesReview.changes.prepared') },
    ...this.submissions().map(({ number, submittedAt }) => ({
      number,
      label: this.t('minutesReview.changes.submission', {
        number: this.format.number(number),
        date: this.format.instant(submittedAt),
      }),
    })),
  ]);
  protected readonly olderOnes = computed(() =>
    this.named().filter(({ number }) => number < this.comparison().to),
  );
  protected readonly newerOnes = computed(() =>
    this.named().filter(({ number }) => number > this.comparison().from),
  );
  protected readonly summary = computed(() => {
    const { added, removed, changed } = this.comparison();
    const counts = { added, removed, changed };
    const said = (['added', 'removed', 'changed'] as const)
      .filter((name) => counts[name] > 0)
      .map((name) => this.plural(`minutesReview.changes.count.${name}`, counts[name]));
    return said.length === 0 ? this.t('minutesReview.changes.none') : said.join(', ');
  });
  protected readonly where = computed(() =>
    this.at() < 0 ? '' : this.t('minutesReview.changes.one', { at: this.at() + 1, count: this.total() }),
  );

  constructor() {
    offerCommands(() =>
      this.total() === 0
        ? []
        : [
            {
              id: 'review.next',
              group: 'object',
              label: this.t('minutesReview.changes.next'),
              icon: 'arrow-down',
              keys: 'n',
              run: () => this.go(1),
            },
            {
              id: 'review.previous',
              group: 'object',
              label: this.t('minutesReview.changes.previous'),
              icon: 'arrow-up',
              keys: 'p',
              run: () => this.go(-1),
            },
          ],
    );
  }

  protected choose(from: number, to: number): void {
    this.chosen.emit({ from, to });
  }

  protected unfold(id: number): void {
    this.unfolded.update((all) => new Set([...all, id]));
    // The button that was pressed is gone: the focus goes to what it brought.
    setTimeout(() => this.host.querySelector<HTMLElement>(`[data-fold="${id}"]`)?.focus());
  }

  protected go(step: 1 | -1): void {
    const next = Math.max(0, Math.min(this.total() - 1, this.at() + step));
    this.at.set(next);
    const element = this.host.querySelector<HTMLElement>(`[data-change="${next}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'center' });
  }
}
