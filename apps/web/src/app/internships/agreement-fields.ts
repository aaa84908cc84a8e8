import type { DraftField } from './agreement-draft';

type Kind =
  | 'line'
  | 'prose'
  | 'date'
  | 'hours'
  | 'money'
  | 'person'
  | 'squad'
  | 'use_case'
  | 'yes'
  | 'week'
  | 'pay'
  | 'unusual'
  | 'purpose';

export interface AgreementFieldRow {
  readonly name: DraftField;
  readonly kind: Kind;
  readonly max?: number;
}
export interface AgreementSectionRow {
  /** Its word: `internships.agreement.section.<id>`. */
  readonly id: 'parties' | 'host' | 'dates' | 'stipend' | 'purpose' | 'content' | 'terms';
  readonly fields: readonly AgreementFieldRow[];
}

const prose = (name: DraftField, max = 4000): AgreementFieldRow => ({ name, kind: 'prose', max });
const line = (name: DraftField, max = 200): AgreementFieldRow => ({ name, kind: 'line', max });

/** The agreement as it is written: sections of fields, in the order of the mentions where the law has one. */
export const AGREEMENT_SECTIONS: readonly AgreementSectionRow[] = [
  {
    id: 'parties',
    fields: [
      line('firstName', 80),
      line('lastName', 80),
      { name: 'birthOn', kind: 'date' },
      line('school'),
      line('academicTutor', 120),
      line('curriculumTitle', 300),
      { name: 'gapYear', kind: 'yes' },
      { name: 'teachingHours', kind: 'hours' },
      { name: 'faceToFaceHours', kind: 'hours' },
      { name: 'teachingFrom', kind: 'date' },
      { name: 'teachingTo', kind: 'date' },
    ],
  },
  {
    id: 'host',
    fields: [
      line('title', 300),
      { name: 'tutorId', kind: 'person' },
      { name: 'referentId', kind: 'person' },
      { name: 'squadId', kind: 'squad' },
      { name: 'useCaseId', kind: 'use_case' },
      line('post'),
      line('place'),
    ],
  },
  {
    id: 'dates',
    fields: [
      { name: 'startOn', kind: 'date' },
      { name: 'endOn', kind: 'date' },
      { name: 'weekMinutes', kind: 'week' },
      { name: 'unusualHours', kind: 'unusual' },
    ],
  },
  {
    id: 'stipend',
    fields: [
      { name: 'agreedCents', kind: 'money' },
      { name: 'payMode', kind: 'pay' },
      prose('paymentTerms', 2000),
    ],
  },
  { id: 'purpose', fields: [{ name: 'purpose', kind: 'purpose' }] },
  { id: 'content', fields: [prose('skills'), prose('activities'), prose('supervision')] },
  {
    id: 'terms',
    fields: [
      prose('socialProtection'),
      prose('liability'),
      prose('authorisedAbsences'),
      prose('suspension'),
      prose('validation'),
      prose('benefits'),
      prose('houseRules'),
      prose('certificateTerms'),
    ],
  },
];
