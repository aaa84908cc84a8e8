import { effect, inject, Injectable, Injector, untracked } from '@angular/core';
import { copyName } from '../../core/drafts/minutes-copies';
import { SessionStore } from '../../core/session/session-store';
import type { LiveMinutes, LiveWriter } from './live-minutes';
import { IndexedCopy } from './local-copy';
import { SharedMinutes } from './shared-minutes';

/** Opens shared documents: `inject(LiveMinutesFactory).open(minutesId, me)`. */
@Injectable({ providedIn: 'root' })
export class LiveMinutesFactory {
  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);

  /** Close what it answers when the page is left. */
  open(minutesId: string, me: LiveWriter): LiveMinutes {
    const minutes = new SharedMinutes(me, {
      url: `${location.origin.replace(/^http/, 'ws')}/api/minutes/${minutesId}/live`,
      connect: (url) => new WebSocket(url),
      copy: (doc) => new IndexedCopy(copyName(me.accountId, minutesId), doc),
      askToSignIn: () => this.session.askToSignIn(),
      writer: this.session.may('minutes:write'),
    });
    // Signing in again anywhere on the page gives another token: what waited goes on.
    const follow = effect(
      () => {
        if (this.session.csrfToken() !== null) untracked(() => minutes.resume());
      },
      { injector: this.injector, manualCleanup: true },
    );
    minutes.doc.on('destroy', () => follow.destroy());
    return minutes;
  }
}
