import type { TemplateFindingCode, TemplateFindingLevel, TemplateFormat } from '@jalon/domain';

/** The parts of an uploaded package by name without a leading slash, as a safe zip reader inflated them. */
export type TemplateParts = ReadonlyMap<string, Buffer>;

export interface TemplatePlaceholder {
  /** As in the file: title, ctrTitle, subTitle, body, obj, tbl, chart, pic, dt, ftr, sldNum… */
  readonly type: string;
  readonly idx: number;
  readonly name: string;
}

/** A layout of a presentation; of a document there are none. */
export interface TemplateLayout {
  readonly name: string;
  /** As in the file (`title`, `obj`, `twoObj`…), empty when it says none. */
  readonly type: string;
  readonly placeholders: readonly TemplatePlaceholder[];
}

export interface TemplateFinding {
  readonly level: TemplateFindingLevel;
  readonly code: TemplateFindingCode;
  /** A part of the package, or a layout's or a slide's name; empty for the whole file. */
  readonly place: string;
  readonly params: readonly string[];
}

export interface TemplateToken {
  /** Without its braces: `useCase.title`. */
  readonly name: string;
  /** Where it stands: `Slide 2`, `Header 1`… */
  readonly place: string;
}

/** What the check of a house template read and found. One that has an error is never published. */
export interface TemplateReport {
  readonly format: TemplateFormat;
  readonly layouts: readonly TemplateLayout[];
  /** Fonts of the theme, then the others it names, each once. */
  readonly fonts: readonly string[];
  /** Of a slide or of the first section's page, in EMU (914,400 to the inch); null where the file says none. */
  readonly slideSize: { readonly width: number; readonly height: number } | null;
  readonly tokens: readonly TemplateToken[];
  readonly findings: readonly TemplateFinding[];
}

/** Says that a file has nothing that refuses it. */
export const isUsable = (report: TemplateReport): boolean =>
  report.findings.every((finding) => finding.level !== 'error');
