import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BENEFITS } from './usage/benefits.js';
import { DEPLOYMENTS } from './usage/deployments.js';
import { USAGE } from './usage/events.js';

/** After go-live: deployments, usage events and their rollups, benefits, satisfaction and alerts. */
export class Usage1790000800000 implements MigrationInterface {
  readonly name = 'Usage1790000800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DEPLOYMENTS, ...USAGE, ...BENEFITS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from setting where key = 'usage'`);
    await runner.query(`drop table if exists
      usage_alert, survey_answer, survey, benefit_measure, benefit, business_case, usage_file, usage_rollup,
      usage_cohort, usage_daily, usage_first_use, usage_user_day, usage_mark, usage_seen, usage_event, usage_key,
      usage_declaration, usage_eligible, deployment_population, deployment, solution cascade`);
  }
}
