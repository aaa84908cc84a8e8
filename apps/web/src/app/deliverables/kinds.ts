import type { DeliverableRow, DeliverableVersion } from '@jalon/contracts';
import { DELIVERABLE_RULES, type Action, type DeliverableFormat, type DeliverableKind } from '@jalon/domain';
import type { Format } from '../core/i18n/format';
import type { BadgeTone } from '../ui/badge/badge';
import type { IconName } from '../ui/icon/icon-names';

/** The kinds by what they are used for; those asked for most come first. */
export const KIND_GROUPS: readonly { readonly id: string; readonly kinds: readonly DeliverableKind[] }[] = [
  { id: 'committees', kinds: ['committee_deck', 'minutes', 'decisions', 'workshop_deck'] },
  { id: 'month', kinds: ['monthly_report'] },
  {
    id: 'useCase',
    kinds: ['use_case_brief', 'communication', 'opportunity_restitution', 'agreement', 'amendment'],
  },
  { id: 'written', kinds: ['comparative_study', 'bibliography'] },
  { id: 'programme', kinds: ['internship_catalogue', 'internship_offer_sheet', 'programme_report'] },
  { id: 'internship', kinds: ['internship_agreement', 'internship_certificate', 'internship_evaluation'] },
];

/** The kinds made from a use case itself. */
export const USE_CASE_KINDS: readonly DeliverableKind[] = KIND_GROUPS.flatMap(({ kinds }) => kinds).filter(
  (kind) => DELIVERABLE_RULES[kind].subject === 'use_case',
);

/** Some kinds are made by those who run what they tell of: the month, the meetings. The server decides the same way. */
export function mayMakeKind(kind: DeliverableKind, may: (action: Action) => boolean): boolean {
  const { subject } = DELIVERABLE_RULES[kind];
  if (subject === 'month' || kind === 'programme_report') return may('report:generate');
  if (subject === 'internship_offer') return may('deliverable:write') && may('offer:read');
  if (subject === 'internship') return may('deliverable:write') && may('internship:manage');
  return may('deliverable:write') && (subject !== 'meeting' || may('meeting:document'));
}

export const FORMAT_ICONS: Readonly<Record<DeliverableFormat, IconName>> = {
  pptx: 'file-chart-column',
  docx: 'file-text',
  xlsx: 'file-spreadsheet',
  pdf: 'printer',
};

export type VersionState = DeliverableVersion['state'];
export const VERSION_TONES: Readonly<Record<VersionState, BadgeTone>> = {
  queued: 'neutral',
  rendering: 'accent',
  ready: 'green',
  failed: 'red',
};
export const STATE_TONES: Readonly<Record<DeliverableRow['state'], BadgeTone>> = {
  open: 'neutral',
  in_review: 'amber',
  approved: 'green',
};

/** What it is about: days and months in the words of the reader; what else it may be has no language. */
export function subjectWords(
  format: Format,
  { month, subjectLabel }: Pick<DeliverableRow, 'month' | 'subjectLabel'>,
): string {
  if (month !== null && subjectLabel === month) return format.month(month);
  const [, day, title] = /^(\d{4}-\d{2}-\d{2}) · (.*)$/s.exec(subjectLabel) ?? [];
  return day === undefined ? subjectLabel : `${title ?? ''}, ${format.date(day)}`;
}

/** Where a row is read: documents of a meeting or of the month have their home there. */
export function homeOf(row: DeliverableRow): {
  readonly link: readonly string[];
  readonly query: Record<string, string>;
} {
  if (row.home === 'meeting') return { link: ['/meetings', row.homeId ?? '', 'documents'], query: {} };
  if (row.home === 'month')
    return { link: ['/monthly-report'], query: row.month ? { month: row.month } : {} };
  return { link: ['/deliverables', row.id], query: {} };
}

/** The address of a file of the last version of a row. */
export function fileOf(row: DeliverableRow, format: DeliverableFormat): string {
  if (row.home === 'meeting') return `/api/meetings/${row.homeId ?? ''}/documents/${row.id}/file`;
  if (row.home === 'month') return `/api/monthly-reports/${row.id}/files/${format}`;
  return versionFile(row.id, row.versionNumber ?? 1, format);
}

export const versionFile = (id: string, number: number, format: DeliverableFormat): string =>
  `/api/deliverables/${id}/versions/${number}/files/${format}`;
