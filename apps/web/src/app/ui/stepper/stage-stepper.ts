import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

export interface Step {
  readonly id: string;
  readonly label: string;
  /** Under the label: the day it was entered, for example. */
  readonly note?: string;
}

/** Where something stands in an ordered list of stages: `<ui-stage-stepper [steps]="stages()" current="framing">`. */
@Component({
  selector: 'ui-stage-stepper',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol class="ui-stepper" [class.ui-stepper--muted]="muted()" [attr.aria-label]="label()">
      @for (step of steps(); track step.id; let index = $index) {
        <li
          class="ui-stepper__step"
          [class.ui-stepper__step--done]="index < position()"
          [class.ui-stepper__step--current]="index === position()"
          [attr.aria-current]="index === position() ? 'step' : null"
        >
          <span class="ui-stepper__label">{{ step.label }}</span>
          <span class="ui-stepper__note">{{ step.note ?? '' }}</span>
        </li>
      }
    </ol>
  `,
})
export class StageStepper {
  readonly steps = input.required<readonly Step[]>();
  readonly current = input.required<string>();
  readonly label = input.required<string>();
  /** On hold or abandoned: the bar loses its colour. */
  readonly muted = input(false);
  protected readonly position = computed(() => this.steps().findIndex((step) => step.id === this.current()));
}
