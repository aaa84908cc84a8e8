// Writes public/icons.svg from the icons named in src/app/ui/icon/icon-names.ts. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const icons = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');
const source = readFileSync(join(here, 'src/app/ui/icon/icon-names.ts'), 'utf8');
const names = [...source.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1]);

const symbols = names.map((name) => {
  const svg = readFileSync(join(icons, `${name}.svg`), 'utf8');
  const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, '').trim()}</symbol>`;
});
const sprite = `<!-- Lucide icons, ISC licence, https://lucide.dev -->\n<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;

const target = join(here, 'public/icons.svg');
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== sprite) {
    console.error('public/icons.svg is out of date: run node build-sprite.mjs in apps/web');
    process.exit(1);
  }
} else {
  writeFileSync(target, sprite);
  console.log(`${names.length} icons`);
}
