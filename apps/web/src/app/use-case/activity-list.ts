import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { activity } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { keepValue } from '../core/api/keep-value';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FieldText } from './field-text';

const SHOWN = 8;
/** Who wrote what, newest first, with what it was before. */
@Component({
  selector: 'app-activity-list',
  imports: [Badge, Button, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (items(); as list) {
      <ol class="list">
        @for (item of shown(); track item.id) {
          <li class="item" [class.item--new]="item.isNew">
            <p>
              @if (item.isNew) {
                <ui-badge tone="accent">{{ t('useCases.visit.new') }}</ui-badge>
              }
              <strong>{{ item.by }}</strong> · {{ item.what }}
              <time class="muted small" [attr.datetime]="item.at" [attr.title]="format.instant(item.at)">{{
                format.relative(item.at)
              }}</time>
            </p>
            @if (item.fields.length) {
              <ul class="fields">
                @for (field of item.fields; track field.path) {
                  <li>
                    <span class="muted">{{ field.name }}</span>
                    @if (field.long) {
                      <span>{{ t('useCases.activity.rewritten') }}</span>
                    } @else {
                      <span>{{ field.before }} → {{ field.after }}</span>
                    }
                  </li>
                }
              </ul>
            }
          </li>
        } @empty {
          <li class="muted">{{ t('useCases.activity.empty') }}</li>
        }
      </ol>
      @if (list.length > shown().length) {
        <button ui-button small variant="quiet" type="button" (click)="all.set(true)">
          {{ t('useCases.activity.all') }}
        </button>
      }
    } @else if (resource.error(); as failure) {
      <p class="muted">
        {{ problemText.of(failure.cause ?? failure) }}
        <button ui-button small type="button" (click)="resource.reload()">{{ t('common.retry') }}</button>
      </p>
    } @else {
      <ui-skeleton [label]="t('common.loading')" [lines]="4" />
    }
  `,
  styles: `
    .list {
      display: grid;
      gap: 10px;
    }
    .item {
      display: grid;
      gap: 2px;
    }
    time {
      margin-inline-start: 6px;
      white-space: nowrap;
    }
    .fields {
      display: grid;
      gap: 1px;
      padding-inline-start: 10px;
      border-inline-start: 2px solid var(--line);
      font-size: 13px;
      line-height: 18px;
    }
    .fields li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      overflow-wrap: anywhere;
    }
  `,
})
export class ActivityList {
  /** Address of the use case in the API. */
  readonly useCaseId = input.required<string>();
  /** Goes up at each save: the list is read again. */
  readonly version = input.required<string>();
  /** What came after it is marked as new. */
  readonly since = input<string | null>(null);

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problemText = inject(ProblemText);
  private readonly text = inject(FieldText);
  protected readonly all = signal(false);
  protected readonly resource = apiResource(activity, () => {
    this.version();
    return `/api/use-cases/${this.useCaseId()}/activity`;
  });
  private readonly answer = keepValue(this.resource);
  protected readonly items = computed(() => this.answer()?.items);
  protected readonly shown = computed(() => {
    const items = this.items() ?? [];
    return (this.all() ? items : items.slice(0, SHOWN)).map((item) => ({
      id: item.id,
      at: item.at,
      isNew: this.isNew(item.at),
      by: item.byName ?? this.t('useCases.activity.system'),
      what: this.t(wordOf(item.action, this.i18n)),
      fields: item.action.endsWith('created') ? [] : this.fieldsOf(item.fields),
    }));
  });

  private isNew(at: string): boolean {
    const since = this.since();
    return since !== null && Date.parse(at) > Date.parse(since);
  }

  private fieldsOf(
    fields: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[],
  ) {
    return fields.flatMap((field) => {
      const name = this.text.name(field.path);
      if (name === null) return [];
      const before = this.text.value(field.path, field.before);
      const after = this.text.value(field.path, field.after);
      return [{ path: field.path, name, before, after, long: before.length + after.length > 240 }];
    });
  }
}

/** An action without words of its own is still a change of the use case. */
function wordOf(action: string, i18n: I18n): string {
  const key = `useCases.activity.action.${action.replaceAll('.', '_')}`;
  return i18n.has(key) ? key : 'useCases.activity.action.other';
}
