import type { CatalogueText, InternshipOffer, InternshipStep } from '@jalon/domain';
import { line } from '../deck/lines.js';
import type { DeckCover } from '../deck/outline.js';
import type { ProseBlock, ProseText } from '../deck/prose.js';
import { deckContext, type DeckContext } from '../deck/word-context.js';
import type { CellSpec } from '../pptx/index.js';
import { cleanLine, frenchSpaces, languageTag } from '../text/index.js';
import type { InternshipCatalogueFacts } from './facts.js';
import { catalogueMessages, type CatalogueMessages } from './messages.js';

/** Labelled texts, which take the pages they need. */
export interface CatalogueProse {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ProseBlock[];
}

export interface CatalogueTable {
  readonly title: string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellSpec[])[];
  readonly alt: string;
}

export interface OfferView {
  readonly id: string;
  readonly label: string;
  readonly lead: string;
  readonly missions: CatalogueProse;
  readonly steps: CatalogueTable;
  readonly setting: CatalogueProse;
}

/** The catalogue as plain data with every sentence written. The texts of the programme are never cut. */
export interface CatalogueView {
  readonly language: 'fr' | 'en';
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly asOf: string;
  readonly asOfLabel: string;
  readonly subject: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly cover: DeckCover;
  readonly agendaTitle: (parts: number) => string;
  readonly labels: CatalogueMessages['parts'];
  readonly footer: string;
  readonly source: string;
  readonly presentation: CatalogueProse;
  readonly course: CatalogueProse;
  readonly list: CatalogueTable;
  readonly noOffer: string;
  readonly offers: readonly OfferView[];
}

interface Context extends DeckContext<InternshipCatalogueFacts> {
  readonly own: CatalogueMessages;
}

/** A text of the programme, word for word: French spaces in every deck. */
export const verbatim = (text: string): string => frenchSpaces(cleanLine(text));
const paragraph = (text: string): ProseText => ({ text: verbatim(text), level: 0 });
const item = (text: string): ProseText => ({ text: verbatim(text), level: 1 });
const texts = (found: readonly CatalogueText[]): ProseText[] =>
  found.map(({ text, level }) => (level === 0 ? paragraph(text) : item(text)));

/** The first page of an offer: what its number leads to. */
export const offerPage = (number: number): string => `offer-${number}-missions-1`;

/** The catalogue as data. Depends on the facts alone. */
export function buildCatalogueView(facts: InternshipCatalogueFacts): CatalogueView {
  const context: Context = { ...deckContext(facts), own: catalogueMessages(facts.language) };
  const { own, say, count, longDate } = context;
  const { programme } = facts;
  const organisation = line(programme.organisation.name, 80);
  const asOfLabel = longDate(facts.asOf);
  return {
    language: facts.language,
    languageTag: languageTag(facts.language),
    asOf: facts.asOf,
    asOfLabel,
    subject: say(own.subject(programme.year)),
    company: organisation || line(facts.labName, 60),
    keywords: programme.offers.map(({ role }) => line(role, 80)),
    cover: {
      title: [organisation, line(programme.title, 60)].filter(Boolean).join(' – '),
      subtitle: [line(programme.organisation.motto, 140), own.offers(count(programme.offers.length))].map(
        say,
      ),
      meta: [line(programme.organisation.parents.join(' · '), 140), own.asOf(asOfLabel), own.original].map(
        say,
      ),
    },
    agendaTitle: (parts) => say(own.agendaTitle(parts)),
    labels: own.parts,
    footer: own.footer(organisation, programme.year),
    source: say(own.source(organisation, programme.year)),
    presentation: presentationOf(context),
    course: courseOf(context),
    list: listOf(context),
    noOffer: say(own.noOffer),
    offers: programme.offers.map((offer) => offerOf(context, offer)),
  };
}

function presentationOf({ facts, own, say, count }: Context): CatalogueProse {
  const { organisation, presentation } = facts.programme;
  const first = presentation.findIndex(
    ({ level }, index) => presentation[index + 1]?.level === 1 && level === 0,
  );
  const split = first === -1 ? presentation.length : first;
  const competences = presentation.filter(({ level }) => level === 1).length;
  return {
    id: 'presentation',
    title: say(own.presentationTitle(line(organisation.name, 60), count(competences))),
    blocks: [
      { label: say(own.group), texts: texts(presentation.slice(0, split)) },
      { label: say(own.competences), texts: texts(presentation.slice(split)) },
    ],
  };
}

/** `Publication scientifique si …`, as the catalogue writes it. */
const stepText = ({ label, condition }: InternshipStep): string =>
  condition === null ? label : `${label} ${condition}`;

