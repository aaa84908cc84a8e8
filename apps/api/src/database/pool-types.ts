import pg from 'pg';

/** A day stays a day and an instant becomes ISO 8601: nothing here reads them, so no Date is built. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z'),
  [pg.types.builtins.INT8]: (text) => Number(text),
};

/** Type parsers of our pool, as node-postgres takes them; the session is set to UTC. */
export const poolTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const ours = format === 'binary' ? undefined : PARSERS[oid];
    return ours ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
  },
};
