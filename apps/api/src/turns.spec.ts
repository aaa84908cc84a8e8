import { Turns } from './turns.js';

it('lets two run at once, the others in their order, and goes on after a failure', async () => {
  const turns = new Turns(2);
  const ends = new Map<number, (failure?: Error) => void>();
  const begun: number[] = [];
  const runs = [1, 2, 3, 4].map((name) =>
    turns
      .run(() => {
        begun.push(name);
        return new Promise<number>((resolve, reject) =>
          ends.set(name, (failure) => (failure ? reject(failure) : resolve(name))),
        );
      })
      .catch((error: unknown) => (error as Error).message),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  expect(begun).toEqual([1, 2]);
  ends.get(2)?.(new Error('broken'));
  await settle();
  expect(begun).toEqual([1, 2, 3]);
  ends.get(1)?.();
  await settle();
  ends.get(3)?.();
  ends.get(4)?.();
  expect(await Promise.all(runs)).toEqual([1, 'broken', 3, 4]);
  expect(await turns.run(() => Promise.resolve('free again'))).toBe('free again');
});
