/** A workbook as plain data: typed cells under named columns, a sheet a subject. */
export interface WorkbookSpec {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly language: 'fr-FR' | 'en-GB';
  /** ISO instant written as creation and modification date. */
  readonly dated: string;
  /** Said at the foot of printed pages, before the page number. */
  readonly footerLeft: string;
  readonly pageWord: string;
  readonly ofWord: string;
  /** One at least. */
  readonly sheets: readonly SheetSpec[];
}

export interface SheetSpec {
  /** As its tab says it: 31 characters at most, unique whatever the case, without : \ / ? * [ ]. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

export interface SheetColumn {
  readonly label: string;
  /** Of characters. */
  readonly width: number;
  /** What every cell of the column holds. A `day` is an ISO day, a `month` the first day of one; both sort as dates. */
  readonly kind: 'text' | 'integer' | 'decimal' | 'day' | 'month';
}

/** Null: nothing is there. */
export type CellValue = string | number | null;
