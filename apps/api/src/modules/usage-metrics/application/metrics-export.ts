import { Injectable } from '@nestjs/common';
import type { Language, UsageDetailFile, UsageOverviewFile } from '@jalon/contracts';
import type { NoFigureReason, Principal, UsageFigure } from '@jalon/domain';
import { CSV_BOM, csvRecord } from '../../../http/csv.js';
import { MetricsQueries } from './metrics-queries.js';

export interface CsvFile {
  readonly fileName: string;
  readonly text: string;
}

const OVERVIEW: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'Code',
    'Cas d’usage',
    'Utilisateurs du mois',
    'Évolution sur 30 jours',
    'Éligibles',
    'Taux d’usage (%)',
    'Cible (%)',
    'Date de la cible',
    'Assiduité (%)',
    'Dernier usage',
    'Mois déclaré',
  ],
  en: [
    'Code',
    'Use case',
    'Users of the month',
    'Change over 30 days',
    'Eligible',
    'Adoption (%)',
    'Target (%)',
    'Target date',
    'Stickiness (%)',
    'Last use',
    'Declared month',
  ],
};
const SERIES: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Jour', 'Utilisateurs du jour', 'Utilisateurs de la semaine', 'Utilisateurs du mois'],
  en: ['Day', 'Users of the day', 'Users of the week', 'Users of the month'],
};
/** Said in the cell, so that an empty one is never taken for a zero. */
const REASONS: Readonly<Record<Language, Readonly<Record<NoFigureReason, string>>>> = {
  fr: { few_users: 'masqué', no_data: '', no_population: 'sans population', immature: 'incomplet' },
  en: { few_users: 'hidden', no_data: '', no_population: 'no population', immature: 'incomplete' },
};

/** What is on screen, as a spreadsheet opens it; nothing that the screen does not show. */
@Injectable()
export class MetricsExport {
  constructor(private readonly queries: MetricsQueries) {}

  async overview(principal: Principal, { language, ...query }: UsageOverviewFile): Promise<CsvFile> {
    const { day, items } = await this.queries.overview(principal, query);
    const records = items.map((row) => [
      row.code,
      row.title,
      count(row.mau, language),
      count(row.change, language),
      row.eligible === null ? '' : String(row.eligible),
      percent(row.adoption, language),
      row.target === null ? '' : decimal(row.target.percent, language),
      row.target?.on ?? '',
      percent(row.stickiness, language),
      row.lastUseOn ?? '',
      row.declaredMonth ?? '',
    ]);
    return file('usage', day, [OVERVIEW[language], ...records], language);
  }

  async detail(principal: Principal, id: string, { language, ...query }: UsageDetailFile): Promise<CsvFile> {
    const { day, series } = await this.queries.detail(principal, id, query);
    const few = REASONS[language].few_users;
    const cell = (users: number | null) => (users === null ? few : String(users));
    const records = series.map((one) => [one.day, cell(one.dau), cell(one.wau), cell(one.mau)]);
    return file('usage', day, [SERIES[language], ...records], language);
  }
}

function file(
  name: string,
  day: string,
  records: readonly (readonly string[])[],
  language: Language,
): CsvFile {
  const text = records.map((record) => csvRecord(record, language)).join('');
  return { fileName: `jalon-${name}-${day}.csv`, text: CSV_BOM + text };
}

function count({ value, reason }: UsageFigure, language: Language): string {
  return value === null ? REASONS[language][reason ?? 'no_data'] : String(value);
}

function percent({ value, reason }: UsageFigure, language: Language): string {
  return value === null ? REASONS[language][reason ?? 'no_data'] : decimal(value * 100, language);
}

function decimal(value: number, language: Language): string {
  const text = String(Math.round(value * 10) / 10);
  return language === 'fr' ? text.replace('.', ',') : text;
}
