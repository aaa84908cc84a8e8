import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { DeliverableDetail, RequestedPdf } from '@jalon/contracts';
import { OFFICE_LIMITS } from '../../files/office.js';
import { OfficeIntake } from '../../files/office-intake.js';
import { compileChild, type CompiledChild } from '../../files/testing/compile-child.js';
import { readConfig } from '../../config/config.js';
import type { TestClient } from '../../testing/app.js';
import { zipPieces } from './application/zip-stream.js';
import { LibreOffice } from './pdf/libre-office.js';
import { pdfPages } from './pdf/pdf-pages.js';
import { bodyOf, DeliverableWorld, refusalOf } from './testing/deliverable-world.js';

let world: DeliverableWorld;
let manager: TestClient;
let reader: CompiledChild;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jalon-deliverables-spec-'));
  // Whether the machine has LibreOffice or not, a test says what it has.
  world = await DeliverableWorld.start({ LIBREOFFICE_PATH: fakeOffice('office', 'exit 0') });
  manager = world.manager;
  reader = compileChild('files', 'office-child');
  world.app.nest.get(OfficeIntake, { strict: false }).settings = {
    folder,
    limits: OFFICE_LIMITS,
    childPath: reader.childPath,
  };
}, 60_000);
afterAll(async () => {
  await world.stop();
  reader.remove();
  rmSync(folder, { recursive: true, force: true });
});

const bytesOf = async (client: TestClient, url: string) =>
  (await world.app.nest.inject({ url, headers: { cookie: `jalon_session=${client.token}` } })).rawPayload;

