import { crc32 } from 'node:zlib';

/** A file of an archive; its bytes are asked for when their turn comes. */
export interface ZipFile {
  readonly name: string;
  bytes(): Promise<Buffer>;
}

/** 1 January 1980: the archive says nothing of when its files were made. */
const DOS_DATE = 0x0021;
const UTF8 = 0x0800;

/**
 * A ZIP archive, piece by piece, one file in memory at a time. Nothing is deflated: Office files and PDF already are.
 * Names are trusted to be plain and distinct; sizes stay under 4 GB by the limits of who asks.
 */
export async function* zipPieces(files: readonly ZipFile[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const bytes = await file.bytes();
    const name = Buffer.from(file.name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, central, name);
    offset += local.length + bytes.length;
    yield local;
    yield bytes;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  yield list;
  yield end;
}
