import type { Awareness } from 'y-protocols/awareness';
import type { LivePerson } from './live-minutes';

/** Dark enough for white text (4.5:1 and more), and apart from one another. */
const COLOURS = [
  '#9d174d',
  '#1d4ed8',
  '#166534',
  '#7e22ce',
  '#9a3412',
  '#155e75',
  '#854d0e',
  '#be123c',
  '#4338ca',
  '#3f6212',
] as const;

export function colourOf(personId: string): string {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}

/** Who else has the document open, once a person, in the order of their names. */
export function peopleIn(awareness: Awareness, myPersonId: string): readonly LivePerson[] {
  const found = new Map<string, LivePerson>();
  for (const { user } of awareness.getStates().values()) {
    const { personId, name } = (user ?? {}) as { personId?: unknown; name?: unknown };
    if (typeof personId !== 'string' || typeof name !== 'string' || personId === myPersonId) continue;
    found.set(personId, { personId, name, colour: colourOf(personId) });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