function courseOf({ facts, own, say, count }: Context): CatalogueProse {
  const { introduction, steps, conditions } = facts.programme.course;
  const conditional = steps.filter(({ condition }) => condition !== null).length;
  return {
    id: 'course',
    title: say(own.courseTitle(count(steps.length), count(conditional))),
    blocks: [
      { label: say(own.setting), texts: [paragraph(introduction)] },
      { label: say(own.steps), texts: steps.map((step) => item(stepText(step))) },
      { label: say(own.conditions), texts: conditions.map(paragraph) },
    ],
  };
}

const listed = (found: readonly string[]): ProseText[] =>
  found.length === 0 ? [] : [paragraph(found.join(' ; '))];
const french = (text: string): CellSpec => ({ text: verbatim(text) });

function listOf({ facts, own, say, count }: Context): CatalogueTable {
  const { offers, year } = facts.programme;
  const title = say(own.listTitle(count(offers.length), year));
  return {
    title,
    lead: say(own.listLead),
    headers: own.listHeaders.map(say),
    rows: offers.map(({ number, title: name, role, hashtags }) => [
      { text: `#${number}`, bold: true, link: offerPage(number) },
      { ...french(name), bold: true },
      french(role),
      french(hashtags.join(' ')),
    ]),
    alt: title,
  };
}

function offerOf(context: Context, offer: InternshipOffer): OfferView {
  const { own, say } = context;
  const id = `offer-${offer.number}`;
  return {
    id,
    label: say(own.offer(offer.number, line(offer.role, 80))),
    lead: verbatim(offer.title),
    missions: missionsOf(context, offer, id),
    steps: stepsOf(context, offer),
    setting: settingOf(context, offer, id),
  };
}

function missionsOf({ own, say, count }: Context, offer: InternshipOffer, id: string): CatalogueProse {
  let group: string | null = null;
  const missions = offer.missions.flatMap((mission): ProseText[] => {
    const heading =
      mission.group !== null && mission.group !== group
        ? [{ ...paragraph(mission.group), strong: true }]
        : [];
    group = mission.group;
    return [...heading, item(mission.text)];
  });
  return {
    id: `${id}-missions`,
    title: say(own.missionsTitle(offer.number, count(offer.missions.length), line(offer.title, 80))),
    blocks: [
      { label: say(own.context), texts: texts(offer.context) },
      { label: say(own.objective), texts: [paragraph(offer.objective)] },
      { label: say(own.missions), texts: [paragraph(offer.missionsLead), ...missions] },
    ],
  };
}

function stepsOf({ own, say, count }: Context, offer: InternshipOffer): CatalogueTable {
  const title = say(
    own.stepsTitle(offer.number, count(offer.steps.length), count(offer.deliverables.length)),
  );
  return {
    title,
    lead: say(own.stepsLead),
    headers: own.stepsHeaders.map(say),
    rows: offer.steps.map((step, index) => [
      { text: String(index + 1) },
      { ...french(stepText(step)), bold: true },
      { text: say(own.kind[step.kind]) },
      french(
        offer.deliverables
          .filter((deliverable) => deliverable.step === step.code)
          .map(({ label }) => label)
          .join(' ; ') || '—',
      ),
    ]),
    alt: title,
  };
}

function settingOf({ own, say, facts }: Context, offer: InternshipOffer, id: string): CatalogueProse {
  const block = (label: string, found: readonly ProseText[]): ProseBlock => ({
    label: say(label),
    texts: found,
  });
  const people = [
    offer.team,
    own.referent(offer.functionalReferent),
    ...(offer.supervision === null ? [] : [own.supervision(offer.supervision)]),
  ];
  return {
    id: `${id}-setting`,
    title: say(own.settingTitle(offer.number, line(offer.team, 80))),
    blocks: [
      block(own.organisation, texts(offer.organisation)),
      block(own.team, [paragraph(people.join(facts.language === 'fr' ? ' ; ' : '; '))]),
      block(
        own.products,
        offer.products.map(({ name, kind, status }) => paragraph(`${name} – ${kind} (${status})`)),
      ),
      block(own.audiences, listed(offer.audiences)),
      block(own.data, listed(offer.evaluationData)),
      block(own.constraints, listed(offer.constraints)),
      block(own.hashtags, [paragraph(offer.hashtags.join(' '))]),
      block(
        own.references,
        offer.references.map(({ authors, year, title, venue }, index) =>
          paragraph(`[${index + 1}] ${authors} (${year}). ${title}. ${venue}.`),
        ),
      ),
      block(own.apply, [paragraph(offer.applyLabel)]),
    ],
  };
}
