import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinutesCheck } from '@jalon/contracts';
import { ENTRY_KINDS, type EntryKind, type MinutesGap } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';

/** A typed row as the text has it now. */
export type RowOf = (entryId: string) => { readonly kind: EntryKind; readonly text: string } | null;

/** What is missing, in words; each leads to where it is put right: the row, or who attended. */
@Component({
  selector: 'app-gap-list',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (gap of shown(); track $index) {
        <li [class.blocking]="gap.blocking">
          <ui-icon [name]="gap.blocking ? 'circle-alert' : 'info'" [size]="14" />
          @if (gap.entryId; as entryId) {
            <button type="button" (click)="go.emit(entryId)">{{ gap.text }}</button>
          } @else if (gap.preparation) {
            <a [routerLink]="['/meetings', meetingId()]">{{ gap.text }}</a>
          } @else {
            <span>{{ gap.text }}</span>
          }
          <span class="visually-hidden">{{
            t(gap.blocking ? 'minutes.check.required' : 'minutes.check.warning')
          }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: baseline;
      gap: 6px;
      padding-block: 4px;
      color: var(--muted);
      overflow-wrap: anywhere;
    }
    li.blocking ui-icon {
      color: var(--red);
    }
    ui-icon {
      position: relative;
      inset-block-start: 2px;
    }
    button {
      min-block-size: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--link);
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
  `,
})
export class GapList {
  readonly gaps = input.required<readonly MinutesGap[]>();
  readonly meetingId = input.required<string>();
  readonly rowOf = input.required<RowOf>();
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly go = output<string>();

  protected readonly t = inject(I18n).t;
  protected readonly shown = computed(() =>
    [...this.gaps()]
      .sort((one, other) => Number(other.blocking) - Number(one.blocking))
      .map((gap) => ({
        ...gap,
        text: this.textOf(gap),
        preparation: ['meeting_not_held', 'no_attendee', 'attendee_not_pointed'].includes(gap.code),
      })),
  );

  private textOf(gap: MinutesGap): string {
    const row = gap.entryId === null ? null : this.rowOf()(gap.entryId);
    const kind = row ? this.t(`minutes.block.${row.kind}`) : '';
    const words = row && row.text.length > 48 ? `${row.text.slice(0, 47)}…` : (row?.text ?? '');
    return this.t(`minutes.gap.${gap.code}`, {
      row: words === '' ? this.t('minutes.rowEmpty', { kind }) : this.t('minutes.row', { kind, text: words }),
      person: (gap.personId === null ? null : this.nameOf()(gap.personId)) ?? this.t('minutes.unknownPerson'),
    });
  }
}

/** Live completeness beside the text: what there is, and what a submission still lacks. */
@Component({
  selector: 'app-check-panel',
  imports: [GapList, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="stack stack--tight" aria-labelledby="check-heading">
      <h3 id="check-heading" class="small">{{ t('minutes.check.heading') }}</h3>
      @if (check(); as found) {
        <p class="muted small">{{ counts() }}</p>
        @if (found.gaps.length === 0) {
          <p class="line complete"><ui-icon name="circle-check" />{{ t('minutes.check.complete') }}</p>
        } @else {
          @if (blocking() > 0) {
            <p class="strong">{{ plural('minutes.check.blocking', blocking()) }}</p>
          }
          <app-gap-list
            [gaps]="found.gaps"
            [meetingId]="meetingId()"
            [rowOf]="rowOf()"
            [nameOf]="nameOf()"
            (go)="go.emit($event)"
          />
        }
      }
      @if (waiting()) {
        <p class="muted small">{{ t('minutes.check.later') }}</p>
      }
    </section>
  `,
  styles: `
    .complete {
      color: var(--green);
    }
    .strong {
      font-weight: 550;
    }
  `,
})
export class CheckPanel {
  readonly check = input.required<MinutesCheck | null>();
  readonly meetingId = input.required<string>();
  readonly rowOf = input.required<RowOf>();
  readonly nameOf = input.required<(id: string) => string | null>();
  /** The server is out of reach: what is shown may be old. */
  readonly waiting = input(false);
  readonly go = output<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly blocking = computed(() => this.check()?.gaps.filter((gap) => gap.blocking).length ?? 0);
  protected readonly counts = computed(() => {
    const counts = this.check()?.counts;
    if (!counts) return '';
    const said = ENTRY_KINDS.map((kind) => [kind, this.plural(`minutes.check.${kind}`, counts[kind])]);
    return this.t('minutes.check.counts', Object.fromEntries(said) as Record<string, string>);
  });
}
