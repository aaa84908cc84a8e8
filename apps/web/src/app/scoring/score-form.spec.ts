import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ScoringGrid } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { ScoreForm } from './score-form';

const ID = '00000000-0000-4000-8000-000000000001';
const grid: ScoringGrid = {
  id: ID,
  method: 'rice',
  number: 1,
  criteria: ['reach', 'impact', 'confidence', 'effort'].map((key) => ({
    key,
    label: { fr: key, en: key },
    hint: { fr: '', en: '' },
    axis: null,
    weight: 0,
    mustMeet: false,
  })),
  note: '',
  createdAt: '2026-03-01T08:00:00Z',
  byName: null,
};

describe('the form of a score', () => {
  afterEach(() => document.body.replaceChildren());

  it('asks for what is missing, then shows the formula and sends the inputs', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    await TestBed.inject(I18n).addScope('scoring', {
      fr: () => import('./i18n/fr'),
      en: () => import('./i18n/en'),
    });
    const { root, fixture } = await render(
      `<app-score-form useCaseId="${ID}" [version]="4" [grid]="grid" />`,
      [ScoreForm],
      { grid },
    );
    byText(root, 'button', 'Enregistrer').click();
    await settle(fixture);
    expect(one(root, 'input[type=number]').getAttribute('aria-invalid')).toBe('true');
    http.expectNone({ method: 'POST' });
    expect(await violations(root)).toEqual([]);

    const [reach, effort] = [...root.querySelectorAll<HTMLInputElement>('input[type=number]')];
    if (!reach || !effort) throw new Error('No free number');
    type(reach, '1000');
    type(effort, '5');
    one<HTMLInputElement>(root, 'input[type=radio][value="2"]').click();
    one<HTMLInputElement>(root, 'input[type=radio][value="80"]').click();
    await settle(fixture);
    expect(one(root, '.formula__text').textContent.trim()).toBe('1\u202f000 × 2 × 80\u00a0% ÷ 5 = 320');
    byText(root, 'button', 'Enregistrer').click();
    await settle(fixture);
    const sent = http.expectOne(`/api/use-cases/${ID}/scoring`);
    expect(sent.request.body).toEqual({
      version: 4,
      gridId: ID,
      inputs: { reach: 1000, impact: 2, confidence: 80, effort: 5 },
      comment: '',
    });
  });
});
