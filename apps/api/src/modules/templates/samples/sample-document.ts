import { DELIVERABLE_RULES, type DeliverableKind, type TemplateFormat } from '@jalon/domain';
import type { DocumentFacts } from '@jalon/reporting';
import { SAMPLE_COMMITTEE } from './sample-committee.js';
import { SAMPLE_MINUTES } from './sample-minutes.js';
import { SAMPLE_MONTH } from './sample-month.js';

/**
 * What the proof of a template shows: invented facts of its kind. A template for all kinds, and a kind that has no
 * sample of its own, is shown with the month: it has a title, an agenda, sections, texts, tables and charts.
 */
export function sampleDocument(kind: DeliverableKind | null, format: TemplateFormat): DocumentFacts {
  const own = kind === null ? undefined : SAMPLES.find((sample) => sample.kind === kind);
  if (own && DELIVERABLE_RULES[own.kind].formats.includes(format)) return own;
  return { kind: 'monthly_report', facts: SAMPLE_MONTH };
}

const WORKSHOP = { ...SAMPLE_MINUTES, meeting: { ...SAMPLE_MINUTES.meeting, kind: 'workshop' as const } };
const SAMPLES: readonly DocumentFacts[] = [
  { kind: 'monthly_report', facts: SAMPLE_MONTH },
  { kind: 'committee_deck', facts: SAMPLE_COMMITTEE },
  { kind: 'minutes', facts: SAMPLE_MINUTES },
  { kind: 'decisions', facts: SAMPLE_MINUTES },
  { kind: 'workshop_deck', facts: WORKSHOP },
];
