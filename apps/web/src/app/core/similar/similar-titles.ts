import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { similar, type Similar } from '@jalon/contracts';
import { apiResource } from '../api/api';
import { keepValue } from '../api/keep-value';
import { I18n } from '../i18n/i18n';
import { Badge } from '../../ui/badge/badge';

/** A pause in typing after which look-alikes are asked for. */
export const SIMILAR_PAUSE_MS = 350;
const ASK_FROM = 4;

/**
 * What exists already under a title like the one being typed, so that nothing is written twice:
 * `<app-similar-titles [title]="title()" [except]="id" />` under the field. It says nothing while nothing is alike, and
 * nothing when the server cannot be asked: it only helps.
 */
@Component({
  selector: 'app-similar-titles',
  imports: [Badge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="visually-hidden" role="status">
      {{ items().length ? i18n.plural('similar.count', items().length) : '' }}
    </p>
    @if (items().length) {
      <section class="similar" [attr.aria-label]="t('similar.heading')">
        <p class="similar__heading">{{ t('similar.heading') }}</p>
        <ul class="similar__list">
          @for (item of items(); track item.id) {
            <li class="similar__item">
              <a [routerLink]="link(item)" target="_blank" class="similar__title">
                <span class="muted tabular">{{ item.code }}</span> {{ item.title }}
                <span class="visually-hidden">{{ t('similar.newTab') }}</span>
              </a>
              <span class="similar__facts small muted">
                <ui-badge>{{ place(item) }}</ui-badge>
                {{ item.entityName }}
                <span class="nowrap">{{ t('similar.percent', { percent: item.percent }) }}</span>
              </span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    /* With nothing to say it takes no place, not even a gap of the form around it. */
    :host:not(:has(.similar)) {
      position: absolute;
    }
    .similar {
      display: grid;
      gap: 6px;
      padding: 10px 12px;
      border: 1px solid var(--line);
      border-inline-start: 3px solid var(--amber);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .similar__heading {
      font-weight: 550;
    }
    .similar__list {
      display: grid;
      gap: 8px;
    }
    .similar__item {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      justify-content: space-between;
    }
    .similar__title {
      min-block-size: 24px;
      overflow-wrap: anywhere;
    }
    .similar__facts {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class SimilarTitles {
  readonly title = input.required<string>();
  /** Id of the study or use case being written, which is like itself. */
  readonly except = input<string | null>(null);

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly asked = signal('');
  private readonly found = apiResource(similar, () => {
    const title = this.asked();
    const except = this.except();
    if (title.length < ASK_FROM) return undefined;
    return { url: '/api/similar', params: except === null ? { title } : { title, except } };
  });
  private readonly last = keepValue(this.found);
  protected readonly items = computed(() =>
    this.asked().length < ASK_FROM ? [] : (this.last()?.items ?? []),
  );

  constructor() {
    effect((onCleanup) => {
      const title = this.title().trim().slice(0, 200);
      const timer = setTimeout(() => this.asked.set(title), SIMILAR_PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected link(item: Similar['items'][number]): readonly string[] {
    return [item.kind === 'study' ? '/studies' : '/use-cases', item.id];
  }

  /** What it is and how far it went. */
  protected place(item: Similar['items'][number]): string {
    if (item.kind === 'study')
      return `${this.t('similar.study')} · ${this.t(`studyState.${item.state ?? 'draft'}`)}`;
    const active = item.condition === null || item.condition === 'active';
    return this.t(active ? `stage.${item.stage ?? 'opportunity'}` : `condition.${item.condition}`);
  }
}
