import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes of the portfolio's lists: a filter and its sort read in order, codes by their beginning. */
export class ListOrder1790000200000 implements MigrationInterface {
  readonly name = 'ListOrder1790000200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, definition] of INDEXES)
      await runner.query(`create index ${name} on use_case ${definition}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ${INDEXES.map(([name]) => name).join(', ')}`);
  }
}

/** The business order of a column, word for word as the list's statement writes it. */
const inOrder = (column: string, values: readonly string[]) =>
  `(case ${column} ${values.map((value, index) => `when '${value}' then ${index}`).join(' ')} end)`;

const STAGE = inOrder('stage', ['opportunity', 'framing', 'delivery', 'deployment', 'usage', 'closed']);
const HEALTH = inOrder('health', ['on_track', 'at_risk', 'off_track', 'not_rated']);

const INDEXES: readonly (readonly [name: string, definition: string])[] = [
  ['use_case_code', '(code text_pattern_ops)'],
  ['use_case_stage_title', '(stage, title_fold, number)'],
  ['use_case_stage_updated', '(stage, updated_at, number)'],
  ['use_case_entity_title', '(entity_id, title_fold, number)'],
  ['use_case_entity_updated', '(entity_id, updated_at, number)'],
  ['use_case_stage_order', `((${STAGE}), number)`],
  ['use_case_health_order', `((${HEALTH}), number)`],
];
