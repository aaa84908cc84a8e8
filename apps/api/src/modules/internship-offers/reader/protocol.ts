/** What the API asks of the reading process. */
export interface PdfRequest {
  readonly path: string;
  /** What the compressed objects of the file may weigh together, in bytes. */
  readonly inflatedBytes: number;
}

export interface PdfResult {
  readonly pdf: true;
}
