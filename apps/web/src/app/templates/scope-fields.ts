import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import {
  DELIVERABLE_KINDS,
  DELIVERABLE_RULES,
  type DeliverableKind,
  type TemplateFormat,
} from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';

/** What a template is called and for: one kind of deliverable or all, one partner entity or all. */
@Component({
  selector: 'app-scope-fields',
  imports: [Combobox, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="t('templates.name')" [hint]="nameHint()">
      <input
        #nameBox
        ui-input
        name="name"
        maxlength="120"
        autocomplete="off"
        [value]="name()"
        (input)="name.set(nameBox.value)"
      />
    </ui-field>
    <ng-content />
    <ui-field [label]="t('templates.forKind')" [hint]="fixed() ? t('templates.scopeFixed') : null">
      <select #kindBox ui-input name="kind" [disabled]="fixed()" (change)="choose(kindBox.value)">
        <option value="" [selected]="kind() === null">{{ t('templates.allKinds') }}</option>
        @for (one of kinds(); track one) {
          <option [value]="one" [selected]="one === kind()">{{ t('templates.kind.' + one) }}</option>
        }
      </select>
    </ui-field>
    @if (!fixed()) {
      <ui-field [label]="t('templates.forEntity')" [hint]="t('templates.entityHint')">
        <ui-combobox
          [options]="entityOptions()"
          [(value)]="entityId"
          [emptyLabel]="t('common.noResult')"
          [clearLabel]="t('common.clear')"
        />
      </ui-field>
    }
  `,
  styleUrl: './scope-fields.css',
})
export class ScopeFields {
  readonly format = input.required<TemplateFormat>();
  readonly name = model.required<string>();
  readonly kind = model.required<DeliverableKind | null>();
  readonly entityId = model.required<string | null>();
  readonly nameHint = input<string | null>(null);
  /** It was published: what it is for stays. */
  readonly fixed = input(false);

  protected readonly t = inject(I18n).t;
  protected readonly entityOptions = inject(ReferenceStore).entityOptions;
  protected readonly kinds = computed(() =>
    DELIVERABLE_KINDS.filter((kind) => DELIVERABLE_RULES[kind].formats.includes(this.format())),
  );

  protected choose(value: string): void {
    this.kind.set(this.kinds().find((kind) => kind === value) ?? null);
  }
}
