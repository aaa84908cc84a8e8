import { readFile } from 'node:fs/promises';
import type { DeliverableKind, TemplateFormat } from '@jalon/domain';
import {
  describeDocument,
  drawDocument,
  isUsable,
  previewOf,
  type PreviewPage,
  type TemplateReport,
} from '@jalon/reporting';
import type { FileLimits } from '../../../files/limits.js';
import { readOffice } from '../../../files/office.js';
import { inspectTemplate } from './inspect.js';
import { sampleDocument } from '../samples/sample-document.js';

/** What the worker asks of the checking process. */
export interface CheckRequest {
  /** The file as uploaded. */
  readonly path: string;
  readonly format: TemplateFormat;
  readonly kind: DeliverableKind | null;
  readonly limits: FileLimits;
}

/** What came of a check; `error` is a code of a refusal, null where the findings of the report say it all. */
export type CheckOutcome =
  | {
      readonly kind: 'usable';
      readonly report: TemplateReport;
      readonly proof: Uint8Array;
      readonly pages: readonly PreviewPage[];
    }
  | { readonly kind: 'refused'; readonly report: TemplateReport | null; readonly error: string | null };

/** Reads a template and, when nothing refuses it, draws sample facts on it. Runs in a process of its own. @throws Refusal */
export async function checkTemplate({ path, format, kind, limits }: CheckRequest): Promise<CheckOutcome> {
  const parts = await readOffice({ path, format, limits });
  const report = inspectTemplate(parts, format);
  if (!isUsable(report)) return { kind: 'refused', report, error: null };
  const sample = sampleDocument(kind, format);
  const files = await drawDocument(sample, { [format]: await readFile(path) });
  const proof = files.find((file) => file.format === format);
  if (!proof) throw new Error(`The sample of ${kind ?? 'all kinds'} has no ${format}`);
  const pages = describeDocument(sample)
    .map((describe) => describe())
    .filter((spec) => spec.format === format)
    .flatMap(previewOf);
  return { kind: 'usable', report, proof: proof.bytes, pages };
}
