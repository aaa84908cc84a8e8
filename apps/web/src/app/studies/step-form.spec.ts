import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { missingInSection, STUDY_SECTIONS, type StudyAnswers, type StudySection } from '@jalon/domain';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { stepValues, type StepValue } from './fields';
import { StepForm, type FieldChange } from './step-form';
import { aStudy } from './testing/a-study';

// Too short a title for look-alikes to be asked for.
const values = stepValues(aStudy({}, { title: 'Tri' }));

async function open(section: StudySection, value: StepValue = values[section], tried = false) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  await TestBed.inject(I18n).addScope('studies', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const state = {
    section,
    value: signal(value),
    missing: tried ? missingInSection(section, value as unknown as StudyAnswers[StudySection]) : [],
    changed: ({ field, value: next }: FieldChange) =>
      state.value.update((before) => ({ ...before, [field]: next })),
  };
  const all = await render(
    `<app-step-form [section]="section" [value]="value()" [missing]="missing" (changed)="changed($event)" />`,
    [StepForm],
    state,
  );
  return { ...all, value: state.value };
}

it.each(STUDY_SECTIONS)('asks %s in words anybody can reach, and says what is missing', async (section) => {
  const { root } = await open(section, values[section], true);
  // A key without words would show itself.
  expect(root.textContent).not.toMatch(/studies\.|common\./);
  expect(root.querySelectorAll('.ui-field__error').length).toBeGreaterThan(0);
  expect(await violations(root)).toEqual([]);
});

it('asks the questions of the AI Act as the answers open them, and says what they come to', async () => {
  const { root, fixture, value } = await open('aiAct');
  const pick = async (question: string, reply: string) => {
    const group = byText(root, 'fieldset', question);
    one<HTMLInputElement>(byText(group, 'label', reply), 'input').click();
    await settle(fixture);
  };
  expect(root.querySelectorAll('fieldset')).toHaveLength(1);
  await pick('système d’IA', 'Oui');
  await pick('domaine sensible', 'Oui');
  await pick('Lequel', 'Emploi');
  await pick('profilées', 'Oui');
  expect(root.textContent).toContain('Haut risque (annexe III)');
  expect(root.textContent).not.toContain('risque est-il négligeable');
  await pick('profilées', 'Non');
  await pick('négligeable', 'Oui');
  await pick('rôles', 'Préparer');
  expect(root.textContent).toContain('Sortie de l’annexe III');
  expect(value()).toMatchObject({ areas: ['employment'], profiling: false, exits: ['preparatory_task'] });
  await pick('système d’IA', 'Non');
  expect(root.querySelectorAll('fieldset')).toHaveLength(1);
  expect(root.textContent).toContain('Hors du règlement');
  expect(await violations(root)).toEqual([]);
});

it('keeps the status quo among the options, and forgets a preference with its option', async () => {
  const { root, fixture, value } = await open('options');
  byText(root, 'button', 'Ajouter une option').click();
  await settle(fixture);
  const [, second] = [...root.querySelectorAll('fieldset')];
  if (!second) throw new Error('No second option');
  type(one<HTMLInputElement>(second, 'input'), 'Un modèle');
  one<HTMLInputElement>(second, 'input[type=radio]').click();
  await settle(fixture);
  expect(value()).toMatchObject({
    list: [{ kind: 'status_quo' }, { title: 'Un modèle' }],
    preferred: 'option-1',
  });
  expect(root.querySelectorAll('[aria-label^="Retirer l’option"]')).toHaveLength(1);
  one<HTMLButtonElement>(root, '[aria-label^="Retirer l’option"]').click();
  await settle(fixture);
  expect(value()).toMatchObject({ list: [{ kind: 'status_quo' }], preferred: null });
});

it('reads amounts as they are written, and keeps what is no number for the server to refuse', async () => {
  const { root, fixture, value } = await open('benefits');
  const box = one<HTMLInputElement>(root, 'input[inputmode=numeric]');
  type(box, '120 000');
  await settle(fixture);
  expect(value()['eurosPerYear']).toBe(120_000);
  expect(root.textContent).toContain('Le calcul');
  type(box, 'beaucoup');
  expect(value()['eurosPerYear']).toBe('beaucoup');
  type(box, '');
  expect(value()['eurosPerYear']).toBeNull();
});
