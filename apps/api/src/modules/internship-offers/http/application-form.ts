import { Readable } from 'node:stream';
import { CV_BYTES_MAX, sendApplication, type SendApplication } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyRequest } from 'fastify';

/** The form beside its file: names, boundaries and 8,000 characters of message. */
const FORM_BYTES = 128 * 1024;

export interface SentForm {
  readonly application: unknown;
  readonly cv: { readonly name: string; readonly bytes: Buffer };
}

/**
 * The parts of a multipart/form-data request, counted as they arrive.
 * @throws DomainError `invalid_value` for what is no such form, `file_refused` for more than a CV may weigh
 */
export async function readApplicationForm(request: FastifyRequest): Promise<SentForm> {
  const type = request.headers['content-type'] ?? '';
  if (!(request.body instanceof Readable) || !/^multipart\/form-data;/i.test(type)) throw unreadable();
  const body = await received(request.body, CV_BYTES_MAX + FORM_BYTES);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- advised against for bodies of any length; this one is counted first
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw unreadable();
  });
  const [application, cv] = [form.get('application'), form.get('cv')];
  if (typeof application !== 'string') throw unreadable();
  if (cv === null || typeof cv === 'string') {
    throw new DomainError('file_refused', 'The CV is missing', [{ path: 'file', code: 'required' }]);
  }
  return {
    application: parsed(application),
    cv: { name: cv.name, bytes: Buffer.from(await cv.arrayBuffer()) },
  };
}

/** @throws DomainError `invalid_value` naming each field */
export function checkedApplication(sent: unknown): SendApplication {
  const found = sendApplication.safeParse(sent);
  if (found.success) return found.data;
  throw new DomainError(
    'invalid_value',
    'Some values cannot be accepted',
    found.error.issues.slice(0, 20).map(({ path, message }) => ({
      path: path.join('.'),
      code: /^[a-z_]+$/.test(message) ? message : 'invalid',
    })),
  );
}

async function received(body: Readable, max: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const piece = chunk as Buffer;
    size += piece.length;
    if (size > max) {
      throw new DomainError('file_refused', 'This file is too large', [
        { path: 'file', code: 'too_large', params: { max: CV_BYTES_MAX } },
      ]);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): DomainError {
  return new DomainError('invalid_value', 'Send the form and the file as multipart/form-data', [
    { path: 'content-type', code: 'unsupported_type' },
  ]);
}
