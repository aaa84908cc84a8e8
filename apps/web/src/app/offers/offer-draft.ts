import type { OfferDetail, UpdateOffer } from '@jalon/contracts';
import type { InternshipTemplateCode } from '@jalon/domain';
import { hashtagsOf, linesOf, listOf, textsOf } from './lines';

type Content = OfferDetail['content'];
type Changes = UpdateOffer['changes'];

/** An offer as it is typed: lists of texts are lines. */
export interface OfferDraft {
  readonly title: string;
  readonly template: InternshipTemplateCode;
  readonly productId: string | null;
  readonly squadId: string | null;
  readonly tutorId: string | null;
  readonly referentId: string | null;
  readonly places: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly role: string;
  readonly hashtags: string;
  readonly applyLabel: string;
  readonly context: string;
  readonly objective: string;
  readonly missionsLead: string;
  readonly missions: Content['missions'];
  readonly deliverables: Content['deliverables'];
  readonly references: readonly { authors: string; year: string; title: string; venue: string }[];
  readonly organisation: string;
  readonly audiences: string;
  readonly evaluationData: string;
  readonly constraints: string;
  readonly team: string;
  readonly functionalReferent: string;
  readonly supervision: string;
}
export type DraftPart = keyof OfferDraft;

export function draftOf(offer: OfferDetail): OfferDraft {
  const { content } = offer;
  return {
    title: offer.title,
    template: offer.template,
    productId: offer.productId,
    squadId: offer.squadId,
    tutorId: offer.tutorId,
    referentId: offer.referentId,
    places: String(offer.places),
    startsOn: offer.startsOn ?? '',
    endsOn: offer.endsOn ?? '',
    role: content.role,
    hashtags: content.hashtags.join(' '),
    applyLabel: content.applyLabel,
    context: linesOf(content.context),
    objective: content.objective,
    missionsLead: content.missionsLead,
    missions: content.missions,
    deliverables: content.deliverables,
    references: content.references.map((one) => ({ ...one, year: String(one.year) })),
    organisation: linesOf(content.organisation),
    audiences: content.audiences.join('\n'),
    evaluationData: content.evaluationData.join('\n'),
    constraints: content.constraints.join('\n'),
    team: content.team,
    functionalReferent: content.functionalReferent,
    supervision: content.supervision ?? '',
  };
}

const FACTS: ReadonlySet<string> = new Set<DraftPart>([
  'title',
  'template',
  'productId',
  'squadId',
  'tutorId',
  'referentId',
  'places',
  'startsOn',
  'endsOn',
]);

/** What the parts say once sent; rows that say nothing are none. */
function written(draft: OfferDraft): Readonly<Record<DraftPart, unknown>> {
  return {
    ...draft,
    places: Number(draft.places),
    startsOn: draft.startsOn || null,
    endsOn: draft.endsOn || null,
    hashtags: hashtagsOf(draft.hashtags),
    context: textsOf(draft.context),
    organisation: textsOf(draft.organisation),
    audiences: listOf(draft.audiences),
    evaluationData: listOf(draft.evaluationData),
    constraints: listOf(draft.constraints),
    supervision: draft.supervision.trim() || null,
    missions: draft.missions
      .filter(({ text }) => text.trim() !== '')
      .map((one) => ({ ...one, group: one.group?.trim() || null })),
    deliverables: draft.deliverables.filter(({ label }) => label.trim() !== ''),
    references: draft.references
      .filter(({ title, authors }) => title.trim() !== '' || authors.trim() !== '')
      .map((one) => ({ ...one, year: Number(one.year) })),
  };
}

/** The parts that differ from what was read, as the API takes them; null when nothing does. */
export function changesOf(base: OfferDraft, draft: OfferDraft): Changes | null {
  const [before, after] = [written(base), written(draft)];
  const parts = (Object.keys(draft) as DraftPart[]).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
  if (parts.length === 0) return null;
  const entries = (wanted: boolean) =>
    parts.filter((part) => FACTS.has(part) === wanted).map((part) => [part, after[part]] as const);
  const content = Object.fromEntries(entries(false));
  return {
    ...Object.fromEntries(entries(true)),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

/** What was typed over `base`, put over what is saved by now. */
export function rebased(base: OfferDraft, draft: OfferDraft, current: OfferDraft): OfferDraft {
  const mine = (Object.keys(draft) as DraftPart[]).filter(
    (part) => JSON.stringify(base[part]) !== JSON.stringify(draft[part]),
  );
  return { ...current, ...Object.fromEntries(mine.map((part) => [part, draft[part]])) };
}

/** The offer as it would be read with what is typed. */
export function previewed(offer: OfferDetail, draft: OfferDraft) {
  const { places, startsOn, endsOn, title: _title, template: _template, ...parts } = written(draft);
  const { productId: _p, squadId: _s, tutorId: _t, referentId: _r, ...content } = parts;
  return {
    content: { ...offer.content, ...content } as Content,
    places: Number(places) || 0,
    startsOn: startsOn as string | null,
    endsOn: endsOn as string | null,
  };
}
