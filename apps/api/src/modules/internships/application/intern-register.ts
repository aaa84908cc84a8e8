import { Inject, Injectable } from '@nestjs/common';
import type { InternRegisterPage, Language } from '@jalon/contracts';
import { internRegister, registerVerdict, type RegisterLine } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { CSV_BOM, csvRecord } from '../../../http/csv.js';
import { LawStore } from '../persistence/law.store.js';
import { InternRegisterQuery } from '../persistence/register.query.js';

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['N°', 'Nom', 'Prénom', 'Début', 'Fin', 'Nom du tuteur', 'Prénom du tuteur', 'Lieu de présence'],
  en: ['No.', 'Last name', 'First name', 'From', 'To', 'Tutor’s last name', 'Tutor’s first name', 'Place'],
};

/** R17: the part of the staff register kept for interns. */
@Injectable()
export class InternRegister {
  constructor(
    private readonly arrived: InternRegisterQuery,
    private readonly law: LawStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(): Promise<InternRegisterPage> {
    const lines = await this.lines();
    const verdict = registerVerdict(lines);
    return {
      lines: lines.map((line) => ({
        ...line,
        missing: line.missing.map(({ path, code }) => ({ path, code })),
      })),
      verdict: { ...verdict, params: { ...verdict.params } },
    };
  }

  async csv(language: Language): Promise<{ readonly fileName: string; readonly text: string }> {
    const records = (await this.lines()).map((line) => [
      String(line.number),
      line.lastName,
      line.firstName,
      line.startOn,
      line.endOn,
      line.tutorLastName,
      line.tutorFirstName,
      line.place,
    ]);
    const text = [HEADINGS[language], ...records].map((record) => csvRecord(record, language)).join('');
    const name = language === 'fr' ? 'registre-des-stagiaires' : 'register-of-interns';
    return { fileName: `jalon-${name}-${today(this.clock)}.csv`, text: CSV_BOM + text };
  }

  private async lines(): Promise<readonly RegisterLine[]> {
    const [arrived, settings] = await Promise.all([this.arrived.read(), this.law.law()]);
    return internRegister(
      arrived.map(({ tutorName, ...intern }) => {
        // People are named in one text, the first name first.
        const [tutorFirstName = '', ...rest] = tutorName.trim().split(/\s+/);
        return { ...intern, tutorFirstName, tutorLastName: rest.join(' ') };
      }),
      settings,
    );
  }
}
