import * as yauzl from 'yauzl';
import type { FileLimits } from './limits.js';
import { Refusal } from './refusal.js';
import { XmlScanner, type XmlHandler } from './xml.js';

const MACRO_PARTS = /vbaproject|(^|\/)macrosheets\/|(^|\/)vbadata/i;
const EMBEDDED_PARTS = /(^|\/)(embeddings|activex|ctrlprops)\/|oleobject/i;
const EXTERNAL_PARTS = /(^|\/)externallinks\//i;

/**
 * A workbook's ZIP archive, opened with distrust: entries counted, real bytes counted while inflating (headers lie),
 * macros, embedded objects and links to other files refused. Only the parts asked for are ever inflated.
 */
export class Archive {
  private inflated = 0;

  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly limits: FileLimits,
  ) {}

  static async open(path: string, limits: FileLimits): Promise<Archive> {
    const zip = await openZip(path);
    try {
      if (zip.entryCount > limits.zipEntries)
        throw new Refusal('too_many_entries', { max: limits.zipEntries });
      const archive = new Archive(zip, await listEntries(zip, limits), limits);
      for (const name of archive.entries.keys()) refuseDangerous(name);
      for (const name of archive.entries.keys())
        if (name.endsWith('.rels')) await archive.checkRelationships(name);
      return archive;
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Inflates one part through an XML scanner. `between` is awaited after each piece, for back-pressure. */
  async scan(name: string, handler: XmlHandler, between?: () => Promise<void>): Promise<void> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new Refusal('broken_archive');
    const scanner = new XmlScanner(handler);
    const decoder = new TextDecoder('utf-8');
    let bytes = 0;
    const stream = await openEntry(this.zip, entry);
    try {
      for await (const chunk of stream) {
        const piece = chunk as Buffer;
        bytes += piece.length;
        this.inflated += piece.length;
        this.refuseBomb(bytes, entry.compressedSize);
        scanner.write(decoder.decode(piece, { stream: true }));
        if (between) await between();
      }
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('broken_archive');
    } finally {
      stream.destroy();
    }
    scanner.write(decoder.decode());
    scanner.end();
  }

  close(): void {
    this.zip.close();
  }

  private refuseBomb(bytes: number, compressed: number): void {
    const { inflatedBytes, ratio, ratioFrom } = this.limits;
    if (this.inflated > inflatedBytes || (bytes > ratioFrom && bytes > ratio * Math.max(compressed, 1))) {
      throw new Refusal('inflates_too_much', { max: inflatedBytes });
    }
  }

  /** Links people click are welcome; anything else that points out of the file is not. */
  private async checkRelationships(name: string): Promise<void> {
    await this.scan(name, {
      open: (element, attribute) => {
        if (element !== 'Relationship') return;
        const type = attribute('Type') ?? '';
        if (/\/(vbaProject|xlMacrosheet|xlIntlMacrosheet)$/i.test(type)) throw new Refusal('macros');
        if (/\/(oleObject|package|control)$/i.test(type)) throw new Refusal('embedded_object');
        const external = attribute('TargetMode')?.toLowerCase() === 'external';
        if (external && !/\/hyperlink$/i.test(type)) throw new Refusal('external_relationship');
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
}

function refuseDangerous(name: string): void {
  if (MACRO_PARTS.test(name)) throw new Refusal('macros');
  if (EMBEDDED_PARTS.test(name)) throw new Refusal('embedded_object');
  if (EXTERNAL_PARTS.test(name)) throw new Refusal('external_relationship');
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are checked here, on real bytes, so that a lying header gets the same clear answer.
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: false };
    yauzl.open(path, options, (error, zip) => (error ? reject(new Refusal('broken_archive')) : resolve(zip)));
  });
}

function listEntries(zip: yauzl.ZipFile, limits: FileLimits): Promise<ReadonlyMap<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    let count = 0;
    zip.on('error', () => reject(new Refusal('broken_archive')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      if (++count > limits.zipEntries)
        return reject(new Refusal('too_many_entries', { max: limits.zipEntries }));
      if (entry.isEncrypted()) return reject(new Refusal('encrypted'));
      const name = entry.fileName.toLowerCase();
      // Two parts of one name: which one is read would depend on the reader.
      if (entries.has(name)) return reject(new Refusal('broken_archive'));
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function openEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
): Promise<NodeJS.ReadableStream & { destroy(): void }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(new Refusal('broken_archive')) : resolve(stream),
    );
  });
}
