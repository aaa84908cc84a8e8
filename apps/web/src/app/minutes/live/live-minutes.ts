import type { Signal } from '@angular/core';
import type { MinutesState } from '@jalon/domain';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc, XmlFragment } from 'yjs';

/** Who types: the account names the copy on this device, the person is what the others see. */
export interface LiveWriter {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
}

/** Somebody else who has the document open, once a person whatever the number of their windows. */
export interface LivePerson {
  readonly personId: string;
  readonly name: string;
  /** `#rrggbb`, the same for the same person everywhere; dark enough for white text. */
  readonly colour: string;
}

/**
 * Where what was typed is: `saved` on the server; `saving` on its way there; `saved_here` on this device, the server
 * being within reach but not taking it yet; `offline` on this device, without the server.
 */
export interface LiveSave {
  readonly state: 'saved' | 'saved_here' | 'saving' | 'offline';
  /** Changes the server has not confirmed. */
  readonly waiting: number;
}

/**
 * What keeps the text from being saved, each with its own words on screen: the session ended; the minutes are no
 * draft; this window knows an older shape of the document; the document or a change is too large; the device keeps
 * nothing (private window, full disk); the minutes are gone or closed to this person.
 */
export type LiveProblem = 'session' | 'frozen' | 'schema' | 'too_large' | 'storage' | 'gone';

/** The shared document of some minutes, on this device and with the server. Close it when the page is left. */
export interface LiveMinutes {
  readonly doc: Doc;
  /** `doc.getXmlFragment('minutes')`, what the editor binds to. Show it once `ready`. */
  readonly fragment: XmlFragment;
  /** Carets of everybody; `user` of the local state is set here. */
  readonly awareness: Awareness;
  /** The document has a content to show: from the server, or from this device when the server is out of reach. */
  readonly ready: Signal<boolean>;
  readonly save: Signal<LiveSave>;
  readonly problem: Signal<LiveProblem | null>;
  /** Null until the server said it. */
  readonly minutesState: Signal<MinutesState | null>;
  /** Whether typing makes sense now: a writer, a draft, a shape this window knows. */
  readonly mayWrite: Signal<boolean>;
  /** The clocks of this device and of the server are more than two minutes apart. */
  readonly clocksDisagree: Signal<boolean>;
  readonly people: Signal<readonly LivePerson[]>;
  /** The words the server does not have, in the order of the text; empty when it has all. */
  unsentText(): string;
  /** Sends what it can for a moment, then ends; the copy on this device goes once the server has everything. */
  close(): Promise<void>;
}
