import type { LocalDate } from '../shared/local-date.js';

/**
 * What a project agreement (convention projet) says, section by section: the sections are those the lab's model has
 * (parties, purpose, scope, deliverables with acceptance criteria, plan, governance, charges and financing, data,
 * security, property and reversibility, operation, KPIs, end and amendments, signatories), and the stakeholders.
 * The shapes are data: validation, completeness, comparison and the editor all read them.
 */
export type AgreementField =
  | { readonly kind: 'line' | 'prose'; readonly max: number; readonly need: AgreementNeed }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly need: AgreementNeed }
  /** A day; a level from 1 to 5; person-days by quarters; euro cents. */
  | { readonly kind: 'date' | 'level' | 'days' | 'cents'; readonly need: AgreementNeed };

/** Whether the agreement lacks something without it: always, never, or when another field of the row says so. */
export type AgreementNeed = 'always' | 'never' | { readonly field: string; readonly is: readonly string[] };

export interface AgreementSectionShape {
  readonly fields: Readonly<Record<string, AgreementField>>;
  readonly rows: AgreementRowsShape | null;
}
export interface AgreementRowsShape {
  /** Fewer rows than this and the section is not complete. */
  readonly min: number;
  readonly max: number;
  /** The first field names the row. */
  readonly fields: Readonly<Record<string, AgreementField>>;
}

export const AGREEMENT_SIDES = ['lab', 'partner', 'other'] as const;
export const AGREEMENT_CADENCES = ['weekly', 'biweekly', 'monthly', 'quarterly', 'on_demand'] as const;
export const AGREEMENT_COMPETENCES = [
  'data_ai_engineering',
  'data_science',
  'project_management',
  'other',
] as const;
export const AGREEMENT_FINANCINGS = ['lab', 'shared', 'rebilled'] as const;
export const AGREEMENT_PERSONAL_DATA = ['none', 'processed'] as const;

export const AGREEMENT_LIMITS = {
  title: 200,
  line: 160,
  prose: 4000,
  reason: 1000,
  comment: 4000,
  rows: 40,
  /** Person-days of one line. */
  days: 10_000,
  /** Euro cents of one amount: ten million euros. */
  cents: 1_000_000_000,
  /** Agreements and amendments of one use case. */
  agreements: 50,
  /** Opinions on one agreement, all versions together. */
  reviews: 200,
} as const;

const line = <N extends AgreementNeed>(need: N) =>
  ({ kind: 'line', max: AGREEMENT_LIMITS.line, need }) as const;
const prose = <N extends AgreementNeed>(need: N) =>
  ({ kind: 'prose', max: AGREEMENT_LIMITS.prose, need }) as const;
const choice = <const C extends readonly string[]>(choices: C) =>
  ({ kind: 'choice', choices, need: 'always' }) as const;
const only = <K extends 'date' | 'level' | 'days' | 'cents', N extends AgreementNeed>(kind: K, need: N) =>
  ({ kind, need }) as const;
const rows = <const F extends Readonly<Record<string, AgreementField>>>(min: number, fields: F) =>
  ({ min, max: AGREEMENT_LIMITS.rows, fields }) as const;

export const AGREEMENT_SHAPES = {
  parties: {
    fields: {},
    rows: rows(2, { name: line('always'), side: choice(AGREEMENT_SIDES), represented: line('always') }),
  },
  stakeholders: {
    fields: {},
    rows: rows(1, {
      name: line('always'),
      role: line('always'),
      expectation: line('never'),
      interest: only('level', 'always'),
      influence: only('level', 'always'),
    }),
  },
  purpose: { fields: { text: prose('always') }, rows: null },
  scope: { fields: { included: prose('always'), excluded: prose('always') }, rows: null },
  deliverables: {
    fields: {},
    rows: rows(1, { name: line('always'), criteria: prose('always'), dueOn: only('date', 'never') }),
  },
  plan: {
    fields: { note: prose('never') },
    rows: rows(1, { name: line('always'), on: only('date', 'always') }),
  },
  governance: {
    fields: { escalation: prose('never') },
    rows: rows(1, { name: line('always'), cadence: choice(AGREEMENT_CADENCES), members: line('always') }),
  },
  charges: {
    fields: {
      financing: choice(AGREEMENT_FINANCINGS),
      rebilled: only('cents', { field: 'financing', is: ['shared', 'rebilled'] }),
      terms: prose({ field: 'financing', is: ['shared', 'rebilled'] }),
    },
    rows: rows(1, {
      competence: choice(AGREEMENT_COMPETENCES),
      days: only('days', 'always'),
      note: line('never'),
    }),
  },
  data: {
    fields: {
      sources: prose('always'),
      personal: choice(AGREEMENT_PERSONAL_DATA),
      gdpr: prose({ field: 'personal', is: ['processed'] }),
    },
    rows: null,
  },
  security: { fields: { text: prose('always') }, rows: null },
  property: { fields: { ownership: prose('always'), reversibility: prose('always') }, rows: null },
  operation: { fields: { text: prose('always') }, rows: null },
  kpis: {
    fields: {},
    rows: rows(1, {
      name: line('always'),
      target: line('always'),
      unit: line('always'),
      method: prose('always'),
    }),
  },
  term: {
    fields: {
      from: only('date', 'always'),
      to: only('date', 'always'),
      ending: prose('always'),
      amendments: prose('always'),
    },
    rows: null,
  },
  signatories: {
    fields: {},
    rows: rows(2, { name: line('always'), quality: line('always'), party: line('always') }),
  },
} as const satisfies Readonly<Record<string, AgreementSectionShape>>;

export type AgreementSection = keyof typeof AGREEMENT_SHAPES;
export const AGREEMENT_SECTIONS = Object.keys(AGREEMENT_SHAPES) as readonly AgreementSection[];

export type AgreementValue = string | number | null;
/** A section as code that does not know which one sees it. */
export interface AgreementSectionValue {
  readonly fields: Readonly<Record<string, AgreementValue>>;
  readonly rows: readonly Readonly<Record<string, AgreementValue>>[];
}

type ValueOf<F> = F extends { readonly choices: readonly (infer C)[] }
  ? C | null
  : F extends { readonly kind: 'line' | 'prose' }
    ? string
    : F extends { readonly kind: 'date' }
      ? LocalDate | null
      : number | null;
type Values<F> = { readonly [K in keyof F]: ValueOf<F[K]> };
type RowOf<R> = R extends { readonly fields: infer F } ? Values<F> : never;

/** A whole agreement. Text that is not written yet is empty, everything else null. */
export type AgreementContent = {
  readonly [S in AgreementSection]: {
    readonly fields: Values<(typeof AGREEMENT_SHAPES)[S]['fields']>;
    readonly rows: readonly RowOf<(typeof AGREEMENT_SHAPES)[S]['rows']>[];
  };
};

export function agreementShape(section: AgreementSection): AgreementSectionShape {
  return AGREEMENT_SHAPES[section];
}

/** The fields of a section or row before anybody wrote in them. */
export function emptyAgreementFields(
  fields: Readonly<Record<string, AgreementField>>,
): Record<string, AgreementValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]) => [name, kind === 'line' || kind === 'prose' ? '' : null]),
  );
}

export function emptyAgreement(): AgreementContent {
  const sections = AGREEMENT_SECTIONS.map((section): [AgreementSection, AgreementSectionValue] => [
    section,
    { fields: emptyAgreementFields(agreementShape(section).fields), rows: [] },
  ]);
  return Object.fromEntries(sections) as unknown as AgreementContent;
}
