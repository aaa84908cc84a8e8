import { foldLetters } from './fold.js';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** Somebody named in a text; `personId` is null when nobody, or more than one, goes by these words. */
export interface FoundOwner {
  readonly personId: string | null;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

const AT = /(?<![\p{L}\p{N}.])@([\p{L}'-]+(?:\.[\p{L}'-]+| \p{Lu}[\p{L}'-]*)?)/u;

/** Finds people by their words. Made once for a list: a transcript asks thousands of times. */
export class NameBook {
  /** Ids by full name, "first.last", first name and last name, folded; several where a name is shared. */
  private readonly byName = new Map<string, Set<string>>();

  constructor(people: readonly NamedPerson[]) {
    for (const person of people) {
      const name = foldLetters(person.name.trim());
      const words = name.split(/\s+/);
      const first = words[0] ?? '';
      const last = words.slice(1).join(' ');
      for (const key of new Set([name, `${first}.${last}`, `${last} ${first}`.trim(), first, last])) {
        if (key.length < 2) continue;
        const ids = this.byName.get(key) ?? new Set<string>();
        this.byName.set(key, ids.add(person.id));
      }
    }
  }

  /** The one person of that name. */
  find(words: string): string | null {
    const ids = this.byName.get(foldLetters(words.trim()));
    return ids?.size === 1 ? ([...ids][0] ?? null) : null;
  }

  knows(words: string): boolean {
    return this.byName.has(foldLetters(words.trim()));
  }

  /**
   * Who a text is for: `@Léa`, then a name that begins it (« Léa : », « Léa doit », "Léa will"), then one after
   * « pour », « par », "by", "for", or in brackets at the end.
   */
  findOwner(text: string): FoundOwner | null {
    return this.mentioned(text) ?? this.leading(text) ?? this.following(text);
  }

  private mentioned(text: string): FoundOwner | null {
    const match = AT.exec(text);
    if (!match) return null;
    const long = match[1] ?? '';
    const short = /^[\p{L}'-]+/u.exec(long)?.[0] ?? long;
    // "@Léa Martin" and "@Léa Envoyer": the second word is a name only when it makes one.
    const words = this.knows(long) ? long : short;
    return { personId: this.find(words), words, start: match.index, end: match.index + 1 + words.length };
  }

  private leading(text: string): FoundOwner | null {
    const match = /^\s*([\p{L}'-]+)(?: ([\p{L}'-]+))?/u.exec(text);
    if (!match) return null;
    const start = match[0].length - match[0].trimStart().length;
    const both = match[2] ? `${match[1] ?? ''} ${match[2]}` : null;
    const words = both && this.knows(both) ? both : (match[1] ?? '');
    if (!this.knows(words) || !/^\p{Lu}/u.test(words)) return null;
    return { personId: this.find(words), words, start, end: start + words.length };
  }

  private following(text: string): FoundOwner | null {
    const pattern =
      /(?:(?<![\p{L}])(?:pour|par|by|for|owner:?|responsable:?|→|->) |\()(\p{Lu}[\p{L}'-]*)(?: (\p{Lu}[\p{L}'-]*))?/gu;
    for (const match of text.matchAll(pattern)) {
      const both = match[2] ? `${match[1] ?? ''} ${match[2]}` : null;
      const words = both && this.knows(both) ? both : (match[1] ?? '');
      if (!this.knows(words)) continue;
      const start = match.index + match[0].indexOf(match[1] ?? '');
      return { personId: this.find(words), words, start, end: start + words.length };
    }
    return null;
  }
}

/** The same for a single text. */
export function findOwner(text: string, people: readonly NamedPerson[]): FoundOwner | null {
  return new NameBook(people).findOwner(text);
}
