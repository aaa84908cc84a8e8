import type { LeadershipMonth } from '@jalon/contracts';
import { keyFigures } from './leadership-figures';
import { aBenefit, aDeployment, aMonth as month, aUse } from './testing/a-month';

const use = (users: number | null, eligible: number) => aUse({ deployments: [aDeployment(users, eligible)] });
const said = (now: LeadershipMonth, before: LeadershipMonth | null) =>
  Object.fromEntries(keyFigures(now, before).map((figure) => [figure.key, figure]));

describe('the figures the page begins with', () => {
  it('have a change only where both months have the figure, welcome or not', () => {
    const figures = said(month({ late: 3, use: use(50, 80) }), month({ late: 1, use: use(30, 100) }));
    expect(figures['late']).toMatchObject({ value: 3, change: 2, tone: 'bad' });
    expect(figures['adoption']).toMatchObject({ value: 62.5, change: 32.5, tone: 'good' });
    expect(figures['total']).toMatchObject({ change: 0, tone: 'neutral' });
    expect(said(month({ use: use(50, 80) }), month({}))['adoption']).toMatchObject({ change: null });
    expect(said(month({}), null)['late']).toMatchObject({ value: 0, change: null });
  });

  it('tell no users where none may be told', () => {
    const figures = said(month({ use: use(3, 80) }), null);
    expect(figures['users']?.value).toBeNull();
    expect(figures['adoption']?.value).toBeNull();
    expect(figures['benefits']?.value).toBeNull();
    expect(said(month({ use: use(0, 80) }), null)['users']?.value).toBe(0);
  });

  it('tell no benefit of a month where none was accepted, nor a fall of it', () => {
    const measured = aUse({ benefits: [aBenefit('eur', 690_000, 690_000), aBenefit('hours', 100, 100)] });
    const running = aUse({ benefits: [aBenefit('eur', 0, 690_000)] });
    expect(said(month({ use: measured }), null)['benefits']?.value).toBe(690_000);
    expect(said(month({ use: running }), month({ use: measured }))['benefits']).toMatchObject({
      value: null,
      change: null,
    });
  });
});
