import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  changeTemplate,
  id,
  templateProofQuery,
  templateQuery,
  templateTokensQuery,
  updateTemplate,
  uploadTemplateQuery,
  uploadTemplateVersionQuery,
  type ChangeTemplate as Change,
  type TemplateDetail,
  type TemplatePages,
  type TemplateProofQuery,
  type TemplateQuery,
  type Templates,
  type TemplateTokens,
  type UpdateTemplate,
  type UploadTemplateQuery,
} from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { contentType } from '../../../rendering/documents.js';
import { ChangeTemplate } from '../application/change-template.js';
import { TemplateQueries } from '../application/template-queries.js';
import { tokensOfKind } from '../application/token-guide.js';
import { UploadTemplate } from '../application/upload-template.js';

const number = z.coerce.number().int().min(1).max(100_000);

/** House templates: uploaded, checked, published, version after version. */
@Controller('api/templates')
@Policy('template:manage')
export class TemplatesController {
  constructor(
    private readonly queries: TemplateQueries,
    private readonly uploads: UploadTemplate,
    private readonly changes: ChangeTemplate,
  ) {}

  @Get()
  @Policy('template:read')
  list(@Query({ schema: templateQuery }) query: TemplateQuery): Promise<Templates> {
    return this.queries.list(query);
  }

  /** The body is the file itself (application/octet-stream). */
  @Post()
  create(
    @Context() context: RequestContext,
    @Query({ schema: uploadTemplateQuery }) query: UploadTemplateQuery,
    @Req() request: JalonRequest,
  ): Promise<TemplateDetail> {
    return this.uploads.create(context, query, upload(request));
  }

  @Get('tokens')
  @Policy('template:read')
  tokens(
    @Query({ schema: templateTokensQuery }) { kind }: { kind: TemplateTokens['kind'] },
  ): Promise<TemplateTokens> {
    return tokensOfKind(kind);
  }

  @Get(':id')
  @Policy('template:read')
  detail(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
  ): Promise<TemplateDetail> {
    return this.queries.detail(context.principal, templateId);
  }

  @Patch(':id')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
    @Body({ schema: updateTemplate }) command: UpdateTemplate,
  ): Promise<TemplateDetail> {
    return this.changes.update(context, templateId, command);
  }

  /** The body is the file itself (application/octet-stream). */
  @Post(':id/versions')
  addVersion(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
    @Query({ schema: uploadTemplateVersionQuery }) { fileName }: { fileName: string },
    @Req() request: JalonRequest,
  ): Promise<TemplateDetail> {
    return this.uploads.addVersion(context, templateId, fileName, upload(request));
  }

  @Post(':id/versions/:number/publish')
  @HttpCode(200)
  publish(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
    @Param('number', { schema: number }) which: number,
    @Body({ schema: changeTemplate }) { version }: Change,
  ): Promise<TemplateDetail> {
    return this.changes.publish(context, templateId, which, version);
  }

  @Post(':id/versions/:number/retire')
  @HttpCode(200)
  retire(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
    @Param('number', { schema: number }) which: number,
    @Body({ schema: changeTemplate }) { version }: Change,
  ): Promise<TemplateDetail> {
    return this.changes.retire(context, templateId, which, version);
  }

  @Post(':id/archive')
  @HttpCode(200)
  archive(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
    @Body({ schema: changeTemplate }) { version }: Change,
  ): Promise<TemplateDetail> {
    return this.changes.archive(context, templateId, version);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) templateId: string,
    @Body({ schema: changeTemplate }) { version }: Change,
  ): Promise<TemplateDetail> {
    return this.changes.restore(context, templateId, version);
  }

  @Get(':id/versions/:number/file')
  @Policy('template:read')
  async file(
    @Param('id', { schema: id }) templateId: string,
    @Param('number', { schema: number }) which: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.queries.file(templateId, which));
  }

  @Get(':id/versions/:number/proof')
  @Policy('template:read')
  async proof(
    @Param('id', { schema: id }) templateId: string,
    @Param('number', { schema: number }) which: number,
    @Query({ schema: templateProofQuery }) query: TemplateProofQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.queries.proof(templateId, which, query));
  }

  @Get(':id/versions/:number/pages')
  @Policy('template:read')
  pages(
    @Param('id', { schema: id }) templateId: string,
    @Param('number', { schema: number }) which: number,
    @Query({ schema: templateProofQuery }) query: TemplateProofQuery,
  ): Promise<TemplatePages> {
    return this.queries.pages(templateId, which, query);
  }
}

function upload(request: JalonRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
    { path: 'content-type', code: 'unsupported_type' },
  ]);
}

/** A name people gave may hold anything: it goes as RFC 8187 says, beside a plain one. */
async function send(
  reply: FastifyReply,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer },
): Promise<void> {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  await reply
    .type(contentType(fileName))
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, '_')}`,
    )
    .send(bytes);
}
