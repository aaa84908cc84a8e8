import {
  researchStudy,
  type ResearchPublications,
  type ResearchReferences,
  type ResearchStudies,
  type ResearchStudyDetail,
} from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

it('brings the references of the programme, a comparison and its publication, and takes them away', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const client = await app.signIn('admin');
    const read = async <T>(path: string) => (await client.get<T>(`/api/research/${path}`)).body;
    const references = await read<ResearchReferences>('references?q=ReAct');
    expect(references.items).toMatchObject([
      {
        year: 2023,
        authors: expect.stringMatching(/^Yao S\., Zhao J\., .*Cao Y\.$/),
        links: { useCases: [{}, {}] },
      },
    ]);
    expect((await read<ResearchReferences>('references')).total).toBe(5);
    const studies = await read<ResearchStudies>('studies');
    expect(studies.items.map(({ verdict }) => verdict)).toEqual(['better']);
    const study = await read<ResearchStudyDetail>(`studies/${studies.items[0]?.id ?? ''}`);
    expect(researchStudy.parse(study).publications).toHaveLength(1);
    expect((await client.delete('/api/demo')).status).toBe(204);
    expect((await read<ResearchReferences>('references')).total).toBe(0);
    expect((await read<ResearchPublications>('publications')).total).toBe(0);
  } finally {
    await app.stop();
  }
});
