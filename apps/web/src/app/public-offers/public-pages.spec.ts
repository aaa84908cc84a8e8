import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { PublicOffer, PublicOffers } from '@jalon/contracts';
import { internshipProgramme } from '@jalon/domain';
import { answering, refused, type Answer } from '../../../testing/answers';
import { one, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { routes } from './routes';

const { number, title, ...content } = internshipProgramme(2026)?.offers[0] ?? {
  number: 1,
  title: '',
};
const OFFER: PublicOffer = {
  slug: '2026-1-rag',
  number,
  title,
  content: content as unknown as PublicOffer['content'],
  places: 1,
  startsOn: null,
  endsOn: null,
  campaignTitle: 'Stages 2026',
  organisation: 'DataLab Groupe',
  presentation: [{ text: 'Qui nous sommes, en mots', level: 0 }],
  closesOn: '2026-05-01',
  retainedUntil: '2028-03-18',
};
const LIST: PublicOffers = {
  items: [
    {
      ...{ slug: OFFER.slug, number, title, role: OFFER.content.role, hashtags: ['#LLM'] },
      ...{ objective: OFFER.content.objective, campaignTitle: 'Stages 2026', startsOn: null, endsOn: null },
    },
  ],
  hashtags: [{ value: '#LLM', count: 1 }],
};

async function open(url: string, answers: Readonly<Record<string, Answer>> = {}) {
  const server = answering(answers);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      ...server.providers,
      provideRouter([{ path: 'offers', children: routes }], withComponentInputBinding()),
    ],
  });
  await TestBed.inject(I18n).use('fr');
  const harness = await RouterTestingHarness.create(url);
  const root = harness.fixture.nativeElement as HTMLElement;
  document.body.append(root);
  await settle(harness.fixture);
  return { server, harness, root };
}

afterEach(() => document.body.replaceChildren());

it('lists what is open within landmarks, and looks for words and hashtags by the address', async () => {
  const { server, harness, root } = await open('/offers', {
    'GET /api/public/offers': (request) =>
      request.params.get('q') === 'rien' ? { items: [], hashtags: [] } : LIST,
  });
  expect(one<HTMLAnchorElement>(root, 'h2 a').getAttribute('href')).toBe('/offers/2026-1-rag');
  expect(root.querySelectorAll('header, main, footer')).toHaveLength(3);
  expect(one<HTMLAnchorElement>(root, 'a.shell__skip').hash).toBe('#main');
  expect(await violations(root)).toEqual([]);
  const select = one<HTMLSelectElement>(root, 'select');
  select.value = '#LLM';
  select.dispatchEvent(new Event('change'));
  await settle(harness.fixture);
  expect(TestBed.inject(Router).url).toBe('/offers?hashtag=%23LLM');
  await TestBed.inject(Router).navigateByUrl('/offers?q=rien');
  await settle(harness.fixture);
  expect(one<HTMLInputElement>(root, 'input[type=search]').value).toBe('rien');
  expect(root.textContent).toContain('Aucune offre ne correspond');
  // Nobody is asked who they are.
  expect(server.asked.filter((asked) => !asked.startsWith('GET /api/public/offers?'))).toEqual([]);
});

it('shows one offer whole with its form, in English around the French text', async () => {
  const { harness, root } = await open('/offers/2026-1-rag', {
    'GET /api/public/offers/2026-1-rag': () => OFFER,
  });
  expect(one(root, 'h1').textContent).toBe(title);
  expect(root.textContent).toContain('Candidatures jusqu’au 1er mai 2026');
  await TestBed.inject(I18n).use('en');
  await settle(harness.fixture);
  expect(root.textContent).toContain('Applications until');
  expect(root.textContent).toContain(OFFER.content.missions[0]?.text);
  expect(one(root, 'h1').getAttribute('lang')).toBe('fr');
  expect(await violations(root)).toEqual([]);
  await TestBed.inject(I18n).use('fr');
});

it('says plainly that an offer is not open', async () => {
  const { root } = await open('/offers/fermee', {
    'GET /api/public/offers/fermee': () => refused(404, 'not_found'),
  });
  expect(one(root, 'h1').textContent).toContain('Cette offre n’est pas ouverte');
  expect(await violations(root)).toEqual([]);
});
