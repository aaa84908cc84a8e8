import { Injectable } from '@nestjs/common';
import type { Language, PresenceMonthRow } from '@jalon/contracts';
import { firstDayOf, lastDayOf, type Month, type Principal } from '@jalon/domain';
import { CSV_BOM, csvRecord } from '../../../http/csv.js';
import { LifeStore, type LifeRecord } from '../persistence/life.store.js';
import { LifeAccess } from './life-access.js';
import { InternshipPresenceService } from './presence.js';

const WORDS: Readonly<Record<Language, { readonly file: string; readonly head: readonly string[] }>> = {
  fr: {
    file: 'presence-stages',
    head: [
      'Mois',
      'Nom',
      'Prénom',
      'Heures prévues',
      'Heures de présence',
      'Heures comptées',
      'Heures payées',
      'Taux horaire (€)',
      'Gratification due (€)',
      'Part exonérée (€)',
      'Part soumise (€)',
      'Versé (€)',
      'Versé le',
      'Clos',
    ],
  },
  en: {
    file: 'internship-presence',
    head: [
      'Month',
      'Last name',
      'First name',
      'Hours planned',
      'Hours present',
      'Hours counted',
      'Hours paid',
      'Hourly rate (€)',
      'Stipend owed (€)',
      'Exempt part (€)',
      'Part with contributions (€)',
      'Paid (€)',
      'Paid on',
      'Closed',
    ],
  },
};

export interface CsvFile {
  /** Names nobody. */
  readonly fileName: string;
  readonly text: string;
}

/** Presence and stipend as spreadsheets read them: of one intern, or of everybody in a month. */
@Injectable()
export class PresenceExportService {
  constructor(
    private readonly access: LifeAccess,
    private readonly life: LifeStore,
    private readonly presence: InternshipPresenceService,
  ) {}

  /** @throws DomainError `not_found` */
  async ofInternship(principal: Principal, id: string, language: Language): Promise<CsvFile> {
    const record = await this.access.find(principal, id);
    const { months } = await this.presence.show(record, principal);
    return file(
      WORDS[language].file,
      months.map((month) => line(record, month, language)),
      language,
    );
  }

  async ofMonth(principal: Principal, month: Month, language: Language): Promise<CsvFile> {
    const rows: (readonly string[])[] = [];
    for (const record of await this.life.inMonth(principal, firstDayOf(month), lastDayOf(month))) {
      const { months } = await this.presence.show(record, principal);
      rows.push(...months.filter((one) => one.month === month).map((one) => line(record, one, language)));
    }
    return file(`${WORDS[language].file}-${month}`, rows, language);
  }
}

function file(name: string, rows: readonly (readonly string[])[], language: Language): CsvFile {
  const lines = [WORDS[language].head, ...rows].map((row) => csvRecord(row, language));
  return { fileName: `jalon-${name}.csv`, text: CSV_BOM + lines.join('') };
}

function line(record: LifeRecord, month: PresenceMonthRow, language: Language): readonly string[] {
  // Two decimals, by hand: what a spreadsheet adds up may not be rounded by a display.
  const decimal = (hundredths: number) => {
    const text = `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
    return language === 'fr' ? text.replace('.', ',') : text;
  };
  const hours = (minutes: number) => decimal(Math.round((minutes * 100) / 60));
  const money = (cents: number | null) => (cents === null ? '' : decimal(cents));
  return [
    month.month,
    record.lastName,
    record.firstName,
    hours(month.plannedMinutes),
    hours(month.presentMinutes),
    hours(month.countedMinutes),
    hours(month.paidMinutes),
    money(month.rateCents),
    money(month.owedCents),
    money(month.exemptCents),
    money(month.subjectCents),
    money(month.paidCents),
    month.paidOn ?? '',
    month.closedAt?.slice(0, 10) ?? '',
  ];
}
