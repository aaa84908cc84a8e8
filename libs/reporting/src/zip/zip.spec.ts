import { crc32 } from 'node:zlib';
import { readZip, writeZip } from './zip.js';

const entries = [
  { name: '[Content_Types].xml', data: '<Types/>' },
  { name: 'word/document.xml', data: '<a>'.repeat(5000) },
  { name: 'média/été.bin', data: Uint8Array.from({ length: 300 }, (_, index) => (index * 7919) % 256) },
  { name: 'empty.txt', data: '' },
];

describe('writeZip', () => {
  it('gives back what it was given, in order', () => {
    const files = readZip(writeZip(entries));
    expect([...files.keys()]).toEqual(entries.map((entry) => entry.name));
    for (const entry of entries) expect(files.get(entry.name)).toEqual(Buffer.from(entry.data as string));
  });

  it('depends on nothing but its entries', () => {
    expect(writeZip(entries).equals(writeZip(entries))).toBe(true);
    expect(writeZip([...entries].reverse()).equals(writeZip(entries))).toBe(false);
  });

  it('deflates XML, stores what deflating would lengthen, and dates every entry 1 January 1980', () => {
    const zip = writeZip(entries);
    const headers: { method: number; date: number; crc: number }[] = [];
    for (let at = 0; at < zip.length - 4; at += 1) {
      if (zip.readUInt32LE(at) !== 0x02014b50) continue;
      headers.push({
        method: zip.readUInt16LE(at + 10),
        date: zip.readUInt32LE(at + 12),
        crc: zip.readUInt32LE(at + 16),
      });
    }
    expect(headers).toHaveLength(entries.length);
    expect(headers[1]?.method).toBe(8);
    expect(headers[3]?.method).toBe(0);
    expect(new Set(headers.map((header) => header.date))).toEqual(new Set([0x00210000]));
    expect(headers[1]?.crc).toBe(crc32('<a>'.repeat(5000)));
  });

  it('refuses two entries of one name', () => {
    expect(() => writeZip([...entries, { name: 'empty.txt', data: 'x' }])).toThrow(
      'written twice: empty.txt',
    );
  });
});

describe('readZip', () => {
  it('says so when the bytes are not a zip', () => {
    expect(() => readZip(Buffer.from('not a zip at all, far from it'))).toThrow('not a zip');
  });
});
