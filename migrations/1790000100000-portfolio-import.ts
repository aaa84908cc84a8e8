import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the imports know of the use cases they wrote (docs/adr/0007-import-identity.md). */
export class PortfolioImport1790000100000 implements MigrationInterface {
  readonly name = 'PortfolioImport1790000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table import_identity (
      use_case_id uuid primary key references use_case on delete cascade,
      base_key text not null,
      fingerprint text not null,
      said jsonb not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists import_identity');
  }
}
