import { one, render, violations } from '../../../../testing/render';
import { Badge } from '../badge/badge';
import { Banner } from '../banner/banner';
import { Empty } from '../empty/empty';
import { Kbd } from '../kbd/kbd';
import { PageHeader } from '../page-header/page-header';
import { Progress } from '../progress/progress';
import { Skeleton } from '../skeleton/skeleton';
import { StageStepper } from '../stepper/stage-stepper';
import { HealthBadge } from './health-badge';

const words = (root: Element) => root.textContent.replace(/\s+/g, ' ').trim();

describe('signs', () => {
  it('says health by shape, word and trend', async () => {
    const { root } = await render(`<ui-health health="at_risk" trend="worsening" [stale]="true" />`, [
      HealthBadge,
    ]);
    expect(words(root)).toBe('▲ Vigilance ↘ en dégradation à actualiser');
    expect(one(root, 'ui-health').className).toContain('ui-badge--amber');
    expect(await violations(root)).toEqual([]);
  });

  it('gives no trend to what is not rated', async () => {
    const { root } = await render(`<ui-health health="not_rated" trend="stable" />`, [HealthBadge]);
    expect(words(root)).toBe('○ Non évalué');
  });

  it('marks the present stage', async () => {
    const steps = [
      { id: 'opportunity', label: 'Opportunité', note: '3 avr. 2026' },
      { id: 'framing', label: 'Cadrage' },
      { id: 'delivery', label: 'Réalisation' },
    ];
    const { root } = await render(
      `<ui-stage-stepper label="Étapes" current="framing" [steps]="steps" />`,
      [StageStepper],
      { steps },
    );
    expect(words(one(root, '[aria-current=step]'))).toBe('Cadrage');
    expect(root.querySelectorAll('.ui-stepper__step--done')).toHaveLength(1);
    expect(await violations(root)).toEqual([]);
  });

  it.each([
    ['[done]="5" [total]="20"', '25'],
    ['[done]="50" [total]="20"', '100'],
    ['[done]="5"', null],
    ['[done]="0" [total]="0"', null],
  ])('progress %s is at %s', async (inputs, expected) => {
    const { root } = await render(`<ui-progress label="Import" ${inputs} />`, [Progress]);
    expect(one(root, '[role=progressbar]').getAttribute('aria-valuenow')).toBe(expected);
    expect(await violations(root)).toEqual([]);
  });

  it('reads banners out only when asked', async () => {
    const { root } = await render(
      `<ui-banner tone="bad" [live]="true">Hors ligne</ui-banner><ui-banner>Démonstration</ui-banner>`,
      [Banner],
    );
    expect([...root.querySelectorAll('ui-banner')].map((banner) => banner.getAttribute('role'))).toEqual([
      'alert',
      null,
    ]);
    expect(await violations(root)).toEqual([]);
  });

  it('has no fault in the small ones', async () => {
    const { root } = await render(
      `<ui-page-header heading="Comptes" text="Qui entre"><button actions type="button">Créer</button></ui-page-header>
       <ui-badge tone="green">Actif</ui-badge> <ui-kbd keys="g p" />
       <ui-skeleton label="Chargement…" [lines]="2" />
       <ui-empty heading="Rien" text="Encore" icon="flag"><button type="button">Créer</button></ui-empty>`,
      [PageHeader, Badge, Kbd, Skeleton, Empty],
    );
    expect(root.querySelectorAll('kbd')).toHaveLength(2);
    expect(one(root, '.ui-page-header__actions button').textContent).toBe('Créer');
    expect(await violations(root)).toEqual([]);
  });
});
