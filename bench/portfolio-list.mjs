import { besideFloor } from './beside-floor.mjs';

const STAGES = ['opportunity', 'framing', 'delivery', 'deployment', 'usage'];

/**
 * The portfolio list, signed in: filter on the stage, sort by title, page of 50 with entity, product, referent,
 * sponsor, next milestone, what the register holds open and total, over 10,000 use cases, 60,000 milestones and 40,000
 * register items.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function portfolioList(bench) {
  const paths = (/** @type {string} */ path) =>
    STAGES.map((stage) => `${path}?stage=${stage}&sort=title&pageSize=50`);
  return [
    await besideFloor(bench, {
      name: 'portfolio-list',
      ours: paths('/api/use-cases'),
      floor: paths('/list'),
    }),
  ];
}
