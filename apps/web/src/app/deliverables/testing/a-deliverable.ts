import type {
  DeliverableDetail,
  DeliverableRow,
  DeliverableVersion,
  Job,
  TemplateDetail,
  TemplateRow,
} from '@jalon/contracts';

export const ID = '00000000-0000-4000-8000-000000000001';
export const SUBJECT = '00000000-0000-4000-8000-000000000002';
export const AT = '2026-03-18T09:00:00.000Z';
export const FILE = { format: 'pptx', fileName: 'copil.pptx', size: 42_000, sha256: 'a'.repeat(64) } as const;
export const ROW: DeliverableRow = {
  id: ID,
  home: 'deliverable',
  homeId: null,
  kind: 'committee_deck',
  title: 'COPIL Crédit de mars',
  language: 'fr',
  subjectLabel: 'COPIL Crédit',
  entityName: 'Banque de détail',
  month: null,
  state: 'open',
  versionState: 'ready',
  versionNumber: 2,
  jobId: null,
  mayWrite: true,
  files: [FILE],
  byName: 'Ada',
  updatedAt: AT,
};
export const VERSION: DeliverableVersion = {
  id: SUBJECT,
  number: 2,
  origin: 'generated',
  state: 'ready',
  jobId: null,
  error: null,
  template: null,
  factsHash: 'b'.repeat(64),
  note: '',
  byName: 'Ada',
  createdAt: AT,
  readyAt: AT,
  pdf: null,
  files: [FILE],
};
const DETAIL: DeliverableDetail = {
  id: ID,
  kind: ROW.kind,
  title: ROW.title,
  language: ROW.language,
  subjectLabel: ROW.subjectLabel,
  entityName: ROW.entityName,
  month: null,
  state: ROW.state,
  versionState: 'ready',
  versionNumber: 2,
  byName: ROW.byName,
  updatedAt: AT,
  subject: 'meeting',
  subjectId: SUBJECT,
  year: null,
  entityId: null,
  useCaseId: null,
  content: null,
  createdAt: AT,
  versions: [VERSION],
  moves: [],
  mayWrite: true,
  mayShare: true,
  allowedMoves: [],
  version: 3,
};

export const aDetail = (change: Partial<DeliverableDetail> = {}): DeliverableDetail => ({
  ...DETAIL,
  ...change,
});

export const aJob = (change: Partial<Job>): Job => ({
  id: ID,
  kind: 'deliverable',
  subjectId: ID,
  label: 'COPIL Crédit de mars',
  state: 'running',
  step: 'writing_deck',
  done: 0,
  total: 3,
  error: null,
  attempts: 1,
  createdAt: AT,
  startedAt: AT,
  finishedAt: null,
  ...change,
});

export const AT_VERSION = '00000000-0000-4000-8000-000000000003';
export const aTemplate = (change: Partial<TemplateRow>): TemplateRow => ({
  id: ID,
  name: 'Modèle',
  format: 'pptx',
  kind: null,
  entityId: null,
  entityName: null,
  archived: false,
  createdAt: AT,
  published: { number: 2, at: AT },
  last: { number: 2, state: 'published', at: AT },
  version: 4,
  ...change,
});
/** With the version of it that is published. */
export const aTemplateDetail = (row: TemplateRow): TemplateDetail => ({
  ...row,
  mayManage: false,
  reach: { kinds: [], kept: [], replaced: [] },
  versions: [
    {
      id: AT_VERSION,
      number: 2,
      state: 'published',
      jobId: null,
      fileName: 'modele.pptx',
      size: 1,
      sha256: 'c'.repeat(64),
      hasFile: true,
      proofs: [],
      error: null,
      report: null,
      byName: null,
      createdAt: AT,
      publishedAt: AT,
    },
  ],
});
