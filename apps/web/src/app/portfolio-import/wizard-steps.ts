import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { StageStepper } from '../ui/stepper/stage-stepper';
import { WIZARD_STEPS, type WizardStep } from './import-steps';

/** Where the wizard stands, over its pages. */
@Component({
  selector: 'app-wizard-steps',
  imports: [StageStepper],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-stage-stepper [steps]="steps()" [current]="current()" [label]="t('imports.steps')" />`,
})
export class WizardSteps {
  readonly current = input.required<'file' | WizardStep>();
  protected readonly t = inject(I18n).t;
  protected readonly steps = computed(() =>
    ['file', ...WIZARD_STEPS].map((id, index) => ({
      id,
      label: `${index + 1}. ${this.t(`imports.step.${id}`)}`,
    })),
  );
}
