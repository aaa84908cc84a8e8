import { citedAuthors, INTERNSHIP_PROGRAMMES, stateOfTheArt, type ResearchStudyContent } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';

const SUBJECTS = [
  'Recherche multi-étapes orchestrée par des agents',
  'Auto-évaluation et correction des réponses',
];

/** Fictitious figures, as all of the demo: three ways of orchestrating a search on two sets of questions. */
const STUDY: ResearchStudyContent = {
  question: 'Une recherche orchestrée par des agents répond-elle mieux qu’une recherche simple\u202f?',
  protocol:
    'Deux jeux de questions relus par des conseillers, trois exécutions par approche, moyenne retenue.',
  datasets: [
    { key: 'conseillers', name: 'Questions de conseillers', origin: 'internal', description: '' },
    { key: 'public', name: 'Questions à plusieurs sauts', origin: 'external', description: '' },
  ],
  approaches: [
    { key: 'simple', name: 'Recherche simple', description: 'Une requête, une réponse.' },
    { key: 'react', name: 'ReAct', description: 'Raisonnement et actions alternés.' },
    {
      key: 'lab',
      name: 'Agents avec critique',
      description: 'La chaîne du lab\u00a0: chaque réponse est relue.',
    },
  ],
  criteria: [
    { key: 'exactitude', name: 'Exactitude', unit: '%', better: 'higher' },
    { key: 'sources', name: 'Réponses sourcées', unit: '%', better: 'higher' },
  ],
  results: [
    ['simple', 61, 72, 38, 55],
    ['react', 74, 70, 57, 58],
    ['lab', 79, 88, 57, 81],
  ].flatMap(([approach, exact, sourced, exactOut, sourcedOut]) =>
    (
      [
        ['conseillers', 'exactitude', exact],
        ['conseillers', 'sources', sourced],
        ['public', 'exactitude', exactOut],
        ['public', 'sources', sourcedOut],
      ] as const
    ).map(([dataset, criterion, value]) => ({
      approach: String(approach),
      dataset,
      criterion,
      value: Number(value),
    })),
  ),
  findings: 'La relecture critique apporte surtout des réponses sourcées.',
  limits: 'Les questions externes sont en anglais.',
  recommendation: 'Généraliser la relecture critique à la recherche documentaire.',
  own: ['lab'],
};

/** The references of the programme's offers, a comparison on them and the publication it opens. */
export async function insertResearch(tx: Transaction, { useCases, on }: DemoWorld): Promise<void> {
  const at = `${on(-40)}T09:00:00Z`;
  const subjects = SUBJECTS.flatMap((title) => useCases.get(title) ?? []);
  const links: string[] = [];
  for (const { authors, year, title, venue } of INTERNSHIP_PROGRAMMES.flatMap(({ offers }) =>
    offers.flatMap((offer) => offer.references),
  )) {
    const names = citedAuthors(authors);
    const arxiv = /arXiv:(\d{4}\.\d{4,5})/.exec(venue)?.[1];
    const [row] = await tx.query<{ id: string }>(
      `insert into research_reference (key, title, year, content, is_demo, created_at, updated_at)
       values ($1, $2, $3, $4, true, $5, $5) returning id`,
      [
        `${names.split(' ')[0]?.toLowerCase() ?? ''}${String(year)}-${title.split(/[\s:]/)[0] ?? ''}`,
        title,
        year,
        JSON.stringify({
          authors: names,
          venue,
          url: arxiv === undefined ? '' : `https://arxiv.org/abs/${arxiv}`,
          summary: '',
        }),
        at,
      ],
    );
    links.push(`reference ${row?.id ?? ''}`);
  }
  const [study] = await tx.query<{ id: string }>(
    `insert into research_study (title, content, verdict, is_demo, created_at, updated_at)
     values ('Approches agentiques de recherche documentaire', $1, $2, true, $3, $3) returning id`,
    [JSON.stringify(STUDY), stateOfTheArt(STUDY).verdict, at],
  );
  const [publication] = await tx.query<{ id: string }>(
    `insert into research_publication (title, state, study_id, is_demo, created_at, updated_at)
     values ('Relire avant de répondre : une critique automatique pour la recherche documentaire', 'writing', $1, true,
       $2, $2) returning id`,
    [study?.id, at],
  );
  links.push(`study ${study?.id ?? ''}`, `publication ${publication?.id ?? ''}`);
  for (const link of links) {
    const [kind = '', id] = link.split(' ');
    await tx.query(
      `insert into research_link (${kind}_id, use_case_id, internship_id, at)
       select $1::uuid, u, null::uuid, $3::timestamptz from unnest($2::uuid[]) u
       union all (select $1::uuid, null, i.id, $3::timestamptz from internship i where i.is_demo and i.template = 'RD_INTEGRATION'
         order by i.starts_on, i.id limit 1)`,
      [id, subjects, at],
    );
  }
}
