/** How many pages a file has: slides are counted in the package, pages of Word by a PDF of it where there is one. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CONVERT_MS = 600_000;

/**
 * The PDFs of files, by the path of each file; in a folder beside them, with their format in their name.
 * @param {readonly string[]} paths
 * @param {string} folder
 * @returns {Promise<Map<string, string>>}
 */
export async function pdfsOf(paths, folder) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const profile = mkdtempSync(join(tmpdir(), 'jalon-office-'));
  mkdirSync(folder, { recursive: true });
  try {
    // One run a format: files of one name and two formats would have one PDF.
    for (const format of new Set(paths.map((path) => extname(path)))) {
      const chosen = paths.filter((path) => extname(path) === format);
      const made = join(profile, format.slice(1));
      await run(
        'soffice',
        [`-env:UserInstallation=file://${profile}/home`, '--headless', '--convert-to', 'pdf', '--outdir', made, ...chosen],
        { timeout: CONVERT_MS, maxBuffer: 16 * 1024 * 1024 },
      ); // prettier-ignore
      for (const name of readdirSync(made)) {
        const source = chosen.find((path) => basename(path, format) === basename(name, '.pdf'));
        const path = join(folder, name.replace(/\.pdf$/, `${format}.pdf`));
        renameSync(join(made, name), path);
        if (source) found.set(source, path);
      }
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  return found;
}

/** @param {string} path of a PDF */
export function pdfPages(path) {
  return readFileSync(path, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** @param {Uint8Array} bytes of a .pptx: the names of its parts stand in it as they are */
export function slidesOf(bytes) {
  return new Set(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/ppt\/slides\/slide\d+\.xml/g),
  ).size;
}
