import fc from 'fast-check';
import { eventInstant, isOfSource, placeEvent } from './cloud-event-placement.js';
import { isEventRefusal, readCloudEvent, readUsageData, rfc3339 } from './cloud-event.js';

const MINIMAL = {
  specversion: '1.0',
  id: 'A234-1234-1234',
  source: '/mycontext',
  type: 'com.example.someevent',
};
const verdict = (value: unknown) => {
  const read = readCloudEvent(value);
  return isEventRefusal(read) ? `${read.field} ${read.code}` : 'good';
};

describe('readCloudEvent', () => {
  it('takes the examples of the JSON format (CloudEvents 1.0.2, 3.2)', () => {
    const attributes = {
      ...MINIMAL,
      time: '2018-04-05T17:31:00Z',
      comexampleextension1: 'value',
      comexampleothervalue: 5,
      unsetextension: null,
    };
    expect(verdict({ ...attributes, datacontenttype: 'application/json', data: { appinfoA: 'abc' } })).toBe(
      'good',
    );
    expect(verdict({ ...attributes, data: { appinfoA: 'abc', appinfoB: 123, appinfoC: true } })).toBe('good');
    expect(verdict({ ...attributes, datacontenttype: 'application/json', data_base64: 'e30=' })).toBe('good');
    expect(verdict({ ...attributes, subject: null, data: 'I am just a string.' })).toBe('good');
    // Good CloudEvents whose data is none of ours.
    const thrift = { ...attributes, datacontenttype: 'application/vnd.apache.thrift.binary' };
    expect(verdict({ ...thrift, data_base64: 'AQID' })).toBe('datacontenttype unsupported_type');
    const xml = { ...attributes, datacontenttype: 'application/xml', data: '<much wow="xml"/>' };
    expect(verdict(xml)).toBe('datacontenttype unsupported_type');
  });

  it.each([
    [[], ' object_expected'],
    [{ ...MINIMAL, specversion: undefined }, 'specversion required'],
    [{ ...MINIMAL, specversion: 1.0 }, 'specversion unsupported_version'],
    [{ ...MINIMAL, source: '' }, 'source required'],
    [{ ...MINIMAL, source: 'a b' }, 'source invalid_uri'],
    [{ ...MINIMAL, source: '%zz' }, 'source invalid_uri'],
    [{ ...MINIMAL, type: ['a'] }, 'type invalid_type'],
    [{ ...MINIMAL, subject: '' }, 'subject required'],
    [{ ...MINIMAL, dataschema: 'relative' }, 'dataschema invalid_uri'],
    [{ ...MINIMAL, datacontenttype: 'json' }, 'datacontenttype invalid_media_type'],
    [{ ...MINIMAL, 'ce-id': 'x' }, 'ce-id name_not_allowed'],
    [{ ...MINIMAL, number: 2_147_483_648 }, 'number invalid_type'],
    [{ ...MINIMAL, number: 1.5 }, 'number invalid_type'],
    [{ ...MINIMAL, text: 'a\u0085' }, 'text control_characters'],
    [{ ...MINIMAL, id: 'i'.repeat(257) }, 'id too_long'],
  ])('refuses %j', (event, expected) => expect(verdict(event)).toBe(expected));

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, key) => {
        readCloudEvent(value);
        readCloudEvent({ ...MINIMAL, [key]: value });
        readUsageData(value);
        readUsageData({ user: value, entity: value });
      }),
    );
  });
});

describe('rfc3339', () => {
  it.each([
    ['2018-04-05T17:31:00Z', '2018-04-05T17:31:00.000Z'],
    ['2018-04-05t17:31:00.123456z', '2018-04-05T17:31:00.123Z'],
    ['1996-12-19T16:39:57-08:00', '1996-12-20T00:39:57.000Z'],
    ['1990-12-31T23:59:60Z', '1990-12-31T23:59:59.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(new Date(rfc3339(text) ?? NaN).toISOString()).toBe(expected));

  it.each([
    '2018-04-05',
    '2018-04-05 17:31:00Z',
    '2018-04-05T17:31:00',
    '2023-02-29T00:00:00Z',
    '2018-13-01T00:00:00Z',
    '2018-04-31T00:00:00Z',
    '2018-04-05T24:00:00Z',
    '2018-04-05T17:60:00Z',
    '2018-04-05T17:31:00+24:00',
    '',
  ])('refuses %s', (text) => expect(rfc3339(text)).toBeNull());
});

describe('where and when', () => {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const received = Date.parse('2026-03-18T09:00:00Z');

  it('lets a clock be five minutes ahead, and no more', () => {
    const at = (said: number | null) => eventInstant(said, received, dayOf, '2024-02-01');
    expect(at(null)).toEqual({ at: received, day: '2026-03-18', clamped: false });
    expect(at(received + 300_000)).toMatchObject({ at: received + 300_000, clamped: false });
    expect(at(received + 300_001)).toMatchObject({ at: received, clamped: true });
    expect(at(Date.parse('2024-02-01T00:00:00Z'))).toMatchObject({ day: '2024-02-01' });
    expect(at(Date.parse('2024-01-31T23:59:59Z'))).toEqual({ field: 'time', code: 'too_old' });
  });

  it('knows a source and what is below it, and nothing beside it', () => {
    const of = (source: string) => isOfSource(source, '/tri');
    expect(['/tri', '/tri/a', '/tria', '/tr', '/TRI'].map(of)).toEqual([true, true, false, false, false]);
  });

  it('places an event at the entity it names, the key’s, or the only one', () => {
    const data = { user: 'x', entity: null, release: null, feature: null };
    const north = { id: 'n', name: 'Caisse du Nord-Été', release: '1' };
    const south = { id: 's', name: 'Caisse du Sud', release: '2' };
    const scope = { source: '/tri', entityId: null, deployed: [north] };
    const place = (changes: object, of = scope as Parameters<typeof placeEvent>[2]) =>
      placeEvent({ source: '/tri' }, { ...data, ...changes }, of);
    expect(place({})).toEqual({ entityId: 'n', release: '1' });
    expect(place({ release: '9' })).toEqual({ entityId: 'n', release: '9' });
    const both = { ...scope, deployed: [north, south] };
    expect(place({}, both)).toMatchObject({ code: 'entity_required' });
    expect(place({ entity: 'caisse du nord-ete' }, both)).toEqual({ entityId: 'n', release: '1' });
    expect(place({}, { ...both, entityId: 's' })).toEqual({ entityId: 's', release: '2' });
    expect(place({ entity: 'n' }, { ...both, entityId: 's' })).toMatchObject({ code: 'outside_key' });
    expect(place({}, { ...scope, deployed: [] })).toMatchObject({ code: 'not_deployed' });
  });
});
