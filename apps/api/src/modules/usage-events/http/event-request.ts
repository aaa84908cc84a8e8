import type { IncomingHttpHeaders } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { jsonOf } from '../application/read-events.js';

/** The events of a request, whichever way CloudEvents are carried over HTTP. */
export interface SentEvents {
  readonly mode: 'single' | 'batch';
  readonly values: readonly unknown[];
  readonly bytes: number;
}

/** Media types whose bodies are kept as bytes until here. */
export const STRUCTURED = 'application/cloudevents+json';
export const BATCHED = 'application/cloudevents-batch+json';

/**
 * Reads the events of a request as the HTTP binding of CloudEvents 1.0.2 says (3.1 binary, 3.2 structured, 3.3 batched).
 * @throws DomainError `invalid_value` for a body that is no JSON; UnsupportedMediaTypeException for another format
 */
export function readEventRequest(headers: IncomingHttpHeaders, body: unknown): SentEvents {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('application/cloudevents')) {
    if ((type !== STRUCTURED && type !== BATCHED) || !Buffer.isBuffer(body))
      throw new UnsupportedMediaTypeException();
    const value = jsonOf(body);
    if (value === undefined) throw notJson();
    if (type === STRUCTURED) return { mode: 'single', values: [value], bytes: body.length };
    if (!Array.isArray(value)) {
      throw new DomainError('invalid_value', 'A batch is a JSON array', [
        { path: 'events', code: 'array_expected' },
      ]);
    }
    return { mode: 'batch', values: value, bytes: body.length };
  }
  const size = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);
  return { mode: 'single', values: [ofHeaders(headers, body)], bytes: size };
}

const notJson = (): DomainError =>
  new DomainError('invalid_value', 'The body is not JSON in UTF-8', [{ path: 'body', code: 'not_json' }]);

/** Binary mode: attributes are headers, the body is the data. */
function ofHeaders(headers: IncomingHttpHeaders, body: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('ce-') || value === undefined) continue;
    const attribute = name.slice(3);
    // Header-borne data would be a second body; the content type is the data's own.
    if (attribute === 'data' || attribute === 'data_base64' || attribute === 'datacontenttype') continue;
    event[attribute] = unescaped(String(value));
  }
  if (headers['content-type'] !== undefined) event['datacontenttype'] = headers['content-type'];
  if (body !== undefined && body !== null) event['data'] = body;
  return event;
}

/** No attribute may hold it: what cannot be decoded is refused with its name, as HTTP binding 3.1.3.2 asks. */
const UNDECODED = '\uffff';

/** HTTP binding 3.1.3.2: double quotes away, then percent-decoded once. */
function unescaped(text: string): string {
  const plain = /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
  try {
    return decodeURIComponent(plain);
  } catch {
    return UNDECODED;
  }
}
