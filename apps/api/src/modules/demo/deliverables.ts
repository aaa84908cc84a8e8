import { monthOf, addDays, type DeliverableKind } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { PEOPLE } from './catalogue.js';
import type { DemoWorld } from './demo-world.js';

interface DemoDeliverable {
  readonly kind: DeliverableKind;
  readonly title: string;
  /** Finds what it is made from: its id, its entity and its use case. */
  readonly subject: string | null;
  readonly month?: string;
  readonly year?: number;
  readonly content?: object;
}

const COMMITTEE = `select m.id, m.entity_id, null::uuid as use_case_id from meeting m
  where m.is_demo and m.kind = 'steering_committee' and m.state = 'held'
    and exists (select 1 from meeting_use_case l where l.meeting_id = m.id)
  order by m.held_on desc, m.id limit 1`;
const MINUTES = `select m.id, m.entity_id, null::uuid as use_case_id from meeting m
  join minutes n on n.meeting_id = m.id join minutes_submission s on s.minutes_id = n.id and s.outcome = 'approved'
  where m.is_demo order by m.held_on desc, m.id limit 1`;
const STUDY = `select s.id, s.entity_id, s.use_case_id from opportunity_study s
  where s.is_demo and s.state = 'decided' order by s.number limit 1`;
const AGREEMENT = `select a.id, u.entity_id, u.id as use_case_id from agreement a join use_case u on u.id = a.use_case_id
  where u.is_demo and a.kind = 'agreement' and a.state = 'signed' order by u.number, a.number limit 1`;
const SEARCH = `select id, entity_id, id as use_case_id from use_case
  where is_demo and title = 'Recherche documentaire pour les conseillers'`;

const READING = {
  question: 'Comment répondre à un conseiller à partir des documents internes, en citant ses sources\u202f?',
  method:
    'Articles évalués par les pairs et prépublications très citées, lus en entier\u202f; retenus quand ils mesurent la justesse des réponses.',
  references: [
    {
      key: 'vaswani2017',
      authors: 'A. Vaswani et al.',
      year: 2017,
      title: 'Attention Is All You Need',
      venue: 'NeurIPS',
      url: 'https://arxiv.org/abs/1706.03762',
      summary: 'L’architecture sur laquelle reposent les modèles de langue utilisés.',
      relevance: 3,
    },
    {
      key: 'lewis2020',
      authors: 'P. Lewis et al.',
      year: 2020,
      title: 'Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks',
      venue: 'NeurIPS',
      url: 'https://arxiv.org/abs/2005.11401',
      summary: 'Chercher des passages avant de rédiger\u00a0: le principe retenu pour le pilote.',
      relevance: 5,
    },
    {
      key: 'karpukhin2020',
      authors: 'V. Karpukhin et al.',
      year: 2020,
      title: 'Dense Passage Retrieval for Open-Domain Question Answering',
      venue: 'EMNLP',
      url: 'https://arxiv.org/abs/2004.04906',
      summary: 'Trouver des passages par le sens plutôt que par les mots.',
      relevance: 4,
    },
  ],
  synthesis:
    'La recherche de passages avant la rédaction [lewis2020] est la voie la plus étayée\u202f; la recherche par le sens [karpukhin2020] la complète.',
  gaps: 'Peu de mesures en français et sur des documents bancaires\u00a0: le pilote devra produire les siennes.',
};

const ANNOUNCEMENT = {
  audience: 'internal',
  headline: 'Les conseillers trouvent la bonne réponse dans nos documents, avec sa source',
  message:
    'Un conseiller ouvrait jusqu’ici plusieurs guides pour répondre à un client. Il pose désormais sa question en langage courant.\nL’outil propose une réponse et le passage dont elle vient. Le conseiller la relit, puis répond.',
  benefit: 'Une réponse citée et la même dans toutes les agences.',
  contact: 'Claire Dubois, lab Data & IA',
};

