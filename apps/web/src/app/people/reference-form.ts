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
import { COMPETENCES } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { PATHS, type Kind, type ReferenceRow } from './reference-row';

const CONTRACTS = { person, entity: partnerEntity, product };
const NAME_MAX: Readonly<Record<Kind, number>> = { person: 120, entity: 160, product: 120 };

/** The inside of the dialog that adds or changes a person, an entity or a product. `done` gives its name. */
@Component({
  selector: 'app-reference-form',
  imports: [Banner, Button, Combobox, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="stack" novalidate (submit)="$event.preventDefault(); save()">
      @if (failure(); as text) {
        <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
      }
      <ui-field [label]="t('people.name')" [error]="nameError()" required>
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
        @if (row() === null) {
          <ui-field
            [label]="t('people.entity')"
            [hint]="t('people.entityHint')"
            [optional]="t('common.optional')"
          >
            <ui-combobox
              [options]="reference.entityOptions()"
              [(value)]="entityId"
              [emptyLabel]="t('common.noResult')"
              [clearLabel]="t('common.clear')"
            />
          </ui-field>
        }
        <ui-field [label]="t('people.competence')">
          <select #family ui-input (change)="competence.set(family.value)">
            <option value="" [selected]="competence() === ''">{{ t('people.noCompetence') }}</option>
            @for (one of competences; track one) {
              <option [value]="one" [selected]="one === competence()">{{ t('competence.' + one) }}</option>
            }
          </select>
        </ui-field>
      }
      @if (kind() === 'product') {
        <ui-field [label]="t('people.description')" [optional]="t('common.optional')">
          <textarea
            #words
            ui-input
            rows="4"
            maxlength="1000"
            [value]="description()"
            (input)="description.set(words.value)"
          ></textarea>
        </ui-field>
      }
      <div class="line line--end">
        <button ui-button (click)="cancelled.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" [busy]="busy()">
          {{ t(row() === null ? 'common.create' : 'common.save') }}
        </button>
      </div>
    </form>
  `,
})
export class ReferenceForm {
  readonly kind = input.required<Kind>();
  /** What to change; null adds one. */
  readonly row = input<ReferenceRow | null>(null);
  readonly done = output<string>();
  readonly cancelled = output();

  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly competences = COMPETENCES;
  private readonly key = newIdempotencyKey();

  private readonly version = linkedSignal(() => this.row()?.version ?? 0);
  protected readonly name = linkedSignal(() => this.row()?.name ?? '');
  protected readonly entityId = linkedSignal(() => this.row()?.entityId ?? null);
  protected readonly competence = linkedSignal<string>(() => this.row()?.competence ?? '');
  protected readonly description = linkedSignal(() => this.row()?.description ?? '');
  protected readonly busy = signal(false);
  protected readonly max = computed(() => NAME_MAX[this.kind()]);
  private readonly unnamed = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);

  protected readonly nameError = computed(() => {
    if (this.unnamed()) return this.t('people.nameMissing');
    const found = this.problem()?.field('name');
    return found?.code === 'taken' ? this.t('people.nameTaken') : this.problemText.ofField(found);
  });
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('people.conflict');
    return problem.field('name') ? null : this.problemText.of(problem);
  });

  protected async save(): Promise<void> {
    this.problem.set(null);
    this.unnamed.set(this.name().trim() === '');
    if (this.unnamed() || this.busy()) return;
    this.busy.set(true);
    const kind = this.kind();
    const row = this.row();
    const fields = {
      name: this.name(),
      ...(kind === 'person' ? { competence: this.competence() || null } : {}),
      ...(kind === 'product' ? { description: this.description() } : {}),
    };
    try {
      if (row) {
        const body = { version: this.version(), ...fields };
        await this.api.patch(`${PATHS[kind]}/${row.id}`, body, CONTRACTS[kind]);
      } else {
        const body = { ...fields, ...(kind === 'person' ? { entityId: this.entityId() } : {}) };
        await this.api.post(PATHS[kind], body, CONTRACTS[kind], { idempotencyKey: this.key });
      }
      this.done.emit(this.name().trim());
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = CONTRACTS[kind].safeParse(problem.current);
      if (current.success) {
        this.version.set(current.data.version);
        this.name.set(current.data.name);
      }
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
