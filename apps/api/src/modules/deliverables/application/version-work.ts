import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DELIVERABLE_RULES, DomainError, parisDate } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { DocumentFacts, DrawnFile, HouseTemplates } from '../../../rendering/documents.js';
import { TemplateChoice } from '../../templates/index.js';
import { VersionStore, type VersionTask } from '../persistence/version.store.js';
import { FactsOf, keptFacts } from './facts-of.js';
import { fileNameOf } from './kind-words.js';

export type { VersionTask };

/** What the job needs of a requested version: its facts, its templates, and where its files go. */
@Injectable()
export class VersionWork {
  constructor(
    private readonly versions: VersionStore,
    private readonly facts: FactsOf,
    private readonly templates: TemplateChoice,
  ) {}

  task(jobId: string): Promise<VersionTask | undefined> {
    return this.versions.task(jobId);
  }

  /** @throws DomainError `not_found` when what it was to be made from is gone, `not_ready` */
  factsOf(task: VersionTask): Promise<DocumentFacts> {
    return this.facts.read(task);
  }

  /** The house templates that were chosen when the version was asked for. */
  async templatesOf({ templateVersionId, noteTemplateVersionId }: VersionTask): Promise<HouseTemplates> {
    const chosen: { pptx?: Uint8Array; docx?: Uint8Array } = {};
    for (const id of [templateVersionId, noteTemplateVersionId]) {
      if (id === null) continue;
      const template = await this.templates.version(id);
      // Never drawn on another template than the one that was chosen.
      if (!template) {
        throw new DomainError('not_ready', 'The template is gone', [
          { path: 'template', code: 'template_unusable' },
        ]);
      }
      chosen[template.format] = template.bytes;
    }
    return chosen;
  }

  async store(
    tx: Transaction,
    task: VersionTask,
    document: DocumentFacts,
    files: readonly DrawnFile[],
  ): Promise<void> {
    const day = task.month ?? task.year?.toString() ?? parisDate(new Date(tx.now));
    await this.versions.store(
      tx,
      task,
      keptFacts(document.facts),
      files.map(({ format, bytes }) => ({
        format,
        bytes,
        fileName: fileNameOf(task.kind, task.language, day, task.number, format),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    );
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.versions.fail(tx, jobId, code);
  }

  /** How many files a version of the kind has. */
  filesOf({ kind }: VersionTask): number {
    return DELIVERABLE_RULES[kind].formats.length;
  }
}
