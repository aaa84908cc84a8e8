import {
  amendSection,
  emptyAmendment,
  type AgreementContent,
  type AgreementState,
  type AmendmentContent,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { fingerprint } from '../agreements/index.js';
import {
  advisersAgreement,
  analystsDraft,
  ANTOINE,
  CLAIRE,
  complianceAgreement,
  KARIM,
} from './agreement-texts.js';
import type { DemoWorld } from './demo-world.js';

/** Days are offsets from the day the demo is loaded; people by their place in the catalogue. */
interface DemoLife {
  readonly useCase: string;
  readonly title: string;
  readonly parentId?: string;
  readonly author: number;
  readonly opened: number;
  readonly content: AgreementContent | AmendmentContent;
  readonly term?: { readonly from: string | null; readonly to: string | null };
  readonly submitted?: number;
  readonly reviews?: readonly (readonly [
    day: number,
    person: number,
    side: 'lab' | 'partner',
    opinion: 'approve' | 'changes' | 'sign_off',
    comment: string,
  ])[];
  readonly sentForSignature?: number;
  /** One a signatory; null while awaited. */
  readonly signatures?: readonly (number | null)[];
}

/** A signed agreement with an amendment in review, one in signature, and a draft. */
export async function insertAgreements(tx: Transaction, world: DemoWorld): Promise<void> {
  const { on } = world;
  const advisers = advisersAgreement(on);
  const title = 'Convention projet – Recherche documentaire pour les conseillers';
  const useCase = 'Recherche documentaire pour les conseillers';
  const parentId = await insert(tx, world, {
    useCase,
    title,
    author: CLAIRE,
    opened: -345,
    content: advisers,
    term: advisers.term.fields,
    submitted: -338,
    reviews: [[-333, ANTOINE, 'partner', 'approve', 'Conforme à nos échanges du COPIL de lancement.']],
    sentForSignature: -332,
    signatures: [-329, -326],
  });
  const { term, kpis } = advisers;
  const longer = amendSection(
    {
      ...emptyAmendment(advisers),
      reason: 'Prolonger d’un an et suivre l’usage réel depuis la généralisation.',
    },
    'term',
    { ...term, fields: { ...term.fields, to: on(420) } },
    advisers,
  );
  await insert(tx, world, {
    useCase,
    title,
    parentId,
    author: CLAIRE,
    opened: -12,
    content: amendSection(
      longer,
      'kpis',
      {
        ...kpis,
        rows: [
          ...kpis.rows,
          {
            name: 'Conseillers actifs par semaine',
            target: '400',
            unit: 'personnes',
            method: 'Comptes distincts ayant posé au moins une question dans la semaine',
          },
        ],
      },
      advisers,
    ),
    submitted: -5,
  });
  const compliance = complianceAgreement(on);
  await insert(tx, world, {
    useCase: 'Réponses sourcées pour la conformité',
    title: 'Convention projet – Réponses sourcées pour la conformité',
    author: CLAIRE,
    opened: -30,
    content: compliance,
    term: compliance.term.fields,
    submitted: -21,
    reviews: [
      [
        -16,
        KARIM,
        'lab',
        'sign_off',
        'Accord de Services financiers Armor donné en COPIL, relevé de décisions joint au dossier.',
      ],
    ],
    sentForSignature: -14,
    signatures: [-9, null],
  });
  await insert(tx, world, {
    useCase: 'Recherche approfondie pour les analystes',
    title: 'Convention projet – Recherche approfondie pour les analystes',
    author: KARIM,
    opened: -6,
    content: analystsDraft(on),
  });
}

async function insert(tx: Transaction, world: DemoWorld, life: DemoLife): Promise<string> {
  const at = (day: number, hour = '09') => `${world.on(day)}T${hour}:00:00Z`;
  const person = (index: number) => world.people[index] ?? null;
  const { submitted, sentForSignature, signatures = [] } = life;
  const isSigned = signatures.length > 0 && !signatures.includes(null);
  const state: AgreementState = isSigned
    ? 'signed'
    : sentForSignature !== undefined
      ? 'in_signature'
      : submitted !== undefined
        ? 'in_review'
        : 'draft';
  const last = Math.max(
    ...[life.opened, submitted, sentForSignature, ...signatures].filter((day) => typeof day === 'number'),
  );
  const [row] = await tx.query<{ id: string }>(
    `insert into agreement (use_case_id, number, kind, parent_id, title, state, content, valid_from, valid_to, signed_on,
       by_person_id, created_at, updated_at)
     values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      world.useCases.get(life.useCase),
      life.parentId === undefined ? 'agreement' : 'amendment',
      life.parentId ?? null,
      life.title,
      state,
      JSON.stringify(life.content),
      life.term?.from ?? null,
      life.term?.to ?? null,
      isSigned ? world.on(last) : null,
      person(life.author),
      at(life.opened),
      at(last, '15'),
    ],
  );
  const id = row?.id ?? '';
  const move = (from: AgreementState | null, to: AgreementState, when: string, number: number | null) =>
    tx.query(
      `insert into agreement_move (agreement_id, from_state, to_state, number, by_person_id, at)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, from, to, number, person(life.author), when],
    );
  await move(null, 'draft', at(life.opened), null);
  if (submitted === undefined) return id;
  await tx.query(
    `insert into agreement_version (agreement_id, number, title, content, sha256, by_person_id, at)
     values ($1, 1, $2, $3, $4, $5, $6)`,
    [
      id,
      life.title,
      JSON.stringify(life.content),
      fingerprint(life.title, life.content),
      person(life.author),
      at(submitted),
    ],
  );
  await move('draft', 'in_review', at(submitted), 1);
  for (const [day, by, side, opinion, comment] of life.reviews ?? []) {
    await tx.query(
      `insert into agreement_review (agreement_id, number, person_id, side, opinion, comment, at)
       values ($1, 1, $2, $3, $4, $5, $6)`,
      [id, person(by), side, opinion, comment, at(day, '10')],
    );
  }
  if (sentForSignature === undefined) return id;
  await move('in_review', 'in_signature', at(sentForSignature), 1);
  const { rows } = (life.content as AgreementContent).signatories;
  for (const [position, { name, quality, party }] of rows.entries()) {
    const day = signatures[position] ?? null;
    await tx.query(
      `insert into agreement_signatory (agreement_id, position, number, name, quality, party, signed_on)
       values ($1, $2, 1, $3, $4, $5, $6)`,
      [id, position, name, quality, party, day === null ? null : world.on(day)],
    );
  }
  if (isSigned) await move('in_signature', 'signed', at(last, '15'), 1);
  return id;
}
