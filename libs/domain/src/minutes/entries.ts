import type { LocalDate } from '../shared/local-date.js';
import { plainText, type EntryKind, type MinutesContent } from './content.js';

/** What the meeting gives the rows of its minutes: the use cases it is about, and those of its agenda's points. */
export interface MinutesMeeting {
  readonly useCaseIds: readonly string[];
  readonly agenda: readonly { readonly id: string; readonly useCaseId: string | null }[];
}

/** A typed row of the minutes as the register will read it. */
export interface MinutesRow {
  readonly entryId: string;
  readonly kind: EntryKind;
  /** Its words on one line. */
  readonly text: string;
  readonly ownerId: string | null;
  readonly dueOn: LocalDate | null;
  readonly probability: number | null;
  readonly impact: number | null;
  /** Its own, else that of its point, else the meeting's only one; null when none of them tells. */
  readonly useCaseId: string | null;
  /** The point it stands under; null above the first one. */
  readonly point: { readonly itemId: string | null; readonly title: string } | null;
}

/**
 * Every typed row of `content` in the order of the text. A use case that is none of the meeting's is no use case:
 * whoever reads the minutes may read what they say of it.
 */
export function minutesEntries(content: MinutesContent, meeting: MinutesMeeting): readonly MinutesRow[] {
  const ofMeeting = new Set(meeting.useCaseIds);
  const ofItem = new Map(meeting.agenda.map(({ id, useCaseId }) => [id, useCaseId]));
  const only = meeting.useCaseIds.length === 1 ? (meeting.useCaseIds[0] ?? null) : null;
  const rows: MinutesRow[] = [];
  let point: MinutesRow['point'] = null;
  for (const block of content.content ?? []) {
    if (block.type === 'point') {
      point = { itemId: block.attrs.itemId, title: oneLine(plainText(block.content)) };
    }
    if (block.type !== 'entry') continue;
    const { entryId, kind, ownerId, dueOn, probability, impact, useCaseId: said } = block.attrs;
    const ofPoint = point?.itemId ? (ofItem.get(point.itemId) ?? null) : null;
    const resolved = said ?? ofPoint ?? only;
    rows.push({
      entryId,
      kind,
      text: oneLine(plainText(block.content)),
      ownerId,
      dueOn: kind === 'action' ? dueOn : null,
      probability: kind === 'risk' ? probability : null,
      impact: kind === 'risk' ? impact : null,
      useCaseId: resolved !== null && ofMeeting.has(resolved) ? resolved : null,
      point,
    });
  }
  return rows;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
