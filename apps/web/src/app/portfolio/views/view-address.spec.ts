import { createView } from '@jalon/contracts';
import { readArrangement } from '../layouts/arrangement';
import { EMPTY_QUERY } from '../query';
import { addressOf, canonical } from './view-address';

const list = readArrangement({ get: () => null, getAll: () => [] });

it('writes the same question always alike', () => {
  const query = {
    ...EMPTY_QUERY,
    stage: ['framing', 'delivery'] as const,
    domain: ['a, b', 'c'],
    late: true,
  };
  const address = addressOf(query, { ...list, layout: 'board', group: 'entity' });
  expect(canonical(address)).toBe(address);
  expect(
    canonical('?layout=board&late=true&group=entity&domain=a%2C+b&domain=c&stage=delivery,framing'),
  ).toBe(address);
});

it('drops defaults, and what it does not know', () => {
  expect(canonical('sort=code&dir=asc&layout=list&zoom=quarter&nonsense=1')).toBe('');
  expect(addressOf(EMPTY_QUERY, list)).toBe('');
});

it('writes what the API takes as a view', () => {
  const query = { ...EMPTY_QUERY, q: 'tri & co', domain: ['a, b', 'c'], sort: 'updated' as const };
  const address = addressOf(query, { ...list, layout: 'roadmap', zoom: 'year' });
  expect(createView.safeParse({ name: 'Vue', query: address }).success).toBe(true);
});
