import { open } from 'node:fs/promises';
import { readCsv } from './csv.js';
import { detectFormat } from './format.js';
import type { ReadRequest, ReadResult } from './protocol.js';
import { RowSink } from './rows.js';
import { readXlsx } from './xlsx.js';

/** Reads a portfolio file into slices of rows. Runs in a process of its own. @throws Refusal */
export async function readPortfolioFile(request: ReadRequest): Promise<ReadResult> {
  const format = await detectFormat(request.path, request.fileName);
  const out = await open(request.outPath, 'w', 0o600);
  try {
    const sink = new RowSink(out, request.limits);
    const found = { encoding: null, delimiter: null, sheet: null };
    const details =
      format === 'csv'
        ? await readCsv(request.path, sink, request.limits)
        : await readXlsx(request.path, sink, request.limits);
    const { headerRow, rows, columns } = await sink.finish();
    return { detected: { format, ...found, ...details, headerRow, rows }, columns };
  } finally {
    await out.close();
  }
}
