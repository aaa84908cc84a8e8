import type { InternshipDetail, InternshipTexts } from '@jalon/contracts';
import type { TestAnswer, TestApp, TestClient } from '../../../testing/app.js';

export const URL = '/api/internships';

/** The answer's internship; fails with the problem when there is none. */
export function internshipOf(answer: TestAnswer<InternshipDetail>): InternshipDetail {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Every text the agreement has to say. */
export const FULL_TEXTS: InternshipTexts = {
  curriculumTitle: 'Master Intelligence artificielle',
  skills: 'Évaluer un modèle de langue',
  activities: 'Étude bibliographique, prototype, étude comparative',
  unusualHours: { night: false, sunday: false, holiday: false },
  supervision: 'Un point chaque semaine avec le tuteur',
  paymentTerms: 'Versement à la fin de chaque mois',
  socialProtection: 'Affiliation étudiante, accident du travail couvert',
  liability: 'Assurance de l’établissement',
  authorisedAbsences: 'Deux jours et demi par mois',
  suspension: 'Préavis de deux semaines',
  validation: 'L’établissement décide',
  benefits: 'Titres-restaurant',
  houseRules: 'Charte informatique',
  certificateTerms: 'Remise le dernier jour',
};

/** Facts that no rule refuses. */
export const FULL_FACTS = {
  post: 'Stage R&D',
  place: 'Paris',
  academicTutor: 'Claire Référente',
  teachingHours: 400,
  faceToFaceHours: 200,
  agreedCents: 450,
  purpose: { found: [], confirmed: true, justification: 'Apprendre la recherche appliquée' },
} as const;

let count = 0;

/** A draft from 6 April to 31 July 2026 with a tutor of its own. */
export async function aDraft(
  app: TestApp,
  manager: TestClient,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<InternshipDetail> {
  count++;
  return internshipOf(
    await manager.post<InternshipDetail>(URL, {
      title: `Sujet ${count}`,
      template: 'RD_INTEGRATION',
      firstName: 'Inès',
      lastName: `Stagiaire${count}`,
      school: 'Université de Paris',
      startOn: '2026-04-06',
      endOn: '2026-07-31',
      tutorId: await app.person(`Tom Tuteur${count}`),
      ...changes,
    }),
  );
}

/** A draft with nothing left to say. `post` of its own: it waits for nobody. */
export async function aFullDraft(
  app: TestApp,
  manager: TestClient,
  changes: Readonly<Record<string, unknown>> = {},
  facts: Readonly<Record<string, unknown>> = {},
): Promise<InternshipDetail> {
  const { id, version } = await aDraft(app, manager, changes);
  return internshipOf(
    await manager.patch<InternshipDetail>(`${URL}/${id}`, {
      version,
      facts: { ...FULL_FACTS, post: `Poste ${count}`, ...facts },
      texts: FULL_TEXTS,
    }),
  );
}

export function move<T = InternshipDetail>(
  client: TestClient,
  { id, version }: Pick<InternshipDetail, 'id' | 'version'>,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<TestAnswer<T>> {
  return client.post<T>(`${URL}/${id}/transitions`, { version, name, ...more });
}

/** Everybody signs text `number` on `signedOn`. */
export function sign<T = InternshipDetail>(
  client: TestClient,
  internship: InternshipDetail,
  signedOn: string | null,
  number = 0,
): Promise<TestAnswer<T>> {
  const texts = [internship.agreement, ...internship.amendments];
  const signatures = (texts[number]?.signatures ?? []).map((one) => ({
    signatory: one.signatory,
    name: one.name === '' ? 'La direction' : one.name,
    signedOn,
  }));
  return client.send<T>('PUT', `${URL}/${internship.id}/signatures`, {
    version: internship.version,
    number,
    signatures,
  });
}

export async function sent(
  app: TestApp,
  manager: TestClient,
  changes: Readonly<Record<string, unknown>> = {},
  facts: Readonly<Record<string, unknown>> = {},
): Promise<InternshipDetail> {
  const draft = await aFullDraft(app, manager, changes, facts);
  return internshipOf(await move(manager, draft, 'send_for_signature'));
}

/** Signed by all on `on`. */
export async function signed(
  app: TestApp,
  manager: TestClient,
  on: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<InternshipDetail> {
  const ready = internshipOf(await sign(manager, await sent(app, manager, changes), on));
  return internshipOf(await move(manager, ready, 'sign'));
}
