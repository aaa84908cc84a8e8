import { createHash } from 'node:crypto';
import { INTERNSHIP_PROGRAMMES, LAW_SETTINGS, retentionLimit } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { addOffers, openCampaign } from '../internship-offers/index.js';
import type { DemoWorld } from './demo-world.js';

/** Candidates who do not exist: offer, name, school, level, day it arrived. */
const CANDIDATES = [
  [1, 'Alix Candidate-Fictive', 'École fictive des Sables', 'Bac + 5', -12],
  [1, 'Noé Candidat-Fictif', 'Université imaginaire du Phare', 'Master 2', -9],
  [1, 'Lina Candidate-Fictive', 'Institut fictif des Colombes', 'Bac + 5', -3],
  [4, 'Sacha Candidat-Fictif', 'École fictive des Sables', 'Bac + 4', -7],
  [4, 'Maud Candidate-Fictive', 'Université imaginaire du Phare', 'Master 2', -2],
] as const;
/** Offers that candidates read, with their tutor and functional referent among the people of the demo. */
const PUBLISHED = [
  [1, 6, 2],
  [4, 6, 3],
] as const;

/** The campaign of 2026 with the whole catalogue, two of its offers published, a few applications received. */
export async function insertOffers(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const programme of INTERNSHIP_PROGRAMMES) {
    const { year, title, organisation, presentation, course, offers } = programme;
    const catalogue = { organisation, presentation, course };
    const { id, isNew } = await openCampaign(tx, { year, title, catalogue });
    if (!isNew) continue;
    await addOffers(tx, { id, year }, offers);
    await tx.query(`update internship_campaign set is_demo = true, state = 'open' where id = $1`, [id]);
    await tx.query('update internship_offer set is_demo = true where campaign_id = $1', [id]);
    await publish(tx, world, id);
    await receive(tx, world, id);
  }
}

async function publish(tx: Transaction, world: DemoWorld, campaignId: string): Promise<void> {
  for (const [number, tutor, referent] of PUBLISHED) {
    await tx.query(
      `update internship_offer set state = 'published', published_at = $3, tutor_id = $4, referent_id = $5,
         version = version + 1 where campaign_id = $1 and number = $2`,
      [campaignId, number, `${world.on(-20)}T08:00:00Z`, world.people[tutor], world.people[referent]],
    );
  }
}

async function receive(tx: Transaction, world: DemoWorld, campaignId: string): Promise<void> {
  for (const [number, name, school, level, day] of CANDIDATES) {
    const on = world.on(day);
    const at = `${on}T10:15:00Z`;
    const until = retentionLimit(
      { state: 'received', lastContactOn: on, internshipEndOn: null },
      LAW_SETTINGS,
    );
    const email = `${name
      .normalize('NFD')
      .replace(/[^a-zA-Z -]/g, '')
      .toLowerCase()
      .replace(/ /g, '.')}@demo.example`;
    const [row] = await tx.query<{ id: string }>(
      `insert into internship_application (offer_id, name, email, school, level, available_from, months, message,
         received_at, last_contact_on, retained_until, is_demo, updated_at)
       select id, $3, $4, $5, $6, $7, 6, $8, $9, $10, $11, true, $9 from internship_offer
       where campaign_id = $1 and number = $2 returning id`,
      [
        campaignId,
        number,
        name,
        email,
        school,
        level,
        world.on(60),
        'Bonjour, cette candidature est fictive : elle montre ce qu’une équipe reçoit.',
        at,
        on,
        until,
      ],
    );
    const cv = curriculum(name, school);
    await tx.query(
      `insert into internship_application_file (application_id, position, name, mime, bytes, sha256)
       values ($1, 1, 'cv.pdf', 'application/pdf', $2, $3)`,
      [row?.id, cv, createHash('sha256').update(cv).digest('hex')],
    );
  }
}

/** One page that says who it is of, as a PDF. */
function curriculum(name: string, school: string): Buffer {
  const said = (text: string) => text.normalize('NFD').replace(/[^\x20-\x7e]|[()\\]/g, '');
  const page = `BT /F1 20 Tf 60 760 Td (${said(name)}) Tj /F1 12 Tf 0 -28 Td (${said(school)}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
