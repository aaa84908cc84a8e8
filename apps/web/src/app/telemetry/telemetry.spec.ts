import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Telemetry, UseCaseDetail } from '@jalon/contracts';
import { byText, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { curlExample } from './curl-example';
import { routes } from './routes';

jest.setTimeout(60_000);
const ID = '2b5b1c9e-6f7c-4c51-9a36-000000000001';

const TELEMETRY: Telemetry = {
  solution: {
    id: ID,
    source: 'https://lab.example/solutions/tri',
    reporting: 'events',
    qualifyingTypes: ['com.example.sorted'],
    keyType: null,
    activationDays: 14,
    silenceDays: 14,
    version: 1,
  },
  entities: [{ id: ID, name: 'Caisse du Nord' }],
  keys: [
    {
      id: ID,
      label: 'Production',
      prefix: 'jal_abcdefgh',
      entityId: null,
      entityName: null,
      createdAt: '2026-03-18T09:00:00.000Z',
      byName: 'Ada',
      expiresOn: null,
      revokedAt: null,
      lastUsedAt: null,
      rotatedFromId: null,
      state: 'active',
    },
  ],
  arrived: {
    lastEventAt: '2026-03-18T08:00:00.000Z',
    rolledAt: '2026-03-18T08:01:00.000Z',
    events: 12,
    days: [{ day: '2026-03-17', uses: 12, users: null }],
  },
  retentionMonths: 25,
  ready: true,
};

async function open() {
  const current: CurrentUseCase = {
    detail: signal({ id: ID } as UseCaseDetail),
    mayEdit: signal(true),
    reload: () => Promise.resolve(),
  };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'telemetry', children: routes }]),
      { provide: CurrentUseCase, useValue: current },
    ],
  });
  jest.spyOn(TestBed.inject(SessionStore), 'may').mockReturnValue(true);
  await TestBed.inject(I18n).use('fr');
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create('/telemetry');
  const root = harness.routeNativeElement as HTMLElement;
  document.body.append(root);
  const answer = async (url: string, body: object) => {
    await settled();
    const waiting = http.match((asked) => asked.url === url).filter(({ cancelled }) => !cancelled);
    const request = waiting.at(-1);
    if (!request) throw new Error(`nobody asked for ${url}`);
    request.flush(body);
    await settled();
    return request.request;
  };
  await answer('/api/usage-keys', TELEMETRY);
  await answer('/api/usage-files', { items: [] });
  return { root, answer };
}

/** Resources, their contracts and change detection each take a turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    TestBed.tick();
  }
}

it('shows source, keys and what arrived, few people untold, without a violation', async () => {
  const { root } = await open();
  expect(root.textContent).toContain('jal_abcdefgh');
  expect(root.textContent).toContain('moins de 5');
  expect(await violations(root)).toEqual([]);
});

it('shows the secret of a new key, and puts it in the example', async () => {
  const { root, answer } = await open();
  byText(root, 'button', 'Créer une clé').click();
  const secret = `jal_${'x'.repeat(43)}`;
  const asked = await answer('/api/usage-keys', { id: ID, prefix: 'jal_xxxxxxxx', secret });
  expect(asked.method).toBe('POST');
  expect(root.querySelector<HTMLInputElement>('.secret')?.value).toBe(secret);
  const examples = [...root.querySelectorAll('textarea')].map((box) => box.value);
  expect(examples.some((text) => text.includes(`Bearer ${secret}`))).toBe(true);
  expect(await violations(root)).toEqual([]);
});

it('writes a command whose quotes a shell reads as they are', () => {
  const from = {
    origin: 'https://j.example',
    source: '/s',
    type: 't',
    secret: 'k',
    entity: "Caisse de l'Est",
  };
  expect(curlExample(from)).toContain(`Caisse de l'\\''Est`);
});
