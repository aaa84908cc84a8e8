import { randomUUID } from 'node:crypto';
import { TestApp } from '../testing/app.js';
import { UnitOfWork, type Transaction } from './unit-of-work.js';

let app: TestApp;
let work: UnitOfWork;
let productId: string;

beforeAll(async () => {
  app = await TestApp.start();
  work = app.nest.get(UnitOfWork);
}, 60_000);
afterAll(() => app.stop());
beforeEach(async () => {
  productId = await app.product(`Produit ${randomUUID()}`);
});

const nobody = { accountId: null, personId: null, requestId: null };
const rename = (text: string) =>
  app.query('update product set description = $2 where id = $1', [productId, text]);
async function read(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ description: string }>('select description from product where id = $1', [
    productId,
  ]);
  return row?.description ?? '';
}
async function write(tx: Transaction, text: string): Promise<void> {
  await tx.query('update product set description = $2 where id = $1', [productId, text]);
  await tx.audit({ action: 'test', subjectType: 'test', subjectId: productId });
}

it('reads everything as of the first instant, whatever is written meanwhile', async () => {
  await rename('avant');
  const seen = await work.atOneInstant(nobody, null, async (tx) => {
    const first = await read(tx);
    await rename('après');
    await tx.audit({ action: 'test', subjectType: 'test', subjectId: null });
    return [first, await read(tx)];
  });
  expect(seen).toEqual(['avant', 'avant']);
});

it('begins again when another write came between, and leaves one trace', async () => {
  await rename('avant');
  let attempts = 0;
  await work.atOneInstant(nobody, null, async (tx) => {
    attempts += 1;
    const found = await read(tx);
    if (attempts === 1) await rename('entre-temps');
    await write(tx, `${found}, puis nous`);
  });
  expect(attempts).toBe(2);
  expect(await app.query('select description from product where id = $1', [productId])).toEqual([
    { description: 'entre-temps, puis nous' },
  ]);
  expect(await app.query('select 1 from audit where subject_id = $1', [productId])).toHaveLength(1);
});

it('gives up after four times, and does not begin again for a mistake', async () => {
  let attempts = 0;
  const overtaken = work.atOneInstant(nobody, null, async (tx) => {
    attempts += 1;
    await read(tx);
    await rename(`fois ${attempts}`);
    await write(tx, 'nous');
  });
  await expect(overtaken).rejects.toMatchObject({ code: '40001' });
  expect(attempts).toBe(4);
  const wrong = work.atOneInstant(nobody, null, () => {
    attempts += 1;
    return Promise.reject(new Error('no'));
  });
  await expect(wrong).rejects.toThrow('no');
  expect(attempts).toBe(5);
});

it('does the same request once, also when both come at once', async () => {
  const { principal } = await app.signIn('admin');
  const actor = { accountId: principal.accountId, personId: principal.personId, requestId: null };
  const once = { key: randomUUID(), fingerprint: 'same' };
  const ask = () =>
    work.atOneInstant(actor, once, async (tx) => {
      await write(tx, 'une fois');
      return randomUUID();
    });
  const [one, two] = await Promise.all([ask(), ask()]);
  expect(one).toBe(two);
  expect(await app.query('select 1 from audit where subject_id = $1', [productId])).toHaveLength(1);
});
