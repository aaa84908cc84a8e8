/** One thing wrong with an event: which part of it, and a code the screens translate. */
export interface EventRefusal {
  readonly field: string;
  readonly code: EventRefusalCode;
}

export const EVENT_REFUSALS = [
  'object_expected',
  'required',
  'invalid_type',
  'name_not_allowed',
  'unsupported_version',
  'invalid_uri',
  'invalid_time',
  'invalid_media_type',
  'unsupported_type',
  'too_long',
  'too_large',
  'too_old',
  'control_characters',
  'data_and_base64',
  'not_base64',
  'not_json',
  'other_source',
  'entity_required',
  'not_deployed',
  'outside_key',
] as const;
export type EventRefusalCode = (typeof EVENT_REFUSALS)[number];

/** What is accepted, in characters where nothing else is said. */
export const EVENT_LIMITS = {
  /** Events of one batch. */
  batch: 1_000,
  /** Bytes of one request. */
  bodyBytes: 2 * 1024 * 1024,
  /** Bytes of one event as JSON: what CloudEvents 1.0 asks everybody to accept. */
  eventBytes: 64 * 1024,
  id: 256,
  source: 500,
  type: 200,
  user: 320,
  entity: 160,
  release: 40,
  feature: 100,
} as const;

/** The attributes of an event that are used; the rest was checked and is left. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Its time, in milliseconds; null without one. */
  readonly at: number | null;
  readonly data: unknown;
  /** Data that came as base64, still as text. */
  readonly dataBase64: string | null;
}

/** What an event says in its data; nothing else of it is kept. */
export interface UsageData {
  readonly user: string;
  /** The id of the partner entity, or its name. */
  readonly entity: string | null;
  readonly release: string | null;
  readonly feature: string | null;
}

const NAME = /^[a-z0-9]+$/;
/** The characters of RFC 3986, with `%` before two hexadecimal digits alone. */
const URI_REFERENCE =
  /^(?=.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]*(?:%[0-9A-Fa-f]{2}[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]*)*$/;
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;.*)?$/;
const JSON_TYPE = /^[^;]*[/+]json\s*(?:;|$)/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** CloudEvents 1.0, type system: no control character, no surrogate alone, no noncharacter. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
/** Most texts are of these alone: looked at first, as it is much faster. */
const PLAIN = /^[ -~]*$/;
const INTEGER_MAX = 2_147_483_647;

const refuse = (field: string, code: EventRefusalCode): EventRefusal => ({ field, code });

/** Whether CloudEvents lets a text be an attribute. */
const isFit = (text: string): boolean => PLAIN.test(text) || !UNFIT.test(text);

export function isEventRefusal(value: object): value is EventRefusal {
  return 'code' in value && 'field' in value;
}

/**
 * Reads one event in the JSON format of CloudEvents 1.0.2: required attributes, names, types, `time`, and one of
 * `data` and `data_base64`. A null attribute counts as one that is not there.
 */
export function readCloudEvent(value: unknown): CloudEvent | EventRefusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('', 'object_expected');
  const event = value as Readonly<Record<string, unknown>>;
  if (event['specversion'] === undefined || event['specversion'] === null)
    return refuse('specversion', 'required');
  if (event['specversion'] !== '1.0') return refuse('specversion', 'unsupported_version');
  const wrong =
    textProblem(event, 'id', EVENT_LIMITS.id, true) ??
    textProblem(event, 'source', EVENT_LIMITS.source, true) ??
    textProblem(event, 'type', EVENT_LIMITS.type, true) ??
    textProblem(event, 'time', 64, false) ??
    textProblem(event, 'subject', 1_000, false) ??
    textProblem(event, 'datacontenttype', 200, false) ??
    textProblem(event, 'dataschema', 1_000, false) ??
    formatProblem(event) ??
    extensionProblem(event) ??
    dataProblem(event);
  if (wrong !== null) return wrong;
  const at = typeof event['time'] === 'string' ? rfc3339(event['time']) : null;
  if (at === null && typeof event['time'] === 'string') return refuse('time', 'invalid_time');
  return {
    id: event['id'] as string,
    source: event['source'] as string,
    type: event['type'] as string,
    at,
    data: event['data'] ?? null,
    dataBase64: (event['data_base64'] as string | null | undefined) ?? null,
  };
}

/** The id an event gives itself, for the answer about it; null where it gives none that can be said again. */
export function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const id = (value as { readonly id?: unknown }).id;
  return typeof id === 'string' && id.length <= EVENT_LIMITS.id && isFit(id) ? id : null;
}

