import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { render, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { AgreementTable } from './agreement-table';
import { anAgreement } from './testing/an-agreement';

it.each([true, false])('lists agreements with what ends soon (across use cases: %s)', async (across) => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: SessionStore, useValue: { today: () => '2026-03-18' } },
    ],
  });
  await TestBed.inject(I18n).addScope('agreements', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const signed = { state: 'signed', signatories: 2, signed: 2 } as const;
  const items = [
    anAgreement({ id: '1', ...signed, validTo: '2026-06-16' }),
    anAgreement({ id: '2', ...signed, validTo: '2026-06-17' }),
    anAgreement({ id: '3', ...signed, state: 'expired', validTo: '2026-03-17' }),
    anAgreement({ id: '4', kind: 'amendment', number: 3 }),
  ];
  const { root } = await render(
    '<app-agreement-table [items]="items" [across]="across" />',
    [AgreementTable],
    {
      items,
      across,
    },
  );
  const rows = [...root.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' '));
  expect(rows[0]).toContain('finit dans 90 jours');
  expect(rows[1]).not.toContain('finit dans');
  expect(rows[2]).toContain('finie le 17 mars 2026');
  expect(rows[3]).toContain('Avenant n° 3');
  expect(rows[0]?.includes('UC-001')).toBe(across);
  expect(await violations(root)).toEqual([]);
  document.body.replaceChildren();
});
