import { forgetDrafts, LocalDrafts } from './local-drafts';

beforeEach(() => localStorage.clear());

it('gives back what it kept of one subject of one account', () => {
  const mine = new LocalDrafts('me', 'study.1');
  expect(mine.keep('need', { problem: 'Trop lent' })).toBe(true);
  new LocalDrafts('me', 'study.2').keep('need', { problem: 'Autre' });
  new LocalDrafts('you', 'study.1').keep('need', { problem: 'Autrui' });
  localStorage.setItem('jalon.draft.me.study.1.data', '{broken');
  expect([...mine.all()]).toEqual([['need', { problem: 'Trop lent' }]]);
  mine.drop('need');
  expect(mine.all().size).toBe(0);
});

it('forgets everybody at sign-out, and the others when somebody signs in', () => {
  const keep = () => {
    new LocalDrafts('me', 'study.1').keep('need', 1);
    new LocalDrafts('you', 'study.1').keep('need', 2);
    localStorage.setItem('jalon.language', 'fr');
  };
  keep();
  forgetDrafts('me');
  expect(Object.keys(localStorage).sort()).toEqual(['jalon.draft.me.study.1.need', 'jalon.language']);
  keep();
  forgetDrafts(null);
  expect(Object.keys(localStorage)).toEqual(['jalon.language']);
});

it('says when the browser takes nothing', () => {
  const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(new LocalDrafts('me', 'study.1').keep('need', 1)).toBe(false);
  full.mockRestore();
});
