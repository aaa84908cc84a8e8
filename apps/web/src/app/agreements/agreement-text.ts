import { inject, Injectable } from '@angular/core';
import type { AgreementGapView } from '@jalon/contracts';
import {
  agreementShape,
  compareAgreements,
  type AgreementContent,
  type AgreementDifference,
  type AgreementField,
  type AgreementSection,
  type AgreementValue,
} from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';

/** One difference, ready to be read. */
export interface DifferenceText {
  readonly kind: AgreementDifference['kind'];
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}
export interface SectionDifferenceText {
  readonly section: AgreementSection;
  readonly name: string;
  readonly differences: readonly DifferenceText[];
}

/** Sections, fields, values, gaps and differences of agreements in the words of the reader. */
@Injectable({ providedIn: 'root' })
export class AgreementText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly t = this.i18n.t;

  section(section: AgreementSection): string {
    return this.t(`agreements.section.${section}`);
  }

  field(section: AgreementSection, field: string): string {
    return this.t(`agreements.field.${section}.${field}`);
  }

  choice(field: string, value: string): string {
    return this.t(`agreements.choice.${field}.${value}`);
  }

  /** A value as the document says it; empty when there is none. */
  value(section: AgreementSection, name: string, value: AgreementValue): string {
    if (value === null || value === '') return '';
    const { fields, rows } = agreementShape(section);
    const field: AgreementField | undefined = fields[name] ?? rows?.fields[name];
    if (field?.kind === 'choice') return this.choice(name, String(value));
    if (field?.kind === 'date') return this.format.date(String(value));
    if (field?.kind === 'cents') return this.euros(Number(value));
    if (field?.kind === 'level') return `${value}\u202f/\u202f5`;
    return typeof value === 'number' ? this.format.number(value) : value;
  }

  /** Euro cents as `45 000,00 €`, without the cents when there are none. */
  euros(cents: number): string {
    const digits = cents % 100 === 0 ? 0 : 2;
    return this.format.number(cents / 100, {
      style: 'currency',
      currency: 'EUR',
      minimumFractionDigits: digits,
    });
  }

  /** What a gap is about and what to do, as « Livrables, 2, Critères d’acceptation : à écrire ». */
  gap({ path, code, params }: AgreementGapView): string {
    if (code === 'signature_missing' || path === 'reviews' || path === 'sections') {
      return this.t(`agreements.gap.${code}`, params);
    }
    if (path === 'signatures') return this.t('agreements.gap.signatures');
    const [section = '', part, index, field] = path.split('.');
    const colon = this.i18n.language() === 'fr' ? '\u00a0: ' : ': ';
    const what = this.t(`agreements.gap.${code}`, params);
    if (section === 'reason') return `${this.t('agreements.amending.reason')}${colon}${what}`;
    const where = this.section(section as AgreementSection);
    if (part === 'fields')
      return `${where}, ${this.field(section as AgreementSection, index ?? '')}${colon}${what}`;
    if (part !== 'rows') return `${where}${colon}${what}`;
    const row = this.t(`agreements.row.name.${section}`, { number: Number(index) + 1 });
    return `${row}, ${this.field(section as AgreementSection, field ?? '')}${colon}${what}`;
  }

  /** What `after` says otherwise than `before`, section by section. */
  differences(
    before: Partial<AgreementContent>,
    after: Partial<AgreementContent>,
  ): readonly SectionDifferenceText[] {
    return compareAgreements(before, after).map(({ section, differences }) => ({
      section,
      name: this.section(section),
      differences: differences.map((one) => this.difference(section, one)),
    }));
  }

  private difference(section: AgreementSection, one: AgreementDifference): DifferenceText {
    const { rows } = agreementShape(section);
    const key = Object.keys(rows?.fields ?? {})[0] ?? '';
    const row =
      one.row === null && one.field !== null
        ? null
        : this.value(section, key, one.row) || this.t('agreements.difference.unnamed');
    const field = one.field === null ? null : this.field(section, one.field);
    const text = (value: AgreementValue) =>
      one.field === null
        ? null
        : this.value(section, one.field, value) || this.t('agreements.difference.nothing');
    return {
      kind: one.kind,
      label: [row, field].filter((part) => part !== null).join(', '),
      before: text(one.before),
      after: text(one.after),
    };
  }
}
