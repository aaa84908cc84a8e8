import { readFile } from 'node:fs/promises';
import type { Language } from '@jalon/contracts';
import {
  DELIVERABLE_KINDS,
  DELIVERABLE_RULES,
  type DeliverableKind,
  type TemplateFormat,
} from '@jalon/domain';
import {
  describeDocument,
  drawFile,
  inspectHouseTemplate,
  isUsable,
  previewDeckOn,
  previewOf,
  sampleDocument,
  TemplateUnusable,
  type DocumentFacts,
  type PreviewPage,
  type TemplateParts,
  type TemplateReport,
} from '@jalon/reporting';
import type { FileLimits } from '../../../files/limits.js';
import { readOffice } from '../../../files/office.js';

/** What the worker asks of the checking process. */
export interface CheckRequest {
  /** The file as uploaded. */
  readonly path: string;
  readonly format: TemplateFormat;
  readonly kind: DeliverableKind | null;
  readonly limits: FileLimits;
}

/** Invented facts of a kind drawn on the template. */
export interface Proof {
  readonly kind: DeliverableKind;
  readonly language: Language;
  readonly bytes: Uint8Array;
  /** None where they are not drawn on screen: a template that fills its own pages is looked at in its file. */
  readonly pages: readonly PreviewPage[];
}

/** What the proofs of one version may weigh together: they are kept as long as it is. */
const PROOF_BYTES = 200 * 1024 * 1024;

/** A proof that is read when it is stored: those of a heavy template, all together, would not fit in memory. */
export type KeptProof = Omit<Proof, 'bytes'> & { readonly read: () => Promise<Uint8Array> };

/**
 * What came of a check, each proof as it is kept; `error` is a code of a refusal, null where the findings of the report say
 * it all.
 */
export type CheckOutcome<Kept = KeptProof> =
  | { readonly kind: 'usable'; readonly report: TemplateReport; readonly proofs: readonly Kept[] }
  | { readonly kind: 'refused'; readonly report: TemplateReport | null; readonly error: string | null };

/**
 * Reads a template and, when nothing refuses it, draws sample facts on it, one proof after the other: each is given to
 * `keep` before the next is drawn. Runs in a process of its own. @throws Refusal
 */
export async function checkTemplate<Kept>(
  { path, format, kind, limits }: CheckRequest,
  keep: (proof: Proof) => Promise<Kept>,
  mostBytes = PROOF_BYTES,
): Promise<CheckOutcome<Kept>> {
  const parts = await readOffice({ path, format, limits });
  const report = inspectHouseTemplate(format, parts, kind);
  if (!isUsable(report)) return { kind: 'refused', report, error: null };
  const template = await readFile(path);
  const kinds = DELIVERABLE_KINDS.filter(
    (one) => (kind === null || kind === one) && DELIVERABLE_RULES[one].formats.includes(format),
  );
  const proofs: Kept[] = [];
  let weight = 0;
  try {
    for (const one of kinds) {
      for (const language of ['fr', 'en'] as const) {
        const sample = sampleDocument(one, language);
        const bytes = await drawFile(sample, format, { [format]: template });
        if (!bytes) throw new Error(`The sample of ${one} has no ${format}`);
        weight += bytes.byteLength;
        if (weight > mostBytes) return { kind: 'refused', report, error: 'proofs_too_large' };
        const pages = report.tokens.length > 0 ? [] : pagesOf(sample, format, parts);
        proofs.push(await keep({ kind: one, language, bytes, pages }));
      }
    }
  } catch (error) {
    if (!(error instanceof TemplateUnusable)) throw error;
    return { kind: 'refused', report, error: 'proof_failed' };
  }
  return { kind: 'usable', report, proofs };
}

/** The pages as they are on the template; a document shows its words, which no look of a template changes. */
function pagesOf(sample: DocumentFacts, format: TemplateFormat, parts: TemplateParts): PreviewPage[] {
  const spec = describeDocument(sample)
    .map((describe) => describe())
    .find((one) => one.format === format);
  if (!spec) return [];
  return spec.format === 'pptx' ? previewDeckOn(spec.deck, parts) : previewOf(spec);
}
