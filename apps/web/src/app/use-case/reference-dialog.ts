import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { partnerEntity, person, product } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { ReferenceStore } from '../core/reference/reference-store';

export type ReferenceKind = 'entity' | 'person' | 'product';
const NAME_MAX: Readonly<Record<ReferenceKind, number>> = { entity: 160, person: 120, product: 120 };

/** Adds an entity, a person or a product that the lists lack, without leaving the form. */
@Component({
  selector: 'app-reference-dialog',
  imports: [Button, Combobox, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="kind() !== null"
      [heading]="kind() ? t('useCases.reference.' + kind()) : ''"
      [closeLabel]="t('common.close')"
      (dismissed)="closed.emit()"
    >
      <form class="stack" (submit)="$event.preventDefault(); save()">
        <ui-field [label]="t('useCases.reference.name')" required [error]="error()">
          <input
            #box
            ui-input
            data-autofocus
            autocomplete="off"
            [attr.maxlength]="max()"
            [value]="name()"
            (input)="name.set(box.value)"
          />
        </ui-field>
        @if (kind() === 'person') {
          <ui-field [label]="t('useCase.entity')" [optional]="t('common.optional')">
            <ui-combobox
              [options]="reference.entityOptions()"
              [(value)]="entity"
              [emptyLabel]="t('common.noResult')"
              [clearLabel]="t('common.clear')"
            />
          </ui-field>
        }
      </form>
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button type="button" variant="primary" [busy]="saving()" (click)="save()">
          {{ t('useCases.reference.add') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ReferenceDialog {
  /** What to add; null keeps the dialog closed. */
  readonly kind = input.required<ReferenceKind | null>();
  /** Id of what was added. */
  readonly added = output<string>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  protected readonly name = linkedSignal({ source: this.kind, computation: () => '' });
  protected readonly entity = linkedSignal<ReferenceKind | null, string | null>({
    source: this.kind,
    computation: () => null,
  });
  private readonly failure = linkedSignal<ReferenceKind | null, ApiProblem | null>({
    source: this.kind,
    computation: () => null,
  });
  protected readonly saving = signal(false);
  protected readonly max = computed(() => NAME_MAX[this.kind() ?? 'person']);
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && (this.problemText.ofField(problem.field('name')) ?? this.problemText.of(problem));
  });

  protected async save(): Promise<void> {
    const kind = this.kind();
    const name = this.name().trim();
    if (kind === null || this.saving()) return;
    if (name === '') {
      this.failure.set(
        new ApiProblem(422, 'invalid_value', 'invalid_value', [{ path: 'name', code: 'required' }]),
      );
      return;
    }
    this.saving.set(true);
    try {
      const id = await this.create(kind, name);
      await this.reference.refresh();
      this.added.emit(id);
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  private async create(kind: ReferenceKind, name: string): Promise<string> {
    if (kind === 'entity') return (await this.api.post('/api/entities', { name }, partnerEntity)).id;
    if (kind === 'product') return (await this.api.post('/api/products', { name }, product)).id;
    return (await this.api.post('/api/people', { name, entityId: this.entity() }, person)).id;
  }
}
