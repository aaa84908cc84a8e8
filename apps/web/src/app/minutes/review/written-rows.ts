import type { MeetingDetail } from '@jalon/contracts';
import { minutesEntries, type MinutesContent, type MinutesRow } from '@jalon/domain';

/** The kinds of rows that the register keeps, in the order they are told. */
export const WRITTEN_KINDS = ['decision', 'action', 'risk'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];
export type Counts = Readonly<Record<WrittenKind, number>>;

export interface WrittenRows {
  /** What goes into the register of each use case of the meeting that gets something. */
  readonly useCases: readonly (Counts & {
    readonly id: string;
    readonly code: string;
    readonly title: string;
  })[];
  readonly all: Counts;
  /** Owners of the actions: they are told on approval. */
  readonly ownerIds: readonly string[];
  readonly rows: ReadonlyMap<string, MinutesRow>;
}

/** What approving a text writes, counted as the server will: rows without a use case stay in the minutes. */
export function writtenRows(content: MinutesContent, meeting: MeetingDetail): WrittenRows {
  const rows = minutesEntries(content, {
    useCaseIds: meeting.useCases.map(({ id }) => id),
    agenda: meeting.agenda,
  });
  const count = (some: readonly MinutesRow[]): Counts => {
    const of = (kind: WrittenKind) => some.filter((row) => row.kind === kind).length;
    return { decision: of('decision'), action: of('action'), risk: of('risk') };
  };
  const written = rows.filter((row) => row.kind !== 'info' && row.useCaseId !== null);
  return {
    useCases: meeting.useCases
      .map(({ id, code, title }) => ({
        id,
        code,
        title,
        ...count(written.filter((row) => row.useCaseId === id)),
      }))
      .filter((one) => WRITTEN_KINDS.some((kind) => one[kind] > 0)),
    all: count(written),
    ownerIds: [
      ...new Set(
        written.flatMap((row) => (row.kind === 'action' && row.ownerId !== null ? [row.ownerId] : [])),
      ),
    ],
    rows: new Map(rows.map((row) => [row.entryId, row])),
  };
}
