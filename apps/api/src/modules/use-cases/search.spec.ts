import type { UseCaseCounts, UseCasePage } from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let lab: TestClient;
let partner: TestClient;

const TITLES: readonly (readonly [title: string, summary: string])[] = [
  ['Détection de la fraude documentaire', 'Contrôler les pièces reçues pendant l’été'],
  ['Prévision de trésorerie', 'Anticiper les besoins de liquidité'],
  ['Aide à la rédaction des comptes rendus', 'Résumer les réunions'],
  ['Recommandation de produits d’épargne', 'Proposer à chaque client ce qui lui convient'],
  ['Tri des e-mails entrants', 'Orienter les réclamations'],
  ['Chatbot des conseillers', 'Répondre aux questions à l’œuvre'],
];

beforeAll(async () => {
  app = await TestApp.start();
  const own = await app.entity('Caisse du Nord');
  const other = await app.entity('Caisse du Sud');
  lab = await app.signIn('project_manager');
  partner = await app.signIn('partner', own);
  for (const [index, [title, summary]] of TITLES.entries()) {
    const answer = await lab.post('/api/use-cases', { title, summary, entityId: index === 0 ? other : own });
    expect(answer.status).toBe(201);
  }
});

afterAll(() => app.stop());

async function search(q: string, who: TestClient = lab): Promise<readonly string[]> {
  const answer = await who.get<UseCasePage>(`/api/use-cases?q=${encodeURIComponent(q)}`);
  expect([q, answer.status]).toEqual([q, 200]);
  const counts = await who.get<UseCaseCounts>(`/api/use-cases/counts?q=${encodeURIComponent(q)}`);
  expect(counts.body.total).toBe(answer.body.total);
  return answer.body.items.map((row) => row.title);
}

it.each([
  ['with accents', 'détection'],
  ['without accents', 'detection'],
  ['in capitals', 'DÉTECTION'],
  ['in the plural', 'fraudes documentaires'],
  ['by the beginning of the last word', 'fraude docu'],
  ['by another form of the word', 'détecter'],
  ['with stop words', 'la fraude de la'],
  ['with a wrong letter', 'détecton'],
  ['with two letters swapped', 'documnetaire'],
  ['by its summary', 'pièces reçues'],
])('finds the use case %s', async (_how, q) => {
  expect(await search(q)).toEqual(['Détection de la fraude documentaire']);
});

it.each([
  ['aide à la rédaction', ['Aide à la rédaction des comptes rendus']],
  ['aide à', ['Aide à la rédaction des comptes rendus']],
  ['trésorerie', ['Prévision de trésorerie']],
  ['l’épargne', ['Recommandation de produits d’épargne']],
  ["d'épargne", ['Recommandation de produits d’épargne']],
  ['recommandati', ['Recommandation de produits d’épargne']],
  ['e-mail', ['Tri des e-mails entrants']],
  ['chatbto', ['Chatbot des conseillers']],
  ['UC-002', ['Prévision de trésorerie']],
  ['uc 2', ['Prévision de trésorerie']],
  ['"comptes rendus"', ['Aide à la rédaction des comptes rendus']],
  ['tri -mails', []],
  ['tri or chatbot', ['Tri des e-mails entrants', 'Chatbot des conseillers']],
  ['zzzzzzzz', []],
])('answers %s', async (q, titles) => {
  expect(await search(q)).toEqual(titles);
});

it('takes « été » and « à » for the stop words they are, also alone', async () => {
  expect(await search('pendant l’été')).toEqual(['Détection de la fraude documentaire']);
  expect((await search('à')).length).toBeGreaterThan(0);
});

it.each([
  "' or 1=1 --",
  '%',
  '_',
  '\\',
  '&',
  '!',
  '(',
  ':*',
  '<->',
  "''''",
  '"',
  '-',
  '--',
  '🦉',
  '\u0000',
  '\u0000\u0007',
  'a'.repeat(200),
  '²',
  '½ :*',
  'ｆｒａｕｄｅ',
  'مرحبا',
  'x:*',
  'a & | !b',
  '"""',
  'or',
  'or or',
  'UC-',
  'UC-999999999999',
  'a b c d e f g h i j k l',
  'é'.repeat(200),
])('never fails on %j', async (q) => {
  await search(q);
});

it('finds nothing of another entity for a partner, not even by its typing errors', async () => {
  expect(await search('fraude', partner)).toEqual([]);
  expect(await search('tresorerie', partner)).toEqual(['Prévision de trésorerie']);
  expect(await search('UC-001', partner)).toEqual([]);
});

it('says the same to a partner whether another entity has an exact match or not', async () => {
  // "chatbto" is a typing error of the partner's own title: an exact match elsewhere must not hide it.
  const [other] = await app.query<{ id: string }>(
    `select id from partner_entity where name = 'Caisse du Sud'`,
  );
  await lab.post('/api/use-cases', { title: 'Projet chatbto', entityId: other?.id });
  expect(await search('chatbto', partner)).toEqual(['Chatbot des conseillers']);
  expect(await search('chatbto')).toEqual(['Projet chatbto']);
});
