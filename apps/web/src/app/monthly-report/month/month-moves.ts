import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { restitution, type Restitution } from '@jalon/contracts';
import type { RestitutionMove } from '@jalon/domain';
import { apiResource } from '../../core/api/api';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { MoveDialog } from './move-dialog';
import { PanelWords } from './words';

const ICONS: Readonly<Record<RestitutionMove, IconName>> = {
  freeze: 'lock',
  publish: 'check',
  reopen: 'rotate-cw',
};

/** What the reader may do with the month now, and what was done with it. */
@Component({
  selector: 'app-month-moves',
  imports: [Button, Dialog, Icon, MoveDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (words.ready()) {
      @for (move of object()?.allowed; track move.name) {
        <button
          ui-button
          [variant]="move.name === 'reopen' ? 'secondary' : 'primary'"
          (click)="asked.set(move.name)"
        >
          <ui-icon [name]="icons[move.name]" />{{ t('month.move.' + move.name + '.do') }}
        </button>
      }
      @if (history().length) {
        <button ui-button (click)="reading.set(true)">
          <ui-icon name="history" />{{ t('month.history.open') }}
        </button>
      }
      @if (read.error(); as failure) {
        <p class="small" role="alert">{{ problems.of(failure) }}</p>
        <button ui-button small (click)="read.reload()">{{ t('common.retry') }}</button>
      }
      @if (object(); as one) {
        <app-move-dialog [(asked)]="asked" [object]="one" (moved)="moved($event)" />
      }
      <ui-dialog [(open)]="reading" [heading]="historyHeading()" [closeLabel]="t('common.close')">
        <ol class="moves">
          @for (move of history(); track move.at) {
            <li>
              <p>
                <strong>{{ t('month.move.' + move.name + '.was') }}</strong>
                <span class="muted"> · {{ said(move) }}</span>
              </p>
              @if (move.reason) {
                <p class="prose">{{ move.reason }}</p>
              }
              @if (move.snapshotHash; as hash) {
                <p class="small muted">
                  {{ t('month.history.hash') }} <code>{{ hash }}</code>
                </p>
              }
            </li>
          }
        </ol>
      </ui-dialog>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    /* Closed, they take no room among the buttons. */
    app-move-dialog,
    ui-dialog {
      position: absolute;
    }
    .moves {
      display: grid;
      gap: 16px;
    }
    .moves p {
      overflow-wrap: anywhere;
    }
    code {
      font-family: var(--mono);
    }
  `,
})
export class MonthMoves {
  readonly month = input.required<string>();
  readonly loaded = output<Restitution>();
  readonly changed = output<Restitution>();

  protected readonly words = inject(PanelWords);
  protected readonly problems = inject(ProblemText);
  private readonly format = inject(Format);
  protected readonly t = inject(I18n).t;
  protected readonly icons = ICONS;

  protected readonly read = apiResource(restitution, () => `/api/restitutions/${this.month()}`);
  /** None while another month is on its way: nobody freezes the one that was left. */
  protected readonly object = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly asked = signal<RestitutionMove | null>(null);
  protected readonly reading = signal(false);
  /** The latest first. */
  protected readonly history = computed(() =>
    [...(this.object()?.moves ?? [])].sort((a, b) => b.at.localeCompare(a.at)),
  );
  protected readonly historyHeading = computed(() =>
    this.t('month.history.heading', { month: this.format.month(this.month()) }),
  );

  constructor() {
    this.words.load();
    effect(() => {
      const object = this.object();
      if (object) this.loaded.emit(object);
    });
  }

  /** By the reader or, meanwhile, by somebody else. */
  protected moved(object: Restitution): void {
    this.read.set(object);
    this.changed.emit(object);
  }

  protected said({ at, by }: Restitution['moves'][number]): string {
    const day = this.format.instant(at);
    return by === null ? day : this.t('month.history.by', { day, by });
  }
}
