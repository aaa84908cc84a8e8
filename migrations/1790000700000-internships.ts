import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CAMPAIGN } from './internships/campaign.js';
import { INTERNSHIPS, RESEARCH } from './internships/internships.js';

/** The internship programme: campaigns and applications, internships with their agreement and weeks, and research. */
export class Internships1790000700000 implements MigrationInterface {
  readonly name = 'Internships1790000700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CAMPAIGN, ...INTERNSHIPS, ...RESEARCH]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists
      research_link, research_publication, research_study, research_reference, internship_setting, law_setting,
      internship_month, internship_day, internship_review, internship_week_comment, internship_week, internship_step,
      internship_waiver, internship_signature, internship_agreement, internship_move, internship,
      internship_application_move, internship_interview, internship_score, internship_application_file,
      internship_application, internship_offer, internship_campaign cascade`);
  }
}
