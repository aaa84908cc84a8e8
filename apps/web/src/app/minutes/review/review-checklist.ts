import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { MinutesView } from '@jalon/contracts';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';
import { GapList, type RowOf } from '../check-panel';
import { WRITTEN_KINDS, type Counts, type WrittenRows } from './written-rows';

/** What to look at before approving: what is missing, what is still discussed, what approval will write. */
@Component({
  selector: 'app-review-checklist',
  imports: [GapList, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="ui-card stack stack--tight" aria-labelledby="checklist-heading">
      <h3 id="checklist-heading">{{ t('minutesReview.checklist.heading') }}</h3>
      <ul class="list">
        <li>
          <p class="point" [class.ok]="gaps().length === 0" [class.bad]="blocking() > 0">
            <ui-icon
              [name]="blocking() ? 'circle-alert' : gaps().length ? 'info' : 'circle-check'"
              [size]="16"
            />
            <span>{{ completeness() }}</span>
          </p>
          @if (gaps().length) {
            <app-gap-list
              [gaps]="gaps()"
              [meetingId]="meetingId()"
              [rowOf]="rowOf()"
              [nameOf]="nameOf()"
              (go)="go.emit($event)"
            />
          }
        </li>
        <li>
          <p class="point" [class.ok]="openComments() === 0">
            <ui-icon [name]="openComments() ? 'info' : 'circle-check'" [size]="16" />
            <span>{{
              openComments()
                ? plural('minutesReview.checklist.comments', openComments())
                : t('minutesReview.checklist.noComment')
            }}</span>
          </p>
        </li>
        <li>
          <p class="point">
            <ui-icon name="list-checks" [size]="16" />
            <span>{{ t('minutesReview.checklist.writes') }}</span>
          </p>
          @if (written(); as found) {
            <ul class="writes">
              @for (one of found.useCases; track one.id) {
                <li>
                  <span class="tabular muted">{{ one.code }}</span> {{ one.title }}
                  <span class="counts">{{ countsOf(one) }}</span>
                </li>
              } @empty {
                <li class="muted">{{ t('minutesReview.checklist.nothing') }}</li>
              }
            </ul>
            @if (view().edition > 1) {
              <p class="muted small">{{ t('minutesReview.checklist.again') }}</p>
            }
          } @else {
            <p class="muted small">{{ t('minutesReview.checklist.unknown') }}</p>
          }
        </li>
        <li>
          <p class="point">
            <ui-icon name="file-text" [size]="16" />
            <span>{{ t('minutesReview.checklist.documents') }}</span>
          </p>
        </li>
      </ul>
    </section>
  `,
  styles: `
    .list {
      display: grid;
      gap: 8px;
    }
    .point {
      display: flex;
      gap: 8px;
    }
    .point ui-icon {
      flex: none;
      margin-block-start: 2px;
      color: var(--muted);
    }
    .ok ui-icon {
      color: var(--green);
    }
    .bad ui-icon {
      color: var(--red);
    }
    .writes {
      display: grid;
      gap: 4px;
      padding-inline-start: 24px;
      overflow-wrap: anywhere;
    }
    .counts {
      display: block;
      font-weight: 550;
    }
  `,
})
export class ReviewChecklist {
  readonly view = input.required<MinutesView>();
  readonly meetingId = input.required<string>();
  readonly openComments = input.required<number>();
  /** Null when the text could not be read. */
  readonly written = input.required<WrittenRows | null>();
  readonly nameOf = input.required<(id: string) => string | null>();
  /** A row that lacks something is to be shown. */
  readonly go = output<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly gaps = computed(
    () => this.view().moves.find(({ name }) => name === 'approve')?.missing ?? [],
  );
  protected readonly blocking = computed(() => this.gaps().filter((gap) => gap.blocking).length);
  protected readonly rowOf = computed<RowOf>(() => {
    const rows = this.written()?.rows;
    return (entryId) => rows?.get(entryId) ?? null;
  });
  protected readonly completeness = computed(() =>
    this.blocking()
      ? this.plural('minutesReview.checklist.missing', this.blocking())
      : this.t(this.gaps().length ? 'minutesReview.checklist.warnings' : 'minutesReview.checklist.complete'),
  );

  protected countsOf(counts: Counts): string {
    return countsText(counts, this.plural);
  }
}

/** `2 décisions, 1 action`: what there is none of is left out. */
export function countsText(counts: Counts, plural: I18n['plural']): string {
  return WRITTEN_KINDS.filter((kind) => counts[kind] > 0)
    .map((kind) => plural(`minutes.check.${kind}`, counts[kind]))
    .join(', ');
}
