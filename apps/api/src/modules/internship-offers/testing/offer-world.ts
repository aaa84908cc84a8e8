import { deflateSync } from 'node:zlib';
import type { CatalogueLoaded, OfferDetail, OfferList } from '@jalon/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { zip, type ZipPart } from '../../../files/testing/zip.js';
import type { TestApp, TestClient } from '../../../testing/app.js';

/** The campaign of 2026 with its catalogue. */
export async function aCampaign(manager: TestClient): Promise<CatalogueLoaded['campaign']> {
  return (await manager.post<CatalogueLoaded>('/api/internship-campaigns/catalogue', { year: 2026 })).body
    .campaign;
}

/** An offer of the campaign that candidates read, with a tutor and a referent who have accounts. */
export async function aPublishedOffer(
  app: TestApp,
  manager: TestClient,
  number = 1,
): Promise<OfferDetail & { readonly tutor: TestClient; readonly referent: TestClient }> {
  const campaign = await aCampaign(manager);
  const list = await manager.get<OfferList>(`/api/internship-offers?campaignId=${campaign.id}`);
  const card = list.body.items.find((one) => one.number === number);
  if (!card) throw new Error(`The campaign has no offer ${number}`);
  const [tutor, referent] = [await app.signIn('tutor'), await app.signIn('project_manager')];
  const url = `/api/internship-offers/${card.id}`;
  const changes = { tutorId: tutor.principal.personId, referentId: referent.principal.personId };
  const saved = await manager.patch<OfferDetail>(url, { version: card.version, changes });
  const { body } = await manager.post<OfferDetail>(`${url}/transitions`, {
    version: saved.body.version,
    name: 'publish',
  });
  return { ...body, tutor, referent };
}

export const CANDIDATE = {
  name: 'Zoé Candidate',
  email: 'zoe.candidate@example.org',
  school: 'École imaginaire',
  level: 'Bac + 5',
  availableFrom: '2026-04-01',
  message: 'Bonjour,\nje souhaite postuler.',
  consent: true,
};

/** A form as a browser without session sends it. */
export async function sendForm(
  app: { readonly nest: NestFastifyApplication },
  slug: string,
  form: object | null,
  file: { readonly name: string; readonly bytes: Buffer } | null,
  remoteAddress = '127.0.0.1',
): Promise<{ readonly status: number; readonly body: unknown }> {
  const boundary = 'jalon-boundary-7f3a';
  const pieces: (string | Buffer)[] = [];
  if (form) {
    pieces.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="application"\r\n\r\n${JSON.stringify(form)}\r\n`,
    );
  }
  if (file) {
    pieces.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="cv"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      file.bytes,
      '\r\n',
    );
  }
  pieces.push(`--${boundary}--\r\n`);
  const answer = await app.nest.inject({
    method: 'POST',
    url: `/api/public/offers/${slug}/applications`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' },
    payload: Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
    remoteAddress,
  });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

/** The smallest PDF of one empty page, with whatever a test wants to put into it. */
export function pdf(extra: string | Buffer = ''): Buffer {
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n' +
        '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
        '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    ),
    Buffer.from(extra),
    Buffer.from('\ntrailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n'),
  ]);
}

/** Objects within a compressed stream, as writers since PDF 1.5 make them. */
export function objectStream(objects: string | Buffer, dictionary = '/Filter /FlateDecode'): Buffer {
  const data = deflateSync(Buffer.from(objects));
  return Buffer.concat([
    Buffer.from(`7 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** The smallest Word document, with more parts. */
export function docx(more: readonly ZipPart[] = []): Buffer {
  return zip([
    {
      name: '[Content_Types].xml',
      text: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${TYPES}"/></Types>`,
    },
    { name: 'word/document.xml', text: '<w:document xmlns:w="x"><w:body><w:p/></w:body></w:document>' },
    ...more,
  ]);
}
