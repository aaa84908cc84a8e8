import type { InternshipTemplateCode } from '@jalon/domain';
import type { TestApp, TestClient } from '../../../testing/app.js';

/** An internship under way, as a signed agreement left it. */
export interface AnInternship {
  readonly intern?: TestClient;
  readonly tutor?: TestClient;
  readonly personId?: string;
  readonly startOn?: string;
  readonly endOn?: string;
  readonly template?: InternshipTemplateCode;
  readonly agreedCents?: number | null;
  readonly payMode?: 'actual' | 'smoothed';
  readonly lastName?: string;
  readonly weekMinutes?: readonly number[];
}

/** Seven hours, Monday to Friday; six months from 5 January 2026. */
export async function anInternship(app: TestApp, given: AnInternship = {}): Promise<string> {
  const personId =
    given.personId ?? given.intern?.principal.personId ?? (await app.person(given.lastName ?? 'Stagiaire'));
  const [row] = await app.query<{ id: string }>(
    `insert into internship (person_id, account_id, first_name, last_name, title, template, state, tutor_id, starts_on,
       ends_on, teaching_from, teaching_to, week_minutes, agreed_cents, pay_mode, school, created_at, updated_at)
     values ($1, $2, 'Alix', $3, 'Biais des modèles', $4, 'running', $5, $6, $7, '2025-09-01', '2026-08-31', $8, $9, $10,
       'École', now(), now()) returning id`,
    [
      personId,
      given.intern?.principal.accountId ?? null,
      given.lastName ?? 'Martin',
      given.template ?? 'RD_INTEGRATION',
      given.tutor?.principal.personId ?? null,
      given.startOn ?? '2026-01-05',
      given.endOn ?? '2026-06-30',
      given.weekMinutes ?? [420, 420, 420, 420, 420, 0, 0],
      given.agreedCents ?? null,
      given.payMode ?? 'actual',
    ],
  );
  return row?.id ?? '';
}
