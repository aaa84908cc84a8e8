import type { DeliverableKind, TemplateFormat } from '@jalon/domain';
import type { TemplateParts, TemplateReport } from '../template/report.js';
import { isUsable } from '../template/report.js';
import { inspectNoteTemplate } from '../template-docx/inspect.js';
import { inspectDeckTemplate } from '../template-pptx/index.js';
import { lintTokens } from './lint.js';

/**
 * The whole check of an uploaded template: what it holds, what refuses it, and its tokens, judged for the kind it is for
 * (`null` for all kinds: names are then not judged). Never throws on a bad file.
 */
export function inspectHouseTemplate(
  format: TemplateFormat,
  parts: TemplateParts,
  kind: DeliverableKind | null,
): TemplateReport {
  if (format === 'docx') return inspectNoteTemplate(parts, kind);
  const report = inspectDeckTemplate(parts);
  if (!isUsable(report)) return report;
  const { tokens, findings } = lintTokens('pptx', parts, kind);
  // A template with tokens is made of its own pages.
  const own = report.findings.filter(({ code }) => tokens.length === 0 || code !== 'slides_dropped');
  return { ...report, tokens, findings: [...own, ...findings] };
}
