import { Injectable } from '@nestjs/common';
import type { Deliverable } from '@jalon/contracts';
import { DeliverableRepository, type FileFormat } from '../persistence/deliverable.repository.js';

/** What has been generated, and its files. */
@Injectable()
export class ReportQueries {
  constructor(private readonly deliverables: DeliverableRepository) {}

  recent(month: string | undefined): Promise<Deliverable[]> {
    return this.deliverables.recent(month);
  }

  one(id: string): Promise<Deliverable | undefined> {
    return this.deliverables.one(id);
  }

  file(
    id: string,
    format: FileFormat,
  ): Promise<{ file_name: string; bytes: Buffer; sha256: string } | undefined> {
    return this.deliverables.file(id, format);
  }
}
