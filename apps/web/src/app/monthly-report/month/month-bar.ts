import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { MonthView, Restitution } from '@jalon/contracts';
import { addMonths, restitutionDays } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { SessionStore } from '../../core/session/session-store';
import { Badge, type BadgeTone } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
// The moves stand in a @defer alone, so that their code comes late.
import { MonthMoves } from './month-moves';
import { MonthPlace } from './place';

/** Where the month stands and since when, what can be done with it, and what can be opened beside it. */
@Component({
  selector: 'app-month-bar',
  imports: [Badge, Button, Icon, MonthMoves],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './month-bar.css',
  template: `
    <p class="state">
      @if (badge(); as one) {
        <ui-badge [tone]="one.tone">{{ one.word }}</ui-badge>
        <span class="state__text">{{ one.text }}</span>
      }
    </p>
    @if (hasMoves()) {
      <div class="moves">
        @defer (on idle) {
          <app-month-moves [month]="month()" (loaded)="object.set($event)" (changed)="changed.emit($event)" />
        }
      </div>
    }
    <div class="panels">
      @if (state() !== 'frozen' && state() !== 'published') {
        <button
          ui-button
          data-opens="updates"
          [attr.aria-expanded]="place.updates()"
          (click)="place.updates() ? place.close('updates') : place.open('updates', { updates: 'shown' })"
        >
          <ui-icon name="clock" />{{ t('report.open.updates') }}
        </button>
      }
      <button
        ui-button
        data-opens="comparison"
        [attr.aria-expanded]="place.compared() !== null"
        (click)="compare()"
      >
        <ui-icon name="columns-3" />{{ t('report.open.comparison') }}
      </button>
    </div>
  `,
})
export class MonthBar {
  readonly month = input.required<string>();
  readonly view = input.required<MonthView | undefined>();
  /** A move was made: the figures may be others. */
  readonly changed = output<Restitution>();

  protected readonly place = inject(MonthPlace);
  private readonly session = inject(SessionStore);
  private readonly format = inject(Format);
  protected readonly t = inject(I18n).t;

  /** The month as an object, once read: of the month shown, else of none. */
  protected readonly object = linkedSignal<string, Restitution | null>({
    source: this.month,
    computation: () => null,
  });
  private readonly shown = computed(() => {
    const view = this.view();
    return view?.month === this.month() ? view : null;
  });
  protected readonly state = computed(() => this.object()?.state ?? this.shown()?.state ?? null);
  /** Those who may not move an open month have nothing to read there either. */
  protected readonly hasMoves = computed(
    () => this.session.may('report:close') || (this.state() !== null && this.state() !== 'open'),
  );
  protected readonly badge = computed<{ tone: BadgeTone; word: string; text: string } | null>(() => {
    const state = this.state();
    const frozenOn = this.format.date(this.object()?.frozenOn ?? this.shown()?.frozenOn);
    if (state === null) return null;
    if (state === 'frozen') {
      const word = this.t('report.state.frozen', { day: frozenOn });
      return { tone: 'accent', word, text: this.t('report.state.kept') };
    }
    if (state === 'published') {
      const day = this.format.instant(this.object()?.publishedAt).split(',')[0] ?? '';
      const word = day ? this.t('report.state.publishedOn', { day }) : this.t('report.state.published');
      return { tone: 'green', word, text: this.t('report.state.frozenThen', { day: frozenOn }) };
    }
    const { dueOn } = restitutionDays(this.month());
    const late = this.session.today() > dueOn;
    const text = this.t(late ? 'report.state.late' : 'report.state.due', { day: this.format.date(dueOn) });
    return { tone: late ? 'amber' : 'neutral', word: this.t('report.state.open'), text };
  });

  protected compare(): void {
    if (this.place.compared() !== null) this.place.close('comparison');
    else this.place.open('comparison', { with: addMonths(this.month(), -1) });
  }
}
