import {
  APPLICATION_STATES,
  CAMPAIGN_STATES,
  INTERNSHIP_TEMPLATE_CODES,
  OFFER_MOVES,
  OFFER_STATES,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, line, localDate, prose } from './shared.js';

const version = z.number().int().min(1);
const state = z.enum(OFFER_STATES);
const template = z.enum(INTERNSHIP_TEMPLATE_CODES);
const year = z.number().int().min(2000).max(2100);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);
const gap = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const text = z.strictObject({ text: line(4000), level: z.union([z.literal(0), z.literal(1)]) });
const texts = z.array(text).max(40);
const words = (max: number) => z.array(line(300)).max(max);
const code = line(60);
const step = z.strictObject({
  code,
  label: line(300),
  condition: line(300).nullable(),
  kind: z.enum(['phase', 'package', 'across', 'recurring', 'monthly']),
});

/** What an offer says, as the catalogue has it: French texts, kept word for word. */
export const offerContent = z.strictObject({
  code,
  role: prose(200),
  hashtags: z.array(z.string().regex(/^#[\p{L}\p{N}_-]{1,40}$/u, { error: 'hashtag_expected' })).max(20),
  context: texts,
  objective: prose(4000),
  missionsLead: prose(600),
  missions: z.array(z.strictObject({ text: line(1000), group: line(300).nullable(), step: code })).max(60),
  organisation: texts,
  steps: z.array(step).max(30),
  deliverables: z.array(z.strictObject({ code, label: line(300), step: code })).max(40),
  references: z
    .array(
      z.strictObject({
        authors: line(400),
        year: z.number().int().min(1800).max(2100),
        title: line(400),
        venue: prose(300),
      }),
    )
    .max(40),
  products: z.array(z.strictObject({ name: line(200), kind: prose(200), status: prose(200) })).max(20),
  audiences: words(20),
  team: prose(300),
  functionalReferent: prose(300),
  supervision: prose(300).nullable(),
  evaluationData: words(20),
  constraints: words(20),
  applyLabel: prose(300),
});
export type OfferContentView = z.output<typeof offerContent>;

const counts = z.object(
  Object.fromEntries(APPLICATION_STATES.map((name) => [name, z.number().int()])) as Record<
    (typeof APPLICATION_STATES)[number],
    z.ZodNumber
  >,
);

export const internshipCampaign = z.object({
  id,
  year,
  title: z.string(),
  state: z.enum(CAMPAIGN_STATES),
  opensOn: localDate.nullable(),
  closesOn: localDate.nullable(),
  offers: z.object({ draft: z.number().int(), published: z.number().int(), closed: z.number().int() }),
  applications: z.number().int(),
  version,
});
export type InternshipCampaign = z.infer<typeof internshipCampaign>;

/** GET /api/internship-campaigns: the latest year first, and the catalogues that can be loaded. */
export const internshipCampaigns = z.object({
  items: z.array(internshipCampaign),
  /** Years of catalogues that bring offers a campaign does not have yet. */
  loadable: z.array(year),
  /** Years whose catalogue can be drawn as a document. */
  catalogues: z.array(year),
  mayManage: z.boolean(),
});
export type InternshipCampaigns = z.infer<typeof internshipCampaigns>;

/** POST /api/internship-campaigns (with Idempotency-Key). */
export const createCampaign = z.strictObject({ year, title: line(200) });
export type CreateCampaign = z.output<typeof createCampaign>;
/** POST /api/internship-campaigns/catalogue: the offers of the year's catalogue that are not there yet. */
export const loadCatalogue = z.strictObject({ year });
export type LoadCatalogue = z.output<typeof loadCatalogue>;
export const catalogueLoaded = z.object({ campaign: internshipCampaign, added: z.number().int() });
export type CatalogueLoaded = z.infer<typeof catalogueLoaded>;
/** PATCH /api/internship-campaigns/:id. 409 carries the current campaign. */
export const updateCampaign = z.strictObject({
  version,
  changes: z
    .strictObject({
      title: line(200),
      state: z.enum(CAMPAIGN_STATES),
      opensOn: localDate.nullable(),
      closesOn: localDate.nullable(),
    })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateCampaign = z.output<typeof updateCampaign>;

const card = {
  id,
  campaignId: id,
  number: z.number().int(),
  slug,
  title: z.string(),
  state,
  template,
  places: z.number().int(),
  startsOn: localDate.nullable(),
  endsOn: localDate.nullable(),
  productName: z.string().nullable(),
  squadName: z.string().nullable(),
  tutorName: z.string().nullable(),
  referentName: z.string().nullable(),
  applications: counts,
  /** What it lacks before candidates may read it. */
  missing: z.array(gap),
  version,
};
export const offerCard = z.object({ ...card, role: z.string(), hashtags: z.array(z.string()) });
export type OfferCard = z.infer<typeof offerCard>;

/** GET /api/internship-offers?campaignId=: by number. */
export const offerQuery = z.strictObject({ campaignId: id });
export type OfferQuery = z.output<typeof offerQuery>;
export const offerList = z.object({ items: z.array(offerCard), mayManage: z.boolean() });
export type OfferList = z.infer<typeof offerList>;

export const offerDetail = z.object({
  ...card,
  campaignTitle: z.string(),
  year,
  content: offerContent,
  productId: id.nullable(),
  squadId: id.nullable(),
  tutorId: id.nullable(),
  referentId: id.nullable(),
  useCaseId: id.nullable(),
  publishedAt: instant.nullable(),
  /** Candidates read it now: published, in a campaign that is open today. */
  isPublic: z.boolean(),
  allowedMoves: z.array(
    z.object({ name: z.enum(OFFER_MOVES), to: state, missing: z.array(gap), needsReason: z.boolean() }),
  ),
  mayManage: z.boolean(),
  mayDelete: z.boolean(),
});
export type OfferDetail = z.infer<typeof offerDetail>;

/** POST /api/internship-offers (with Idempotency-Key): a draft with the steps of its template. */
export const createOffer = z.strictObject({ campaignId: id, title: line(300), template });
export type CreateOffer = z.output<typeof createOffer>;

/** PATCH /api/internship-offers/:id: `content` by its parts, each whole. 409 carries the current offer. */
export const updateOffer = z.strictObject({
  version,
  changes: z
    .strictObject({
      title: line(300),
      template,
      content: offerContent.omit({ code: true }).partial(),
      productId: id.nullable(),
      squadId: id.nullable(),
      tutorId: id.nullable(),
      referentId: id.nullable(),
      useCaseId: id.nullable(),
      places: z.number().int().min(0).max(50),
      startsOn: localDate.nullable(),
      endsOn: localDate.nullable(),
    })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateOffer = z.output<typeof updateOffer>;

/** POST /api/internship-offers/:id/transitions. */
export const moveOfferBody = z.strictObject({ version, name: z.enum(OFFER_MOVES) });
export type MoveOffer = z.output<typeof moveOfferBody>;

// What candidates read and send, without a session.

/** GET /api/public/offers: published offers of open campaigns. */
export const publicOfferQuery = z.strictObject({
  q: prose(100).default(''),
  hashtag: prose(41).default(''),
});
export type PublicOfferQuery = z.output<typeof publicOfferQuery>;
export const publicOffers = z.object({
  items: z.array(
    z.object({
      slug,
      number: z.number().int(),
      title: z.string(),
      role: z.string(),
      hashtags: z.array(z.string()),
      objective: z.string(),
      campaignTitle: z.string(),
      startsOn: localDate.nullable(),
      endsOn: localDate.nullable(),
    }),
  ),
  /** Of all that can be read, the most frequent first. */
  hashtags: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type PublicOffers = z.infer<typeof publicOffers>;

/** GET /api/public/offers/:slug: no name of anybody. */
export const publicOffer = z.object({
  slug,
  number: z.number().int(),
  title: z.string(),
  content: offerContent,
  places: z.number().int(),
  startsOn: localDate.nullable(),
  endsOn: localDate.nullable(),
  campaignTitle: z.string(),
  /** Who offers it; empty where the campaign does not say. */
  organisation: z.string(),
  presentation: texts,
  closesOn: localDate.nullable(),
  /** Until when an application of today would be kept. */
  retainedUntil: localDate,
});
export type PublicOffer = z.infer<typeof publicOffer>;

export const CV_BYTES_MAX = 5 * 1024 * 1024;
export const CV_EXTENSIONS = ['.pdf', '.docx'] as const;

/**
 * POST /api/public/offers/:slug/applications, multipart/form-data: `application` is this as JSON, `cv` the file. Sent
 * again, or twice by one address, it is kept once and answered alike: nobody learns who applied.
 */
export const sendApplication = z.strictObject({
  name: line(120),
  email: z
    .string()
    .max(254)
    .transform((value) => value.trim())
    .pipe(z.email({ error: 'email_expected' })),
  phone: prose(40).default(''),
  school: line(200),
  curriculum: prose(200).default(''),
  level: line(60),
  availableFrom: localDate,
  months: z.number().int().min(1).max(6).nullable().default(null),
  message: prose(8000).default(''),
  language: language.default('fr'),
  consent: z.literal(true, { error: 'consent_expected' }),
  /** Left empty by people, who do not see it. */
  website: z.string().max(200).default(''),
});
export type SendApplication = z.output<typeof sendApplication>;
export const applicationReceived = z.object({ received: z.literal(true), retainedUntil: localDate });
export type ApplicationReceived = z.infer<typeof applicationReceived>;
