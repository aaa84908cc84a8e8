import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { MonthView } from '@jalon/contracts';
import { byText, one, render } from './render';
import { I18n } from '../src/app/core/i18n/i18n';
import { SessionStore } from '../src/app/core/session/session-store';
import { MonthPlace } from '../src/app/monthly-report/month/place';
import { PanelWords } from '../src/app/monthly-report/month/words';
import { monthOf } from '../src/app/monthly-report/testing/report-facts';

export const OBJECT = '/api/restitutions/2026-10';
export const TODAY = '2026-11-03';
/** Typographic spaces as plain ones, for reading. */
export const plain = (text: string | null | undefined) =>
  (text ?? '').replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');

/** Renders a part of the month's page, in French, at an address. */
export async function show(
  template: string,
  imports: readonly Type<unknown>[],
  state: object,
  options: { readonly address?: string; readonly actions?: readonly string[] } = {},
) {
  const { address = '/', actions = ['report:close'] } = options;
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      MonthPlace,
      PanelWords,
      {
        provide: SessionStore,
        useValue: { may: (action: string) => actions.includes(action), today: signal(TODAY) },
      },
    ],
  });
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('report', {
    fr: () => import('../src/app/monthly-report/i18n/fr'),
    en: () => import('../src/app/monthly-report/i18n/en'),
  });
  await i18n.addScope('month', {
    fr: () => import('../src/app/monthly-report/month/i18n/fr'),
    en: () => import('../src/app/monthly-report/month/i18n/en'),
  });
  await TestBed.inject(Router).navigateByUrl(address);
  // Nothing is stable before what is read is answered: the rendering is not waited for.
  void render(`<main><h1 tabindex="-1">Mois</h1>${template}</main>`, imports, state);
  const root = document.body;
  const http = TestBed.inject(HttpTestingController);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const click = async (element: HTMLElement) => {
    element.focus();
    element.click();
    await settle();
  };
  /** The request of that address, once it has been made. */
  const asked = async (url: string): Promise<TestRequest> => {
    for (let wait = 0; wait < 80; wait += 1) {
      const [found] = http.match((request) => request.urlWithParams === url);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`nobody asked for ${url}`);
  };
  const answer = async (url: string, body: object) => {
    (await asked(url)).flush(body);
    await settle();
  };
  await settle();
  return { root, http, click, asked, answer, settle, router: TestBed.inject(Router) };
}

export const open = (change: Partial<MonthView> = {}) => monthOf({ month: '2026-10', ...change });
export const button = (root: ParentNode, name: string) => byText(root, 'button', name);
export const dialog = (root: ParentNode) => one<HTMLDialogElement>(root, 'dialog[open]');
