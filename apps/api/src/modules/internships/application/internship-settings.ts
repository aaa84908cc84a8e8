import { Injectable } from '@nestjs/common';
import type { InternshipSettings, WriteInternshipSettings, WriteLawSetting } from '@jalon/contracts';
import { DomainError, isLocalDate, LAW_SETTINGS, lawSettingProblems, type LawSetting } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LawStore } from '../persistence/law.store.js';

/** Who signs, what the quota is counted on, and the amounts and thresholds of the law by date. */
@Injectable()
export class InternshipSettingsCommands {
  constructor(
    private readonly store: LawStore,
    private readonly work: UnitOfWork,
  ) {}

  async read(): Promise<InternshipSettings> {
    const [lab, own] = await Promise.all([this.store.lab(), this.store.ownLaw()]);
    const places = new Set(own.map(({ key, from }) => `${key} ${from}`));
    const law = [
      ...own.map((setting) => ({ ...setting, own: true })),
      // What an administrator wrote for the same day holds in its place.
      ...LAW_SETTINGS.filter(({ key, from }) => !places.has(`${key} ${from}`)).map((setting) => ({
        ...setting,
        own: false,
      })),
    ];
    const keys = [...new Set(LAW_SETTINGS.map(({ key }) => key))];
    law.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key) || (a.from < b.from ? 1 : -1));
    return { ...lab, signatories: [...lab.signatories], law };
  }

  /** @throws DomainError `version_conflict` with the current settings */
  async save({ actor }: RequestContext, command: WriteInternshipSettings): Promise<InternshipSettings> {
    await this.work.run(actor, async (tx) => {
      if (!(await this.store.saveLab(tx, command))) {
        throw new DomainError('version_conflict', 'Somebody changed the settings', [], await this.read());
      }
      await tx.audit({
        action: 'internship_settings.saved',
        subjectType: 'internship_setting',
        subjectId: null,
        changes: Object.entries(command)
          .filter(([path]) => path !== 'version')
          .map(([path, after]) => ({ path, before: null, after })),
      });
    });
    return this.read();
  }

  /** @throws DomainError `invalid_value` for a value that cannot be */
  async saveLaw({ actor }: RequestContext, setting: WriteLawSetting): Promise<InternshipSettings> {
    const given: LawSetting = setting;
    const problems = lawSettingProblems([given]).map((problem) => ({
      ...problem,
      path: problem.path.replace(/^settings\.0\./, ''),
    }));
    if (problems.length > 0) throw new DomainError('invalid_value', 'This value cannot be', problems);
    await this.work.run(actor, async (tx) => {
      await this.store.saveLaw(tx, setting);
      await tx.audit({
        action: 'law_setting.saved',
        subjectType: 'law_setting',
        subjectId: null,
        changes: [{ path: `${setting.key} ${setting.from}`, before: null, after: setting.value }],
      });
    });
    return this.read();
  }

  /** @throws DomainError `not_found` for what the product itself says */
  async removeLaw({ actor }: RequestContext, key: string, from: string): Promise<InternshipSettings> {
    await this.work.run(actor, async (tx) => {
      if (!isLocalDate(from) || !(await this.store.removeLaw(tx, key, from)))
        throw new DomainError('not_found', 'No such value');
      await tx.audit({
        action: 'law_setting.removed',
        subjectType: 'law_setting',
        subjectId: null,
        changes: [{ path: `${key} ${from}`, before: null, after: null }],
      });
    });
    return this.read();
  }
}
