import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { NotesRead } from '@jalon/contracts';
import { DomainError, may, MINUTES_LIMITS, type NamedPerson } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { FILE_LIMITS, type FileLimits } from '../../../files/limits.js';
import { readInChild } from '../../../files/read-in-child.js';
import { Refusal } from '../../../files/refusal.js';
import type { RequestContext } from '../../../http/request-context.js';
import { Turns } from '../../../turns.js';
import { MinutesAccess } from '../../minutes/index.js';
import type { NotesRequest, NotesResult } from '../reader/protocol.js';

const CHILD = fileURLToPath(new URL('../reader/child.js', import.meta.url));
const MB = 1024 * 1024;

/** What notes may weigh: a fraction of what a portfolio may. */
export const NOTES_FILE_LIMITS: FileLimits = {
  ...FILE_LIMITS,
  bytes: MINUTES_LIMITS.notes,
  inflatedBytes: 20 * MB,
  memoryMb: 256,
  milliseconds: 20_000,
};

export interface NotesSettings {
  readonly limits: FileLimits;
  readonly childPath: string;
  /** Where the temporary file goes. */
  readonly folder: string;
}

/** Proposes typed rows from raw notes. Nothing of what was sent is kept, and nothing is written. */
@Injectable()
export class ReadNotes {
  /** Tests change it. */
  settings: NotesSettings = { limits: NOTES_FILE_LIMITS, childPath: CHILD, folder: tmpdir() };
  private readonly turns = new Turns(2);

  constructor(
    private readonly minutes: MinutesAccess,
    private readonly database: Database,
  ) {}

  /** @throws DomainError `not_found`, `forbidden`, `file_refused` with a code for `file` */
  async read(
    context: RequestContext,
    minutesId: string,
    fileName: string,
    body: Readable,
  ): Promise<NotesRead> {
    const { principal } = context;
    const { meeting } = await this.minutes.read(principal, minutesId);
    if (!may(principal, 'minutes:write', { entityId: meeting.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    const people = await this.people(meeting.id);
    const { limits, childPath, folder } = this.settings;
    const own = await mkdtemp(join(folder, 'jalon-notes-'));
    try {
      const path = join(own, 'notes');
      await receive(body, path, limits.bytes);
      const request: NotesRequest = { path, fileName, people, today: meeting.heldOn, limits };
      const found = await this.turns.run(() => readInChild<NotesResult>(childPath, request, limits));
      return {
        ...found,
        lines: [...found.lines],
        speakers: [...found.speakers],
        proposals: [...found.proposals],
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new DomainError('file_refused', 'These notes cannot be read', [
        { path: 'file', code: error.code, params: error.params },
      ]);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  /** Who attends goes by a first name; the others need their whole name when it is shared. */
  private async people(meetingId: string): Promise<readonly NamedPerson[]> {
    const rows = await this.database.query<NamedPerson & { readonly attends: boolean }>(
      `select p.id, p.name, a.person_id is not null as attends
       from person p left join attendance a on a.person_id = p.id and a.meeting_id = $1
       where not p.archived order by attends desc, p.name limit 5000`,
      [meetingId],
    );
    const firstNames = new Set(rows.filter((row) => row.attends).map((row) => firstName(row.name)));
    return rows
      .filter((row) => row.attends || !firstNames.has(firstName(row.name)))
      .map(({ id, name }) => ({ id, name }));
  }
}

function firstName(name: string): string {
  return name.split(/\s+/, 1)[0]?.toLowerCase() ?? '';
}

async function receive(body: Readable, path: string, max: number): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of body) {
      const piece = chunk as Buffer;
      size += piece.length;
      if (size > max) throw new Refusal('too_large', { max });
      await file.write(piece);
    }
  } catch (error) {
    // The client went away in the middle: what came is not the file.
    throw error instanceof Refusal ? error : new Refusal('upload_cut');
  } finally {
    await file.close();
  }
}
