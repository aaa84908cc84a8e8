import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

/** One window's caret as y-protocols' awareness says it; a null state is a window that closed. */
export interface Presence {
  readonly clientId: number;
  readonly clock: number;
  readonly state: Readonly<Record<string, unknown>> | null;
}

const MAX_ENTRIES = 64;

/** @throws Error when the bytes are no awareness message */
export function readPresence(bytes: Uint8Array): readonly Presence[] {
  const decoder = createDecoder(bytes);
  const count = readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new Error('too many presences');
  const found: Presence[] = [];
  for (let index = 0; index < count; index++) {
    const clientId = readVarUint(decoder);
    const clock = readVarUint(decoder);
    const state: unknown = JSON.parse(readVarString(decoder));
    if (typeof state !== 'object' || Array.isArray(state)) throw new Error('a presence is an object');
    found.push({ clientId, clock, state: state as Presence['state'] });
  }
  if (hasContent(decoder)) throw new Error('more than presences');
  return found;
}

export function writePresence(presences: readonly Presence[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, presences.length);
  for (const { clientId, clock, state } of presences) {
    writeVarUint(encoder, clientId);
    writeVarUint(encoder, clock);
    writeVarString(encoder, JSON.stringify(state));
  }
  return toUint8Array(encoder);
}

/**
 * What a window says of itself, as the others may believe it: one caret, under the name and person of its session
 * whatever it wrote. Null when it is not one caret of the window's own.
 */
export function ownPresence(
  bytes: Uint8Array,
  known: Presence | null,
  person: { readonly personId: string; readonly name: string },
): Presence | null {
  const [only, more] = readPresence(bytes);
  if (!only || more || (known !== null && known.clientId !== only.clientId)) return null;
  if (only.state === null) return only;
  const { cursor, user } = only.state;
  const colour = (user as { color?: unknown } | undefined)?.color;
  return {
    ...only,
    state: {
      user: {
        ...person,
        ...(typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? { color: colour } : {}),
      },
      ...(cursor === undefined ? {} : { cursor }),
    },
  };
}
