import { inject, Injectable } from '@angular/core';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import type { Field } from './conflict';
import { ReferenceStore } from '../core/reference/reference-store';

/** The key of a field's name among the words every screen shares. */
export const FIELD_KEYS: Readonly<Record<Field, string>> = {
  title: 'useCase.title',
  summary: 'useCase.summary',
  entityId: 'useCase.entity',
  domain: 'useCase.domain',
  sponsorId: 'useCase.sponsor',
  businessOwnerId: 'useCase.businessOwner',
  functionalReferentId: 'useCase.functionalReferent',
  productId: 'useCase.product',
  health: 'useCase.health',
  healthReason: 'useCase.healthReason',
  decisionNeeded: 'useCase.decisionNeeded',
  valueScore: 'useCase.value',
  feasibilityScore: 'useCase.feasibility',
  tags: 'useCase.tags',
};

const MORE_KEYS: Readonly<Record<string, string>> = {
  code: 'useCase.code',
  stage: 'useCase.stage',
  condition: 'useCase.condition',
  name: 'useCases.milestones.name',
  baselineOn: 'useCases.milestones.baseline',
  forecastOn: 'useCases.milestones.forecast',
  actualOn: 'useCases.milestones.actual',
  reason: 'useCases.move.reason',
  study: 'similar.study',
  ownerId: 'useCases.milestones.owner',
  trend: 'useCases.trend',
  healthDeclaredOn: 'useCases.health.declaredOn',
  externalRef: 'useCases.externalRef',
  personName: 'useCases.assignment.person',
  role: 'useCases.assignment.role',
  fromOn: 'useCases.assignment.from',
  toOn: 'useCases.assignment.to',
  percent: 'useCases.assignment.percent',
  personDays: 'useCases.assignment.days',
};

/** Names and values of fields in the words of the person, for conflicts and the history. */
@Injectable({ providedIn: 'root' })
export class FieldText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly reference = inject(ReferenceStore);

  /** The field's name; null for what a person does not know by a name. */
  name(path: string): string | null {
    const last = path.split('.').at(-1) ?? path;
    const key = isField(last) ? FIELD_KEYS[last] : MORE_KEYS[last];
    return key === undefined ? null : this.i18n.t(key);
  }

  value(path: string, value: unknown): string {
    const field = path.split('.').at(-1) ?? path;
    const text = plain(value);
    if (text === '') return this.i18n.t('useCases.nothing');
    if (Array.isArray(value)) return text;
    if (field.endsWith('Score')) return `${text}\u202f/\u202f5`;
    if (field === 'health' || field === 'stage' || field === 'condition' || field === 'trend') {
      return this.i18n.t(`${field}.${text}`);
    }
    if (field.endsWith('Id')) return this.reference.nameOf(text) ?? this.i18n.t('common.unknown');
    return field.endsWith('On') ? this.format.date(text) : text;
  }
}

/** Whatever the history kept, as text; nothing is an empty text. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

function isField(name: string): name is Field {
  return name in FIELD_KEYS;
}