/** Reads who did it, where and with what out of the data of an event: the four words that are known. */
export function readUsageData(data: unknown): UsageData | EventRefusal {
  if (data === null || data === undefined) return refuse('data', 'required');
  if (typeof data !== 'object' || Array.isArray(data)) return refuse('data', 'object_expected');
  const fields = data as Readonly<Record<string, unknown>>;
  const wrong =
    textProblem(fields, 'user', EVENT_LIMITS.user, true) ??
    textProblem(fields, 'entity', EVENT_LIMITS.entity, false) ??
    textProblem(fields, 'release', EVENT_LIMITS.release, false, true) ??
    textProblem(fields, 'feature', EVENT_LIMITS.feature, false, true);
  if (wrong !== null) return refuse(`data.${wrong.field}`, wrong.code);
  return {
    user: fields['user'] as string,
    entity: (fields['entity'] as string | null | undefined) ?? null,
    release: (fields['release'] as string | null | undefined) || null,
    feature: (fields['feature'] as string | null | undefined) || null,
  };
}

/**
 * The instant of an RFC 3339 time, in milliseconds; null for what is none. A leap second counts as the one before, as
 * in POSIX.
 */
export function rfc3339(text: string): number | null {
  const parts = RFC_3339.exec(text);
  if (!parts) return null;
  const [, year, month, day, leap] = parts;
  // Only the end of a month can be a day that is not there.
  if (Number(day) > 28) {
    const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
    if (Number(day) > days) return null;
  }
  const plain = leap === '60' ? `${text.slice(0, 17)}59${text.slice(19)}` : text;
  const at = Date.parse(plain.toUpperCase());
  return Number.isNaN(at) ? null : at;
}

const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|(60))(?:\.\d{1,12})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function textProblem(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  max: number,
  required: boolean,
  mayBeEmpty = false,
): EventRefusal | null {
  const value = fields[name];
  if (value === undefined || value === null) return required ? refuse(name, 'required') : null;
  if (typeof value !== 'string') return refuse(name, 'invalid_type');
  if (value === '') return mayBeEmpty ? null : refuse(name, 'required');
  if (value.length > max) return refuse(name, 'too_long');
  return isFit(value) ? null : refuse(name, 'control_characters');
}

function formatProblem(event: Readonly<Record<string, unknown>>): EventRefusal | null {
  const { source, dataschema, datacontenttype } = event as Readonly<Record<string, string | null>>;
  if (!URI_REFERENCE.test(source ?? '')) return refuse('source', 'invalid_uri');
  if (dataschema && !(URI_REFERENCE.test(dataschema) && ABSOLUTE.test(dataschema)))
    return refuse('dataschema', 'invalid_uri');
  if (datacontenttype && !MEDIA_TYPE.test(datacontenttype))
    return refuse('datacontenttype', 'invalid_media_type');
  return null;
}

const KNOWN = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'subject',
  'datacontenttype',
  'dataschema',
  'data',
  'data_base64',
]);

/** Extensions: lower-case letters and digits; a boolean, a whole number of 32 bits or a text. */
function extensionProblem(event: Readonly<Record<string, unknown>>): EventRefusal | null {
  for (const name of Object.keys(event)) {
    if (KNOWN.has(name)) continue;
    const field = name.slice(0, 40);
    if (!NAME.test(name)) return refuse(isFit(field) ? field : '', 'name_not_allowed');
    const value = event[name];
    if (value === null || typeof value === 'boolean') continue;
    if (typeof value === 'number') {
      if (!Number.isInteger(value) || value > INTEGER_MAX || value < -INTEGER_MAX - 1)
        return refuse(field, 'invalid_type');
    } else if (typeof value !== 'string') return refuse(field, 'invalid_type');
    else if (!isFit(value)) return refuse(field, 'control_characters');
  }
  return null;
}

function dataProblem(event: Readonly<Record<string, unknown>>): EventRefusal | null {
  const { data, data_base64: base64, datacontenttype: type } = event;
  const binary = base64 !== undefined && base64 !== null;
  if (binary && data !== undefined && data !== null) return refuse('data', 'data_and_base64');
  if (binary && typeof base64 !== 'string') return refuse('data_base64', 'invalid_type');
  if (binary && !BASE64.test(base64)) return refuse('data_base64', 'not_base64');
  // Without a type the data is JSON (CloudEvents JSON format, 3.1).
  if (typeof type === 'string' && !JSON_TYPE.test(type)) return refuse('datacontenttype', 'unsupported_type');
  return null;
}
