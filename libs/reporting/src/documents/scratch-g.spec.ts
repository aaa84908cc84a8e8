import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDocument } from './draw.js';
import { everyDocument, LANGUAGES, type FactsMood } from '../testing/every-document.js';

const OUT = process.env['G_OUT'] ?? '/tmp/g-out';
const MOODS = (process.env['G_MOODS'] ?? 'sample').split(',') as FactsMood[];
const KINDS = process.env['G_KINDS']?.split(',');
const T = join(__dirname, '../testing/templates');
const read = (name: string) => readFileSync(join(T, name));
const TEMPLATES = {
  house: {},
  rive: { pptx: read('rive-nord-4x3.pptx'), docx: read('letterhead.docx') },
  large: { pptx: read('grand-large-16x9.pptx'), docx: read(process.env['G_DOCX'] ?? 'letterhead.docx') },
};
it('draws', async () => {
  mkdirSync(OUT, { recursive: true });
  const out: string[] = [];
  for (const mood of MOODS)
    for (const language of LANGUAGES)
      for (const document of everyDocument(mood, language)) {
        if (KINDS && !KINDS.includes(document.kind)) continue;
        for (const [name, templates] of Object.entries(TEMPLATES)) {
          try {
            const began = performance.now();
            const files = await drawDocument(document, templates);
            const ms = Math.round(performance.now() - began);
            const again = await drawDocument(document, templates);
            files.forEach((file, i) => {
              if (name !== 'house' && file.format === 'xlsx') return;
              const path = `${OUT}/${document.kind}-${language}-${name}-${mood}.${file.format}`;
              writeFileSync(path, file.bytes);
              if (Buffer.compare(file.bytes, again[i]!.bytes) !== 0) out.push(`DIFF ${path}`);
            });
            out.push(`${document.kind} ${language} ${name} ${mood} ${ms}ms`);
          } catch (e) {
            out.push(`FAIL ${document.kind} ${language} ${name} ${mood}: ${String((e as Error).stack).slice(0, 500)}`);
          }
        }
      }
  process.stdout.write(out.join('\n') + '\n');
}, 600_000);
