import type { AgreementDetail, AgreementRegister, AgreementVersion } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY } from '../../testing/app.js';
import { fingerprint } from '../agreements/index.js';
import { loadDemo } from './load-demo.js';

it('shows an agreement in each state, in the contract’s terms, and hashes that hold', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await app.nest.get(UnitOfWork).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const manager = await app.signIn('project_manager');
    const register = (await manager.get<AgreementRegister>('/api/agreements')).body;
    expect(register.items.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'agreement draft',
      'agreement in_signature',
      'agreement signed',
      'amendment in_review',
    ]);
    expect(register.counts.ending).toBe(1);
    for (const { useCaseId, id, state } of register.items) {
      const url = `/api/use-cases/${useCaseId}/agreements/${id}`;
      const detail = (await manager.get<AgreementDetail>(url)).body;
      expect(contracts.agreementDetail.parse(detail)).toEqual(detail);
      expect([state, detail.gaps.length > 0]).toEqual([state, state === 'draft']);
      if (state === 'draft') continue;
      const version = (await manager.get<AgreementVersion>(`${url}/versions/1`)).body;
      const [stored] = await app.query<{ content: Parameters<typeof fingerprint>[1] }>(
        'select content from agreement where id = $1',
        [id],
      );
      expect(stored && fingerprint(detail.title, stored.content)).toBe(version.sha256);
    }
  } finally {
    await app.stop();
  }
});
