import { FormControl, FormGroup } from '@angular/forms';
import type { Health } from '@jalon/domain';
import type { Fields } from './conflict';

/** The controls of a use case's form, one a field that a person writes. */
export type UseCaseControls = {
  title: FormControl<string>;
  summary: FormControl<string>;
  entityId: FormControl<string | null>;
  domain: FormControl<string>;
  sponsorId: FormControl<string | null>;
  businessOwnerId: FormControl<string | null>;
  functionalReferentId: FormControl<string | null>;
  productId: FormControl<string | null>;
  health: FormControl<Health>;
  healthReason: FormControl<string>;
  decisionNeeded: FormControl<string>;
  valueScore: FormControl<number | null>;
  feasibilityScore: FormControl<number | null>;
  tags: FormControl<readonly string[]>;
};
export type UseCaseForm = FormGroup<UseCaseControls>;

export const NEW_USE_CASE: Fields = {
  title: '',
  summary: '',
  entityId: '',
  domain: null,
  sponsorId: null,
  businessOwnerId: null,
  functionalReferentId: null,
  productId: null,
  health: 'not_rated',
  healthReason: null,
  decisionNeeded: null,
  valueScore: null,
  feasibilityScore: null,
  tags: [],
};

export function makeForm(fields: Fields): UseCaseForm {
  const text = (value: string | null) => new FormControl(value ?? '', { nonNullable: true });
  return new FormGroup<UseCaseControls>({
    title: text(fields.title),
    summary: text(fields.summary),
    entityId: new FormControl(fields.entityId || null),
    domain: text(fields.domain),
    sponsorId: new FormControl(fields.sponsorId),
    businessOwnerId: new FormControl(fields.businessOwnerId),
    functionalReferentId: new FormControl(fields.functionalReferentId),
    productId: new FormControl(fields.productId),
    health: new FormControl(fields.health, { nonNullable: true }),
    healthReason: text(fields.healthReason),
    decisionNeeded: text(fields.decisionNeeded),
    valueScore: new FormControl(fields.valueScore),
    feasibilityScore: new FormControl(fields.feasibilityScore),
    tags: new FormControl<readonly string[]>(fields.tags, { nonNullable: true }),
  });
}

/** What the form says, as the API takes it: texts trimmed, empty ones null, line ends as the API keeps them. */
export function fieldsOf(form: UseCaseForm): Fields {
  const value = form.getRawValue();
  return {
    ...value,
    title: value.title.trim(),
    summary: prose(value.summary),
    entityId: value.entityId ?? '',
    domain: value.domain.trim() || null,
    healthReason: prose(value.healthReason) || null,
    decisionNeeded: prose(value.decisionNeeded) || null,
    tags: [...value.tags],
  };
}

function prose(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
