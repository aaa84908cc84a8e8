import { Readable } from 'node:stream';
import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { id, uploadQuery, type NotesRead } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { ReadNotes } from '../application/read-notes.js';

@Controller('api/minutes')
export class MinutesNotesController {
  constructor(private readonly notes: ReadNotes) {}

  /** The body is the file itself (application/octet-stream); nothing of it is kept. */
  @Post(':id/notes')
  @HttpCode(200)
  @Policy('minutes:write')
  read(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) minutesId: string,
    @Query({ schema: uploadQuery }) query: { fileName: string },
    @Req() request: JalonRequest,
  ): Promise<NotesRead> {
    if (!(request.body instanceof Readable)) {
      throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
        { path: 'content-type', code: 'unsupported_type' },
      ]);
    }
    return this.notes.read(context, minutesId, query.fileName, request.body);
  }
}
