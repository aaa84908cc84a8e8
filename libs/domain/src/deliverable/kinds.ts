/**
 * The documents the lab owes its partners, one generator each. The forty kinds named in the lab's catalogue
 * (domain/deliverables.json) are each covered by one of these or stay files that people write themselves:
 * docs/deliverables.md says which.
 */
export const DELIVERABLE_KINDS = [
  'opportunity_restitution',
  'agreement',
  'amendment',
  'committee_deck',
  'minutes',
  'decisions',
  'workshop_deck',
  'communication',
  'use_case_brief',
  'monthly_report',
  'internship_catalogue',
  'internship_offer_sheet',
  'internship_agreement',
  'internship_certificate',
  'internship_evaluation',
  'programme_report',
  'comparative_study',
  'bibliography',
] as const;
export type DeliverableKind = (typeof DELIVERABLE_KINDS)[number];

export const DELIVERABLE_FORMATS = ['pptx', 'docx', 'xlsx', 'pdf'] as const;
export type DeliverableFormat = (typeof DELIVERABLE_FORMATS)[number];
/** What a house template can be for. */
export const TEMPLATE_FORMATS = ['pptx', 'docx'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/** What a deliverable is made from. */
export const DELIVERABLE_SUBJECTS = [
  'use_case',
  'study',
  'agreement',
  'meeting',
  'month',
  'programme',
  'internship_offer',
  'internship',
] as const;
export type DeliverableSubject = (typeof DELIVERABLE_SUBJECTS)[number];

export interface DeliverableKindRule {
  readonly subject: DeliverableSubject;
  /** Files of one generation, in the order they are written. */
  readonly formats: readonly Exclude<DeliverableFormat, 'pdf'>[];
  /** Another person than its author approves it before it is shared. */
  readonly reviewed: boolean;
  /** People write part of it in Jalon: it has a content of its own beside the facts. */
  readonly written: boolean;
  /** It judges a person: read in Jalon by who may see it, never by a link that anybody may pass on. */
  readonly personal: boolean;
}

const rule = (
  subject: DeliverableSubject,
  formats: DeliverableKindRule['formats'],
  over: Partial<Pick<DeliverableKindRule, 'reviewed' | 'written' | 'personal'>> = {},
): DeliverableKindRule => ({ subject, formats, reviewed: false, written: false, personal: false, ...over });

/** One row a kind. Minutes and agreements have their own approval, of the text rather than of its file. */
export const DELIVERABLE_RULES: Readonly<Record<DeliverableKind, DeliverableKindRule>> = {
  opportunity_restitution: rule('study', ['pptx'], { reviewed: true }),
  agreement: rule('agreement', ['docx']),
  amendment: rule('agreement', ['docx']),
  committee_deck: rule('meeting', ['pptx']),
  minutes: rule('meeting', ['docx']),
  decisions: rule('meeting', ['docx']),
  workshop_deck: rule('meeting', ['pptx']),
  communication: rule('use_case', ['pptx'], { reviewed: true, written: true }),
  use_case_brief: rule('use_case', ['pptx']),
  monthly_report: rule('month', ['pptx', 'docx', 'xlsx']),
  internship_catalogue: rule('programme', ['pptx']),
  internship_offer_sheet: rule('internship_offer', ['docx']),
  internship_agreement: rule('internship', ['docx']),
  internship_certificate: rule('internship', ['docx']),
  internship_evaluation: rule('internship', ['docx'], { personal: true }),
  programme_report: rule('programme', ['pptx']),
  comparative_study: rule('use_case', ['docx'], { reviewed: true, written: true }),
  bibliography: rule('use_case', ['docx'], { reviewed: true, written: true }),
};