async function zipped(...files: readonly (readonly [name: string, text: string])[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const entries = files.map(([name, text]) => ({ name, bytes: () => Promise.resolve(Buffer.from(text)) }));
  for await (const piece of zipPieces(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A program that stands for LibreOffice: a line of shell, with the arguments it was given. */
function fakeOffice(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('an edited file', () => {
  const upload = (client: TestClient, id: string, fileName: string, bytes: Buffer) =>
    client.upload<DeliverableDetail>(
      `/api/deliverables/${id}/uploads?fileName=${encodeURIComponent(fileName)}&note=Relu`,
      bytes,
    );

  it('comes back as the next version, with the facts of the one that was edited', async () => {
    const deck = await world.aReadyDeck();
    const mine = await bytesOf(manager, `/api/deliverables/${deck.id}/versions/1/files/pptx`);
    const { versions } = bodyOf(await upload(manager, deck.id, 'Mon COPIL relu.pptx', mine));
    expect(versions.map(({ number, origin, state, note }) => [number, origin, state, note])).toEqual([
      [2, 'uploaded', 'ready', 'Relu'],
      [1, 'generated', 'ready', ''],
    ]);
    expect(versions[0]?.factsHash).toBe(versions[1]?.factsHash);
    expect(versions[0]?.files[0]).toMatchObject({
      fileName: 'jalon-presentation-comite-2026-03-18-v2.pptx',
      sha256: versions[1]?.files[0]?.sha256,
    });
    expect(versions[1]?.files).toEqual(deck.versions[0]?.files);
  });

  it('comes back once a key: the same bytes are the same request, others of the same length are not', async () => {
    const deck = await world.aReadyDeck();
    const [one, other] = [
      await zipped(['[Content_Types].xml', '<Types/>'], ['ppt/presentation.xml', '<a/>']),
      await zipped(['[Content_Types].xml', '<Types/>'], ['ppt/presentation.xml', '<b/>']),
    ];
    expect(one).toHaveLength(other.length);
    const key = { 'idempotency-key': randomUUID() };
    const send = (bytes: Buffer) =>
      manager.send<DeliverableDetail>(
        'POST',
        `/api/deliverables/${deck.id}/uploads?fileName=a.pptx`,
        bytes,
        key,
      );
    const { versions } = bodyOf(await send(one));
    expect(bodyOf(await send(one)).versions).toEqual(versions);
    expect(versions).toHaveLength(2);
    expect(refusalOf(await send(other))).toEqual([409, 'already_exists', 'Idempotency-Key key_reused']);
    expect((await world.detail(deck.id)).versions).toHaveLength(2);
  });

  it('is refused when it is dangerous, is none, or is of another format; nothing is kept', async () => {
    const deck = await world.aReadyDeck();
    const types = ['[Content_Types].xml', '<Types/>'] as const;
    const main = ['ppt/presentation.xml', '<p/>'] as const;
    const refused = async (name: string, bytes: Buffer) =>
      refusalOf(await upload(manager, deck.id, name, bytes))[2];
    expect(await refused('a.docx', await zipped(types))).toBe('file wrong_format');
    expect(await refused('a.exe', Buffer.from('MZ'))).toBe('file wrong_format');
    expect(await refused('a.pptm', await zipped(types, main))).toBe('file macros');
    expect(await refused('a.pptx', Buffer.from('not a zip'))).toBe('file content_differs');
    expect(await refused('a.pptx', await zipped(types))).toBe('file content_differs');
    expect(await refused('a.pptx', await zipped(types, main, ['ppt/vbaProject.bin', 'x']))).toBe(
      'file macros',
    );
    expect(
      await refused(
        'a.pptx',
        await zipped(types, ['ppt/presentation.xml', '<!DOCTYPE p [<!ENTITY a "b">]><p/>']),
      ),
    ).toBe('file doctype');
    const link = `<Relationships><Relationship Id="1" Type="x/image" TargetMode="External" Target="http://h/"/></Relationships>`;
    expect(
      await refused('a.pptx', await zipped(types, main, ['ppt/_rels/presentation.xml.rels', link])),
    ).toBe('file external_relationship');
    expect((await world.detail(deck.id)).versions).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('jalon-office-'))).toEqual([]);
  });
});

describe('several at once', () => {
  /** The stored files of an archive by their names. */
  function unzipped(zip: Buffer): ReadonlyMap<string, Buffer> {
    const files = new Map<string, Buffer>();
    for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
      const size = zip.readUInt32LE(at + 18);
      const name = zip.subarray(at + 30, at + 30 + zip.readUInt16LE(at + 26)).toString('utf8');
      const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
      files.set(name, zip.subarray(start, start + size));
      at = start + size;
    }
    return files;
  }

  it('come as one archive, two of one name told apart', async () => {
    const [one, two] = [await world.aReadyDeck(), await world.aReadyDeck()];
    const zip = await bytesOf(manager, `/api/deliverables/zip?ids=${one.id},${two.id}`);
    const path = join(folder, 'all.zip');
    writeFileSync(path, zip);
    const listed = execFileSync('python3', [
      '-c',
      `import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).testzip())`,
      path,
    ]);
    expect(String(listed).trim()).toBe('None');
    const files = unzipped(zip);
    const name = 'jalon-presentation-comite-2026-03-18';
    expect([...files.keys()]).toEqual([`${name}.pptx`, `${name} (2).pptx`]);
    expect(files.get(`${name}.pptx`)).toEqual(
      await bytesOf(manager, `/api/deliverables/${one.id}/versions/1/files/pptx`),
    );
  });

  it('are none when one is not there, not ready or not the reader’s', async () => {
    const ready = await world.aReadyDeck();
    const queued = await world.aDeck();
    const month = bodyOf(
      await manager.post<DeliverableDetail>('/api/deliverables', {
        kind: 'monthly_report',
        language: 'fr',
        month: '2026-02',
      }),
    );
    await world.run(world.jobs.deliverable, month.versions[0]?.jobId ?? '');
    const zip = (client: TestClient, ...ids: string[]) =>
      client.get(`/api/deliverables/zip?ids=${ids.join(',')}`);
    const intern = await world.signIn('intern');
    expect((await zip(manager, ready.id, month.id)).status).toBe(200);
    expect((await zip(intern, ready.id)).status).toBe(200);
    expect((await zip(intern, ready.id, month.id)).status).toBe(404);
    expect((await zip(manager, ready.id, queued.id)).status).toBe(404);
    expect((await zip(manager, ready.id, randomUUID())).status).toBe(404);
    expect((await zip(manager)).status).toBe(422);
    const many = Array.from({ length: 101 }, () => randomUUID());
    expect((await zip(manager, ...many)).status).toBe(422);
  });
});

describe('a PDF', () => {
  const PDF = '%PDF-1.7 1 0 obj <</Type/Pages/Count 1>> 2 0 obj <</Type/Page/Parent 1 0 R>> %%EOF';
  const office = (script: string) =>
    new LibreOffice(
      readConfig({ DATABASE_URL: 'postgres://h/d', LIBREOFFICE_PATH: fakeOffice(randomUUID(), script) }),
    );

  it('counts pages, and not what groups them', () => {
    expect(pdfPages(Buffer.from(PDF))).toBe(1);
    expect(pdfPages(Buffer.from('<html>'))).toBe(0);
  });

  it('is made in a folder of its own, with a profile of its own, which are gone afterwards', async () => {
    const said = join(folder, 'said');
    const pdf = await office(
      `printf '%s\\n' "$@" > '${said}'; pwd >> '${said}'; printf '${PDF.replace('%PDF', '%%PDF').replace('%%EOF', '%%%%EOF')}' > out/document.pdf`,
    ).convert(Buffer.from('PK'), 'pptx');
    expect(pdf.toString()).toBe(PDF);
    const args = readFileSync(said, 'utf8').trim().split('\n');
    const own = args.at(-1) ?? '';
    expect(args[0]).toBe(`-env:UserInstallation=file://${own}/profile`);
    expect(args).toContain(`${own}/document.pptx`);
    expect(existsSync(own)).toBe(false);
  });

  it('ends with everything that was started for it when it takes too long', async () => {
    const pidFile = join(folder, 'pid');
    const slow = office(`sleep 60 & echo $! > '${pidFile}'; wait`);
    slow.atMostMs = 300;
    await expect(slow.convert(Buffer.from('PK'), 'docx')).rejects.toMatchObject({ code: 'took_too_long' });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    // A process that was killed may take an instant to go.
    for (let tries = 0; tries < 50 && alive(pid); tries++) await sleep(20);
    expect(alive(pid)).toBe(false);
  });

  it('that takes more memory than it may is a failure with its reason', async () => {
    const script = `dd if=/dev/zero of=/dev/null bs=300M count=1 || exit 1; printf '%%PDF-1.7' > out/document.pdf`;
    const converted = office(script).convert(Buffer.from('PK'), 'docx');
    expect((await converted).toString()).toBe('%PDF-1.7');
    const limited = office(script);
    limited.atMostKb = 100_000;
    await expect(limited.convert(Buffer.from('PK'), 'docx')).rejects.toMatchObject({ code: 'out_of_memory' });
  });

  it('that does not come is a failure with its reason', async () => {
    await expect(office('exit 1').convert(Buffer.from('PK'), 'docx')).rejects.toMatchObject({
      code: 'pdf_failed',
    });
    await expect(office('exit 0').convert(Buffer.from('PK'), 'docx')).rejects.toMatchObject({
      code: 'pdf_failed',
    });
  });

  it('is asked for once, and kept beside the file it was made of', async () => {
    const deck = await world.aReadyDeck();
    const url = `/api/deliverables/${deck.id}/versions/1/pdf`;
    const ask = () => manager.post<RequestedPdf>(url, {});
    const { jobId } = bodyOf(await ask());
    expect(bodyOf(await ask())).toEqual({ jobId });
    fakeOffice('office', `printf '%%PDF-1.7 <</Type/Page>> %%%%EOF' > out/document.pdf`);
    expect((await world.detail(deck.id)).versions[0]?.pdf).toEqual({ jobId, error: null });
    await world.run(world.jobs.pdf, jobId);
    const [version] = (await world.detail(deck.id)).versions;
    expect(version?.pdf).toBeNull();
    expect(version?.files.map(({ fileName }) => fileName)).toEqual([
      'jalon-presentation-comite-2026-03-18.pptx',
      'jalon-presentation-comite-2026-03-18.pdf',
    ]);
    expect(refusalOf(await ask())).toEqual([409, 'already_exists', 'version pdf_exists']);
  });

  it('says what is missing where there is no LibreOffice', async () => {
    const path = join(folder, 'office');
    const deck = await world.aReadyDeck();
    rmSync(path);
    expect(bodyOf(await manager.get('/api/deliverables/pdf'))).toEqual({
      available: false,
      missing: 'LibreOffice',
    });
    expect(refusalOf(await manager.post(`/api/deliverables/${deck.id}/versions/1/pdf`, {}))).toEqual([
      409,
      'not_ready',
      'version pdf_unavailable',
    ]);
  });

  const real = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
  (real ? it : it.skip)(
    'of a real deck has a page a slide',
    async () => {
      const deck = await world.aReadyDeck();
      const pptx = await bytesOf(manager, `/api/deliverables/${deck.id}/versions/1/files/pptx`);
      const config = readConfig({ DATABASE_URL: 'postgres://h/d', LIBREOFFICE_PATH: real });
      const pdf = await new LibreOffice(config).convert(pptx, 'pptx');
      const slides = new Set(pptx.toString('latin1').match(/ppt\/slides\/slide\d+\.xml/g)).size;
      expect(pdfPages(pdf)).toBe(slides);
    },
    120_000,
  );
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
