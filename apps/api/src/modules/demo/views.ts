import type { Transaction } from '../../database/unit-of-work.js';
import { PEOPLE } from './catalogue.js';
import type { DemoWorld } from './demo-world.js';

/** Who keeps it, its name, the portfolio's query string, and whether the lab sees it. */
const VIEWS: readonly (readonly [owner: string, name: string, query: string, shared: boolean])[] = [
  ['Claire Dubois', 'À surveiller', 'health=at_risk,off_track&sort=health&dir=desc', true],
  [
    'Claire Dubois',
    'Feuille de route des réalisations',
    'group=referent&layout=roadmap&stage=delivery',
    true,
  ],
  ['Claire Dubois', 'Jalons en retard', 'late=true&sort=next_milestone', false],
  ['Karim Benali', 'Choix du prochain trimestre', 'layout=matrix&stage=opportunity,framing', true],
];

/** Saved views of the project managers, some of them shared. */
export async function insertViews(tx: Transaction, { people }: DemoWorld): Promise<void> {
  for (const [owner, name, query, shared] of VIEWS) {
    await tx.query(
      `insert into saved_view (account_id, name, query, shared)
       select a.id, $2, $3, $4 from account a where a.person_id = $1`,
      [people[PEOPLE.findIndex((person) => person.name === owner)], name, query, shared],
    );
  }
}
