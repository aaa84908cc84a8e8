import { Injectable } from '@nestjs/common';
import type { ImportedReferences, ImportPreview, ImportReferences as Command } from '@jalon/contracts';
import {
  DomainError,
  freeKey,
  planImport,
  type FieldError,
  type PlannedLine,
  type ResearchEntry,
} from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ResearchStore } from '../persistence/research.store.js';
import { WriteResearch } from './write-research.js';

/** References from a file of a reference manager: looked at first, then taken over whole or not at all. */
@Injectable()
export class ImportReferences {
  constructor(
    private readonly store: ResearchStore,
    private readonly research: WriteResearch,
    private readonly work: UnitOfWork,
  ) {}

  async preview(text: string): Promise<ImportPreview> {
    const { format, lines } = planImport(text, await this.store.known());
    return { format, lines: lines.map((line) => ({ ...line, problems: [...line.problems] })) };
  }

  /**
   * The text is read again and compared with the bibliography of the moment, under its lock. Once per Idempotency-Key.
   * @throws DomainError `invalid_value` naming the lines that cannot be taken as asked; nothing is written then
   */
  async import({ principal, actor, once }: RequestContext, command: Command): Promise<ImportedReferences> {
    return this.work.once(actor, once, async (tx) => {
      await this.store.lockBibliography(tx);
      const known = await this.store.known(tx);
      const plan = new Map(planImport(command.text, known).lines.map((line) => [line.line, line]));
      const errors: FieldError[] = [];
      const entries: ResearchEntry[] = [];
      const there: string[] = [];
      const keys = new Set(known.map(({ key }) => key));
      const dois = new Set(known.map(({ doi }) => doi.toLowerCase()));
      for (const [index, line] of [...new Set(command.add)].entries()) {
        const entry = plan.get(line)?.entry;
        const doi = entry?.doi.toLowerCase() ?? '';
        if (!entry) errors.push({ path: `add.${index}`, code: 'line_not_readable', params: { line } });
        else if (doi !== '' && dois.has(doi))
          errors.push({ path: `add.${index}`, code: 'doi_known', params: { line } });
        else entries.push({ ...entry, key: freeKey(entry.key, keys) });
        if (doi !== '') dois.add(doi);
      }
      for (const [index, line] of [...new Set(command.attach)].entries()) {
        const id = existing(plan.get(line));
        if (id === null) errors.push({ path: `attach.${index}`, code: 'line_not_known', params: { line } });
        else there.push(id);
      }
      if (errors.length > 0)
        throw new DomainError('invalid_value', 'Some lines cannot be taken as asked', errors);
      const added = entries.length === 0 ? [] : await this.store.addReferences(tx, entries);
      await this.research.attach(tx, principal, 'reference', [...new Set([...added, ...there])], command);
      await tx.audit({
        action: 'research_reference.imported',
        subjectType: 'research',
        subjectId: null,
        changes: [{ path: 'count', before: null, after: added.length }],
      });
      return { added: added.length, attached: there.length };
    });
  }
}

const existing = (line: PlannedLine | undefined): string | null => line?.duplicate?.id ?? null;
