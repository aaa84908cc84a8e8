import { createHash, randomUUID } from 'node:crypto';
import { APPLICATION_CRITERION_CODES } from '@jalon/domain';
import { TEST_NOW, type TestAnswer, type TestApp, type TestClient } from '../../../testing/app.js';

/** An offer of the campaign of 2026, with its places and who follows it. */
export async function anOffer(
  app: TestApp,
  more: { readonly places?: number; readonly tutorId?: string; readonly referentId?: string } = {},
): Promise<string> {
  const [campaign] = await app.query<{ id: string }>(
    `insert into internship_campaign (year, title, state, catalogue, created_at, updated_at)
     values (2026, 'Campagne 2026', 'open', '{}', now(), now())
     on conflict (year) do update set title = excluded.title returning id`,
  );
  const [offer] = await app.query<{ id: string }>(
    `insert into internship_offer (campaign_id, number, slug, title, template, state, content, tutor_id, referent_id,
       places, created_at, updated_at)
     select $1, (select coalesce(max(number), 0) + 1 from internship_offer), $2, 'Tri de documents', 'five_step',
       'published', '{}', $3, $4, $5, now(), now() returning id`,
    [campaign?.id, `offre-${randomUUID()}`, more.tutorId ?? null, more.referentId ?? null, more.places ?? 1],
  );
  return offer?.id ?? '';
}

export const CV = Buffer.from('%PDF-1.7 un CV');

/** An application with its CV, received on the day of the tests. */
export async function anApplication(
  app: TestApp,
  offerId: string,
  more: {
    readonly name?: string;
    readonly email?: string;
    readonly state?: string;
    readonly until?: string;
  } = {},
): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `insert into internship_application (offer_id, state, name, email, phone, school, curriculum, level, message,
       received_at, last_contact_on, retained_until, updated_at)
     values ($1, $2, $3, $4, '06 12 34 56 78', 'Université d’exemple', 'Master données', 'Bac+5',
       'Votre sujet prolonge mon mémoire.', $5, $5::timestamptz::date, $6, $5) returning id`,
    [
      offerId,
      more.state ?? 'received',
      more.name ?? 'Camille Exemplaire',
      more.email ?? `${randomUUID()}@example.org`,
      TEST_NOW,
      more.until ?? '2028-03-18',
    ],
  );
  const id = row?.id ?? '';
  await app.query(
    `insert into internship_application_file (application_id, position, name, mime, bytes, sha256)
     values ($1, 1, 'CV Camille Exemplaire.pdf', 'application/pdf', $2, $3)`,
    [id, CV, createHash('sha256').update(CV).digest('hex')],
  );
  return id;
}

/** Scores the whole grid as `who`. */
export function score<T>(
  who: TestClient,
  id: string,
  value: number | readonly number[],
): Promise<TestAnswer<T>> {
  const scores = APPLICATION_CRITERION_CODES.map((criterion, index) => ({
    criterion,
    score: typeof value === 'number' ? value : value[index],
  }));
  return who.send<T>('PUT', `/api/internship-applications/${id}/scores`, { scores });
}
