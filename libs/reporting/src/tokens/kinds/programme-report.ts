import type { ProgrammeReportFacts } from '../../internship-report/facts.js';
import type { ProgrammeReportView } from '../../internship-report/view-model.js';
import { cells, text, type TokenDefinition } from '../define.js';

interface ReportOf {
  readonly facts: ProgrammeReportFacts;
  readonly view: ProgrammeReportView;
}
type Columns = readonly (readonly [name: string, fr: string, en: string])[];

const tokensOf = (
  id: ProgrammeReportView['tables'][number]['id'],
  fr: string,
  en: string,
  columns: Columns,
): readonly TokenDefinition<ReportOf>[] => {
  const tableOf = ({ view }: ReportOf) => view.tables.find((table) => table.id === id);
  return [
    text(`${id}.message`, `${fr} : message`, `${en}: message`, (of) => tableOf(of)?.title),
    cells(id, fr, en, (of) => ({ rows: tableOf(of)?.rows ?? [], empty: of.view.nothing }), columns),
  ];
};

const STATE = [
  ['what', 'Nature', 'Kind'],
  ['state', 'État', 'State'],
  ['count', 'Nombre', 'Number'],
] as const;

export const PROGRAMME_REPORT_TOKENS: readonly TokenDefinition<ReportOf>[] = [
  text('year', 'Année', 'Year', ({ facts }) => String(facts.year)),
  text('asOf', 'Date des chiffres', 'Day of the figures', ({ view }) => view.asOfLabel),
  text('source', 'Source', 'Source', ({ view }) => view.source),
  ...tokensOf('offers', 'Offres de l’année', 'Offers of the year', [
    ['number', 'Numéro', 'Number'],
    ['title', 'Offre', 'Offer'],
    ['state', 'État', 'State'],
    ['places', 'Places', 'Places'],
    ['applications', 'Candidatures', 'Applications'],
    ['accepted', 'Acceptées', 'Accepted'],
    ['internships', 'Stages', 'Internships'],
  ]),
  ...tokensOf('people', 'Candidatures et stages par état', 'Applications and internships by state', STATE),
  ...tokensOf('steps', 'Étapes', 'Steps', [
    ['step', 'Étape', 'Step'],
    ['inProgress', 'En cours', 'In progress'],
    ['done', 'Terminée', 'Done'],
  ]),
  ...tokensOf('pay', 'Présence et gratification par mois', 'Presence and stipend by month', [
    ['month', 'Mois', 'Month'],
    ['internships', 'Stages', 'Internships'],
    ['presence', 'Présence', 'Presence'],
    ['owed', 'Due', 'Owed'],
    ['paid', 'Versée', 'Paid'],
  ]),
  ...tokensOf('reviews', 'Points et évaluations', 'Check-ins and evaluations', [
    ['kind', 'Nature', 'Kind'],
    ['held', 'Tenus', 'Held'],
    ['shared', 'Partagés', 'Shared'],
  ]),
  ...tokensOf('research', 'Recherche', 'Research', STATE),
];