const COMPARISON = {
  question: 'Quelle recherche retrouve le passage qui répond, sans faire attendre le conseiller\u202f?',
  protocol:
    'Chaque approche reçoit les mêmes questions, sans réglage après lecture des réponses attendues.\n- Un passage est juste quand il figure parmi les trois premiers.\n- Une seule machine, au repos.',
  datasets: [
    { key: 'guides', name: 'Guides internes', origin: 'internal', description: '400 questions posées par des conseillers, passages relus à deux.' },
    { key: 'faq', name: 'Questions du site public', origin: 'external', description: '250 questions de clients et la page qui y répond.' },
  ],
  approaches: [
    { key: 'words', name: 'Mots-clés', description: 'Le moteur en place.' },
    { key: 'sense', name: 'Recherche par le sens', description: 'Passages et questions comparés par leur sens.' },
    { key: 'both', name: 'Les deux ensemble', description: 'Les deux listes réunies, puis classées.' },
  ],
  criteria: [
    { key: 'found', name: 'Passage trouvé', unit: '%', better: 'higher' },
    { key: 'time', name: 'Délai médian', unit: 'ms', better: 'lower' },
  ],
  results: [
    { approach: 'words', dataset: 'guides', criterion: 'found', value: 61 },
    { approach: 'sense', dataset: 'guides', criterion: 'found', value: 74.5 },
    { approach: 'both', dataset: 'guides', criterion: 'found', value: 82 },
    { approach: 'words', dataset: 'faq', criterion: 'found', value: 66.4 },
    { approach: 'sense', dataset: 'faq', criterion: 'found', value: 79.2 },
    { approach: 'both', dataset: 'faq', criterion: 'found', value: 81.6 },
    { approach: 'words', dataset: 'guides', criterion: 'time', value: 40 },
    { approach: 'sense', dataset: 'guides', criterion: 'time', value: 95 },
    { approach: 'both', dataset: 'guides', criterion: 'time', value: 120 },
  ],
  findings: 'Les deux recherches se complètent\u00a0: l’une retrouve les codes et les sigles, l’autre les reformulations.',
  limits: 'Les délais n’ont pas été mesurés sur les questions du site public.',
  recommendation: 'Retenir les deux recherches ensemble pour le pilote, et mesurer à nouveau après trois mois d’usage.',
}; // prettier-ignore

/** Deliverables that the lab's project manager asked for: the worker makes them once it runs. */
export async function insertDeliverables(tx: Transaction, { people, today }: DemoWorld): Promise<void> {
  const author = people[PEOPLE.findIndex((person) => person.name === 'Claire Dubois')] ?? null;
  const [account] = await tx.query<{ id: string }>('select id from account where person_id = $1', [author]);
  if (!account) return;
  const lastMonth = monthOf(addDays(`${monthOf(today)}-01`, -1));
  const wanted: readonly DemoDeliverable[] = [
    { kind: 'internship_catalogue', title: 'Catalogue des stages – 2026', subject: null, year: 2026 },
    {
      kind: 'monthly_report',
      title: 'Restitution mensuelle',
      subject: null,
      month: lastMonth,
    },
    { kind: 'agreement', title: 'Convention projet signée', subject: AGREEMENT },
    { kind: 'opportunity_restitution', title: 'Restitution d’étude d’opportunité', subject: STUDY },
    {
      kind: 'bibliography',
      title: 'Répondre à partir de documents\u00a0: ce que dit la littérature',
      subject: SEARCH,
      content: READING,
    },
    {
      kind: 'communication',
      title: 'Annonce de l’assistant documentaire',
      subject: SEARCH,
      content: ANNOUNCEMENT,
    },
    {
      kind: 'comparative_study',
      title: 'Trois façons de chercher un passage',
      subject: SEARCH,
      content: COMPARISON,
    },
    { kind: 'use_case_brief', title: 'Fiche de l’assistant documentaire', subject: SEARCH },
    { kind: 'minutes', title: 'Compte rendu du dernier comité', subject: MINUTES },
    { kind: 'committee_deck', title: 'Présentation du dernier COPIL', subject: COMMITTEE },
  ];
  for (const one of wanted) await insertDeliverable(tx, one, account.id, author);
}

interface Made {
  readonly id: string | null;
  readonly entity_id: string | null;
  readonly use_case_id: string | null;
}

const NOTHING: Made = { id: null, entity_id: null, use_case_id: null };

async function insertDeliverable(
  tx: Transaction,
  { kind, title, subject, month, year, content }: DemoDeliverable,
  accountId: string,
  authorId: string | null,
): Promise<void> {
  const found = subject === null ? [] : await tx.query<Made>(subject);
  const made = subject === null ? NOTHING : found[0];
  if (!made) return;
  const [row] = await tx.query<{ id: string }>(
    `insert into deliverable (kind, title, language, subject_id, month, year, entity_id, use_case_id, content,
       created_by, created_at, updated_at)
     values ($1, $2, 'fr', $3, $4, $5, $6, $7, $8, $9, $10, $10) returning id`,
    [
      kind,
      title,
      made.id,
      month ?? null,
      year ?? null,
      made.entity_id,
      made.use_case_id,
      content === undefined ? null : JSON.stringify(content),
      accountId,
      tx.now,
    ],
  );
  const id = row?.id ?? '';
  const jobId = await tx.enqueue({
    kind: 'deliverable',
    subjectId: id,
    label: title,
    accountId,
    shown: false,
  });
  await tx.query(
    `insert into deliverable_version (deliverable_id, number, origin, job_id, author_account_id, author_id, created_at)
     values ($1, 1, 'generated', $2, $3, $4, $5)`,
    [id, jobId, accountId, authorId, tx.now],
  );
}
