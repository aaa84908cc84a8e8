import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { byText, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Confirm } from '../ui/confirm/confirm';
import { Toasts } from '../ui/toast/toasts';
import { routes } from './routes';

jest.setTimeout(60_000);
const URL = '/api/usage/settings';

async function open() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'administration', children: routes }]),
    ],
  });
  const session = TestBed.inject(SessionStore);
  jest.spyOn(session, 'may').mockReturnValue(true);
  jest.spyOn(session, 'today').mockReturnValue('2026-11-24');
  await TestBed.inject(I18n).use('fr');
  const harness = await RouterTestingHarness.create('/administration/usage');
  const root = harness.routeNativeElement as HTMLElement;
  document.body.append(root);
  const http = TestBed.inject(HttpTestingController);
  const answer = async (method: string, retentionMonths: number) => {
    await settled();
    const request = http.expectOne((asked) => asked.url === URL && asked.method === method);
    request.flush({ retentionMonths });
    await settled();
    return request.request;
  };
  await answer('GET', 25);
  const type = async (text: string) => {
    const box = root.querySelector('input');
    if (!box) throw new Error('no box');
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await settled();
  };
  return { root, http, answer, type, text: () => root.textContent.replace(/\s+/g, ' ') };
}

/** Resources, their contracts and change detection each take a turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    TestBed.tick();
  }
}

it('says since when events are kept, and refuses what is out of its limits', async () => {
  const { root, http, type, text } = await open();
  expect(text()).toContain('depuis le 1er octobre 2024');
  await type('12');
  expect(text()).toContain('depuis le 1er novembre 2025');
  await type('61');
  byText(root, 'button', 'Enregistrer').click();
  await settled();
  expect(text()).toContain('Un nombre entier de mois, de 2 à 60.');
  http.verify();
  expect(await violations(root)).toEqual([]);
});

it('asks before it shortens, and says what is kept', async () => {
  const { root, http, answer, type } = await open();
  const said = jest.spyOn(TestBed.inject(Toasts), 'show');
  const asked = jest.spyOn(TestBed.inject(Confirm), 'ask').mockResolvedValue(false);
  await type('12');
  byText(root, 'button', 'Enregistrer').click();
  await settled();
  expect(asked.mock.calls[0]?.[0].text).toContain('1er novembre 2025');
  http.verify();

  asked.mockResolvedValue(true);
  byText(root, 'button', 'Enregistrer').click();
  expect((await answer('PATCH', 12)).body).toEqual({ retentionMonths: 12 });
  await answer('GET', 12);
  expect(said.mock.calls[0]?.[0]).toContain('12 mois');

  asked.mockClear();
  await type('24');
  byText(root, 'button', 'Enregistrer').click();
  await answer('PATCH', 24);
  expect(asked).not.toHaveBeenCalled();
});
