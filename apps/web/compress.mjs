/** Compresses what the build wrote, once, so that no request has to: .br and .gz beside each text file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, 'dist/web/browser');
/** Smaller than a packet: compressing it saves nothing. */
const WORTH_BYTES = 1_024;

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|svg|json|txt|webmanifest)$/.test(name)) continue;
  const path = join(folder, name);
  const source = readFileSync(path);
  if (source.length < WORTH_BYTES) continue;
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
}
