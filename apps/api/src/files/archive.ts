import * as yauzl from 'yauzl';
import type { FileLimits } from './limits.js';
import { Refusal, type RefusalCode } from './refusal.js';
import { XmlScanner, type XmlHandler } from './xml.js';

const MACRO_PARTS = /vbaproject|(^|\/)macrosheets\/|(^|\/)vbadata/i;
const EMBEDDED_PARTS = /(^|\/)(embeddings|activex|ctrlprops)\/|oleobject/i;
const EXTERNAL_PARTS = /(^|\/)externallinks\//i;
/** The workbook behind a native chart: a package of its own, opened and checked like the one around it. */
const CHART_WORKBOOK = /(^|\/)embeddings\/[^/]+\.xlsx$/i;

export interface ArchiveRules {
  /** Charts may bring the workbook of their figures. */
  readonly charts?: boolean;
}

/**
 * An Office file's ZIP archive, opened with distrust: entries counted, real bytes counted while inflating (headers lie),
 * macros, embedded objects and links to other files refused. Only the parts asked for are ever inflated.
 */
export class Archive {
  private inflated = 0;

  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly limits: FileLimits,
    private readonly rules: ArchiveRules,
  ) {}

  /** @param source the path of the file, or what it holds */
  static async open(source: string | Buffer, limits: FileLimits, rules: ArchiveRules = {}): Promise<Archive> {
    const zip = await openZip(source);
    try {
      if (zip.entryCount > limits.zipEntries)
        throw new Refusal('too_many_entries', { max: limits.zipEntries });
      const archive = new Archive(zip, await listEntries(zip, limits), limits, rules);
      for (const { fileName } of archive.entries.values()) refuseDangerous(fileName, rules);
      for (const name of archive.names())
        if (name.toLowerCase().endsWith('.rels')) await archive.checkRelationships(name);
      return archive;
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Names of the parts as they are written in the file; folders are none. */
  names(): readonly string[] {
    return [...this.entries.values()].map((entry) => entry.fileName).filter((name) => !name.endsWith('/'));
  }

  /** One part, whole. */
  async read(name: string): Promise<Buffer> {
    const pieces: Buffer[] = [];
    await this.pieces(name, (piece) => {
      pieces.push(piece);
    });
    return Buffer.concat(pieces);
  }

  /** Inflates one part through an XML scanner. `between` is awaited after each piece, for back-pressure. */
  async scan(name: string, handler: XmlHandler, between?: () => Promise<void>): Promise<void> {
    const scanner = new XmlScanner(handler);
    const decoder = new TextDecoder('utf-8');
    await this.pieces(name, async (piece) => {
      scanner.write(decoder.decode(piece, { stream: true }));
      if (between) await between();
    });
    scanner.write(decoder.decode());
    scanner.end();
  }

  private async pieces(name: string, take: (piece: Buffer) => void | Promise<void>): Promise<void> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new Refusal('broken_archive');
    let bytes = 0;
    const stream = await openEntry(this.zip, entry);
    try {
      for await (const chunk of stream) {
        const piece = chunk as Buffer;
        bytes += piece.length;
        this.inflated += piece.length;
        this.refuseBomb(bytes, entry.compressedSize);
        await take(piece);
      }
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('broken_archive');
    } finally {
      stream.destroy();
    }
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
    const refuse = (code: RefusalCode) => {
      throw new Refusal(code, { place: name });
    };
    await this.scan(name, {
      open: (element, attribute) => {
        if (element !== 'Relationship') return;
        const type = attribute('Type') ?? '';
        if (/\/(vbaProject|xlMacrosheet|xlIntlMacrosheet)$/i.test(type)) refuse('macros');
        const external = attribute('TargetMode')?.toLowerCase() === 'external';
        if (external && !/\/hyperlink$/i.test(type)) refuse('external_relationship');
        if (/\/(oleObject|package|control)$/i.test(type)) {
          const ofChart = /\/package$/i.test(type) && /(^|\/)charts\/_rels\//i.test(name);
          const workbook = CHART_WORKBOOK.test(attribute('Target') ?? '');
          if (!this.rules.charts || !ofChart || !workbook) refuse('embedded_object');
        }
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
}

function refuseDangerous(name: string, rules: ArchiveRules): void {
  if (MACRO_PARTS.test(name)) throw new Refusal('macros', { place: name });
  if (EMBEDDED_PARTS.test(name) && !(rules.charts && CHART_WORKBOOK.test(name)) && !name.endsWith('/')) {
    throw new Refusal('embedded_object', { place: name });
  }
  if (EXTERNAL_PARTS.test(name)) throw new Refusal('external_relationship', { place: name });
}

function openZip(source: string | Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are checked here, on real bytes, so that a lying header gets the same clear answer.
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: false };
    const opened = (error: Error | null, zip: yauzl.ZipFile) =>
      error ? reject(new Refusal('broken_archive')) : resolve(zip);
    if (typeof source === 'string') yauzl.open(source, options, opened);
    else yauzl.fromBuffer(source, options, opened);
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
