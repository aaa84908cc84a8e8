import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import type { ComparedBlock } from './changes';

const SIGNS = { same: '', added: '+', removed: '−', changed: '±' } as const;

/** One block of a comparison: what became of it as a word, a sign and a colour; word by word when it changed. */
@Component({
  selector: 'app-change-block',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': "'change change--' + block().change" },
  template: `
    @if (block().change !== 'same') {
      <p class="mark">
        <span class="sign" aria-hidden="true">{{ signs[block().change] }}</span>
        {{ t('minutesReview.changes.' + block().change) }}
        @if (kind(); as word) {
          <span class="kind">{{ word }}</span>
        }
      </p>
    } @else if (kind()) {
      <p class="mark">
        <span class="kind">{{ kind() }}</span>
      </p>
    }
    <p class="words" [class.words--title]="block().type === 'point' || block().type === 'heading'">
      @for (piece of block().pieces; track $index) {
        @if (block().change === 'changed' && piece.change === 'added') {
          <ins
            ><span class="visually-hidden">{{ t('minutesReview.changes.addedWords') }}</span
            >{{ piece.text }}<span class="visually-hidden">{{ t('minutesReview.changes.end') }}</span></ins
          >
        } @else if (block().change === 'changed' && piece.change === 'removed') {
          <del
            ><span class="visually-hidden">{{ t('minutesReview.changes.removedWords') }}</span
            >{{ piece.text }}<span class="visually-hidden">{{ t('minutesReview.changes.end') }}</span></del
          >
        } @else if (block().change === 'removed') {
          <del>{{ piece.text }}</del>
        } @else {
          <span>{{ piece.text }}</span>
        }
      }
    </p>
    @if (attributes().length) {
      <dl class="facts small">
        @for (one of attributes(); track one.name) {
          <div>
            <dt>{{ one.name }}</dt>
            <dd>
              <del>{{ one.before }}</del> <span aria-hidden="true">→</span>
              <span class="visually-hidden">{{ t('minutesReview.changes.becomes') }}</span>
              <ins>{{ one.after }}</ins>
            </dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      padding: 8px 12px;
      border-inline-start: 3px solid transparent;
      overflow-wrap: anywhere;
    }
    :host(.change--added) {
      border-color: var(--green);
      background: var(--green-soft);
    }
    :host(.change--removed) {
      border-color: var(--red);
      background: var(--red-soft);
    }
    :host(.change--changed) {
      border-color: var(--amber);
    }
    .mark {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      font-size: 13px;
      font-weight: 650;
      line-height: 18px;
    }
    :host(.change--added) .mark {
      color: var(--green);
    }
    :host(.change--removed) .mark {
      color: var(--red);
    }
    :host(.change--changed) .mark {
      color: var(--amber);
    }
    .sign {
      font-family: var(--mono);
    }
    .kind {
      color: var(--text);
      font-weight: 550;
    }
    .words {
      white-space: pre-wrap;
    }
    .words--title {
      font-weight: 650;
    }
    ins {
      padding-inline: 1px;
      border-radius: 3px;
      background: var(--green-soft);
      color: var(--green);
      text-decoration: underline;
      text-decoration-thickness: 2px;
      text-underline-offset: 3px;
    }
    del {
      padding-inline: 1px;
      border-radius: 3px;
      background: var(--red-soft);
      color: var(--red);
      text-decoration: line-through;
    }
    .facts {
      display: grid;
      gap: 2px;
    }
    .facts div {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
    }
    dt {
      color: var(--muted);
    }
  `,
})
export class ChangeBlock {
  readonly block = input.required<ComparedBlock>();
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly codeOf = input.required<(id: string) => string | null>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly format = inject(Format);
  protected readonly signs = SIGNS;
  protected readonly kind = computed(() => {
    const { type, entryKind } = this.block();
    if (entryKind !== null) return this.t(`minutes.block.${entryKind}`);
    return ['point', 'list', 'table', 'heading'].includes(type)
      ? this.t(`minutesReview.block.${type}`)
      : null;
  });
  protected readonly attributes = computed(() =>
    this.block().attributes.map(({ name, before, after }) => ({
      name: this.t(`minutesReview.attribute.${name}`),
      before: this.value(name, before),
      after: this.value(name, after),
    })),
  );

  private value(name: string, value: string | null): string {
    if (value === null) return this.t('minutesReview.changes.nothing');
    if (name === 'ownerId') return this.nameOf()(value) ?? this.t('common.unknown');
    if (name === 'useCaseId') return this.codeOf()(value) ?? this.t('common.unknown');
    if (name === 'dueOn') return this.format.date(value);
    return name === 'kind' ? this.t(`minutes.block.${value}`) : value;
  }
}
