import {
  AGREEMENT_SECTIONS,
  agreementShape,
  type AgreementSection,
  type AgreementSectionValue,
} from '@jalon/domain';
import { agreementContext, articleName, valueText } from '../../agreement-note/context.js';
import type { AgreementNoteFacts } from '../../agreement-note/facts.js';
import { formatLongDate } from '../../text/index.js';
import { list, table, text, type TokenDefinition } from '../define.js';

interface ArticleOf {
  readonly facts: AgreementNoteFacts;
  readonly section: AgreementSection;
}

interface Line {
  readonly label: string;
  readonly text: string;
}

const contextOf = ({ language, version }: AgreementNoteFacts) => agreementContext(language, version === null);

/** What a section says: a line for each of its rows, named by its first field, then one for each of its fields. */
function linesOf({ facts, section }: ArticleOf): Line[] {
  const context = contextOf(facts);
  const shape = agreementShape(section);
  const value: AgreementSectionValue = facts.content[section];
  const rows = value.rows.map((row): Line => {
    const said = Object.entries(shape.rows?.fields ?? {}).map(([name, field]) =>
      valueText(context, section, name, field, row[name] ?? null),
    );
    return {
      label: said[0] ?? '',
      text: said
        .slice(1)
        .filter((one) => one !== '')
        .join(' · '),
    };
  });
  const fields = Object.entries(shape.fields).map(([name, field]): Line => {
    const said = valueText(context, section, name, field, value.fields[name] ?? null);
    return { label: context.say(context.words.label[section][name] ?? name), text: said };
  });
  return [...rows, ...fields.filter((one) => one.text !== '')];
}

const ARTICLE: readonly TokenDefinition<ArticleOf>[] = [
  text(
    'title',
    'Titre de l’article, avec son numéro',
    'Title of the article, with its number',
    ({ facts, section }) => articleName(contextOf(facts), section),
  ),
  table(
    'lines',
    'Ce que dit l’article, ligne par ligne',
    'What the article says, line by line',
    (of) => ({ rows: linesOf(of), empty: contextOf(of.facts).words.nothing }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
];

const day = ({ language }: AgreementNoteFacts, on: string | null): string | null =>
  on === null ? null : formatLongDate(on, language);

export const AGREEMENT_TOKENS: readonly TokenDefinition<AgreementNoteFacts>[] = [
  text('useCase.code', 'Code du cas d’usage', 'Code of the use case', ({ useCase }) => useCase.code),
  text('useCase.title', 'Titre du cas d’usage', 'Title of the use case', ({ useCase }) => useCase.title),
  text('entity', 'Entité partenaire', 'Partner entity', (facts) => facts.entityName),
  text('agreement.title', 'Titre', 'Title', (facts) => facts.title),
  text('agreement.number', 'Numéro', 'Number', (facts) => String(facts.number)),
  text('agreement.version', 'Numéro de la version figée', 'Number of the frozen version', ({ version }) =>
    version === null ? null : String(version.number),
  ),
  text('agreement.frozenOn', 'Date où la version a été figée', 'Day the version was frozen', (facts) =>
    day(facts, facts.version?.frozenOn ?? null),
  ),
  text('agreement.signedOn', 'Date de signature', 'Day of signature', (facts) => day(facts, facts.signedOn)),
  text(
    'amendment.reason',
    'Motif de l’avenant',
    'Reason for the amendment',
    ({ amendment }) => amendment?.reason,
  ),
  text(
    'amendment.of',
    'Convention que l’avenant modifie',
    'Agreement the amendment changes',
    ({ amendment }) => amendment?.of.title,
  ),
  list(
    'articles',
    'Articles, dans l’ordre',
    'Articles, in order',
    (facts) => AGREEMENT_SECTIONS.map((section) => ({ facts, section })),
    ARTICLE,
  ),
  table(
    'signatures',
    'Signataires',
    'Signatories',
    (facts) => ({
      rows: facts.signatures.map((one) => ({ ...one, on: day(facts, one.signedOn) })),
      empty: '—',
    }),
    [
      ['name', 'Nom', 'Name', (row) => row.name],
      ['quality', 'Qualité', 'Capacity', (row) => row.quality],
      ['party', 'Partie', 'Party', (row) => row.party],
      ['date', 'Date de signature', 'Day of signature', (row) => row.on],
    ],
  ),
  table(
    'amendments',
    'Avenants signés',
    'Signed amendments',
    (facts) => ({
      rows: facts.amendments.map((one) => ({ ...one, on: day(facts, one.signedOn) })),
      empty: '—',
    }),
    [
      ['number', 'Numéro', 'Number', (row) => String(row.number)],
      ['title', 'Titre', 'Title', (row) => row.title],
      ['date', 'Date de signature', 'Day of signature', (row) => row.on],
    ],
  ),
];
