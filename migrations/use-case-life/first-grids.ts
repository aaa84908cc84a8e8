import { GATE_GRIDS } from './first-gate-grids.js';
import { SCORING_GRIDS } from './first-scoring-grids.js';

const insert = (table: string, name: string, value: string, criteria: unknown) =>
  `insert into ${table} (${name}, number, criteria)
     values ('${value}', 1, '${JSON.stringify(criteria).replaceAll("'", "''")}')`;

/** Version 1 of each grid, for the migration that makes their tables. */
export const FIRST_GRIDS = [
  ...Object.entries(GATE_GRIDS).map(([border, criteria]) => insert('gate_grid', 'border', border, criteria)),
  ...Object.entries(SCORING_GRIDS).map(([method, criteria]) =>
    insert('scoring_grid', 'method', method, criteria),
  ),
];
