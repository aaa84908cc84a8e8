import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Similar } from '@jalon/contracts';
import { one, render, settle, violations } from '../../../../testing/render';
import { SIMILAR_PAUSE_MS, SimilarTitles } from './similar-titles';

const id = '3d0d4d9e-43b7-4d4e-9c49-1d4b4dbb0c00';
const found: Similar = {
  items: [
    {
      kind: 'use_case',
      id,
      code: 'UC-004',
      title: 'Détection de fraude',
      entityName: 'Caisse du Nord',
      percent: 82,
      stage: 'framing',
      condition: 'active',
      state: null,
    },
    {
      kind: 'study',
      id: id.replace('3d', '4d'),
      code: 'EO-002',
      title: 'Fraude à la carte',
      entityName: 'Caisse du Nord',
      percent: 51,
      stage: null,
      condition: null,
      state: 'screening',
    },
  ],
};
/** Longer than the pause, and time for what follows it. A call under way keeps the page from being stable. */
const pause = () => new Promise((resolve) => setTimeout(resolve, SIMILAR_PAUSE_MS + 60));

async function start(first = '') {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const title = signal(first);
  const all = await render(`<app-similar-titles [title]="title()" />`, [SimilarTitles], { title });
  return { ...all, title, http: TestBed.inject(HttpTestingController) };
}

it('asks once after a pause, then offers what is alike with its link and how alike it is', async () => {
  const { root, fixture, title, http } = await start('détect');
  title.set('detecton de frau');
  title.set('detecton de fraudes');
  await settle(fixture);
  http.expectNone((request) => request.url === '/api/similar');
  await pause();
  const request = http.expectOne((each) => each.url === '/api/similar');
  expect(request.request.params.get('title')).toBe('detecton de fraudes');
  request.flush(found);
  await settle(fixture);
  expect(one<HTMLAnchorElement>(root, 'a').getAttribute('href')).toBe(`/use-cases/${id}`);
  expect(root.textContent).toContain('82');
  expect(root.textContent).toContain('Cadrage');
  expect(root.querySelectorAll('a')[1]?.getAttribute('href')).toMatch(/^\/studies\//);
  expect(one(root, '[role=status]').textContent).toContain('2');
  expect(await violations(root)).toEqual([]);
});

it('says nothing of a title too short to compare, nor when the server cannot be asked', async () => {
  const { root, fixture, title, http } = await start('tri');
  await pause();
  http.expectNone(() => true);
  title.set('tri des courriers');
  await pause();
  http.expectOne((each) => each.url === '/api/similar').error(new ProgressEvent('error'));
  await settle(fixture);
  expect(root.querySelector('section')).toBeNull();
});
