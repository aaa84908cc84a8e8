import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_GRIDS } from './use-case-life/first-grids.js';
import { GATES } from './use-case-life/gates.js';
import { AGREEMENTS, STUDIES } from './use-case-life/papers.js';
import { DESK, PAST, REMEMBERED } from './use-case-life/past.js';
import { PLAN, REGISTER, TEAMS } from './use-case-life/work.js';

/** Studies, scoring, gates, squads, plan, register, agreements, saved views, and the past of every use case. */
export class UseCaseLife1790000300000 implements MigrationInterface {
  readonly name = 'UseCaseLife1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...PAST,
      ...TEAMS,
      ...PLAN,
      ...GATES,
      ...REGISTER,
      ...STUDIES,
      ...AGREEMENTS,
      ...DESK,
      ...REMEMBERED,
      ...FIRST_GRIDS,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists
      visit, saved_view, agreement_move, agreement_review, agreement_signatory, agreement_version, agreement,
      study_move, opportunity_study, register_item, score_card, scoring_grid,
      gate_slot, gate_evidence, gate_answer, baseline_milestone, baseline, gate_review, gate_grid,
      plan_change, milestone_dependency, assignment, squad_member, squad, history cascade`);
    for (const table of ['use_case', 'milestone'])
      await runner.query(`drop trigger if exists ${table}_remember on ${table}`);
    await runner.query('drop function if exists remember');
    await runner.query('drop sequence if exists study_number');
    await runner.query('alter table milestone drop column owner_id');
    await runner.query('alter table person drop column competence');
  }
}
