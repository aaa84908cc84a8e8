import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-names';
import type { LiveSave } from './live/live-minutes';

/** How long a state must last before it is read out: a network that comes and goes is not a conversation. */
const STEADY_MS = 1_500;

const TONES: Readonly<Record<LiveSave['state'], BadgeTone>> = {
  saved: 'green',
  saving: 'neutral',
  saved_here: 'neutral',
  offline: 'amber',
};

/**
 * Where what was typed is: here, saved, or offline with how much waits. The badge follows at once; a screen reader
 * hears only that the connection went, and that all is saved again.
 */
@Component({
  selector: 'app-save-badge',
  imports: [Badge, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-badge [tone]="tone()" [attr.data-save]="save().state"
      ><ui-icon [name]="icon()" [size]="14" />{{ text() }}</ui-badge
    >
    <span class="visually-hidden" role="status">{{ said() }}</span>
  `,
})
export class SaveBadge {
  readonly save = input.required<LiveSave>();

  private readonly i18n = inject(I18n);
  protected readonly said = signal('');
  private wasOffline = false;

  protected readonly tone = computed<BadgeTone>(() => TONES[this.save().state]);
  protected readonly icon = computed<IconName>(() => {
    const { state } = this.save();
    return state === 'saved' ? 'check' : state === 'offline' ? 'wifi-off' : 'refresh-cw';
  });
  protected readonly text = computed(() => {
    const { state, waiting } = this.save();
    if (state !== 'offline') return this.i18n.t(`minutes.save.${state}`);
    return waiting === 0
      ? this.i18n.t('minutes.save.offline.none')
      : this.i18n.plural('minutes.save.offline', waiting);
  });

  constructor() {
    const state = computed(() => this.save().state);
    effect((clean) => {
      const now = state();
      if (now !== 'offline' && now !== 'saved') return;
      const timer = setTimeout(() => untracked(() => this.tell(now)), STEADY_MS);
      clean(() => clearTimeout(timer));
    });
  }

  private tell(now: 'offline' | 'saved'): void {
    if (now === 'offline') this.said.set(this.i18n.t('minutes.save.said.offline'));
    else if (this.wasOffline) this.said.set(this.i18n.t('minutes.save.said.back'));
    this.wasOffline = now === 'offline';
  }
}
