import { copyName, dropCopy, forgetCopies, hasUnsentMinutes, noteCopy, waitingIn } from './minutes-copies';

const deleted: string[] = [];
let listed: { name: string }[] = [];

beforeEach(() => {
  localStorage.clear();
  deleted.length = 0;
  listed = [];
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    value: {
      databases: () => Promise.resolve(listed),
      deleteDatabase: (name: string) => void deleted.push(name),
    },
  });
});

it('knows whether an account has words that only this device has', () => {
  noteCopy(copyName('me', '1'), 0);
  noteCopy(copyName('you', '1'), 3);
  expect([hasUnsentMinutes('me'), hasUnsentMinutes('you')]).toEqual([false, true]);
  noteCopy(copyName('me', '2'), 1);
  expect(hasUnsentMinutes('me')).toBe(true);
  expect(waitingIn(copyName('me', '2'))).toBe(1);
});

it('forgets everybody at sign-out, and the others when somebody signs in', async () => {
  noteCopy(copyName('me', '1'), 2);
  noteCopy(copyName('you', '1'), 0);
  listed = [{ name: copyName('her', '9') }, { name: 'of another app' }];
  await forgetCopies('me');
  expect(deleted).toEqual([copyName('you', '1'), copyName('her', '9')]);
  expect(hasUnsentMinutes('me')).toBe(true);
  await forgetCopies(null);
  expect(deleted).toContain(copyName('me', '1'));
  expect(deleted).not.toContain('of another app');
  expect(Object.keys(localStorage)).toEqual([]);
});

it('leaves a copy that another window has open', async () => {
  const name = copyName('me', '1');
  let free = false;
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: (_: string, __: object, run: (lock: object | null) => unknown) =>
        Promise.resolve(run(free ? {} : null)),
    },
  });
  await dropCopy(name);
  expect(deleted).toEqual([]);
  free = true;
  await dropCopy(name);
  expect(deleted).toEqual([name]);
  Reflect.deleteProperty(navigator, 'locks');
});
