import type { DeliverableChanges } from '@jalon/contracts';
import type { Format } from '../core/i18n/format';
import type { I18n } from '../core/i18n/i18n';

type Path = DeliverableChanges['items'][number]['path'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** Shared vocabularies that a fact's value may be a word of, by the fact. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  health: 'health',
  previousHealth: 'health',
  stage: 'stage',
  fromStage: 'stage',
  toStage: 'stage',
  condition: 'condition',
  toCondition: 'condition',
  trend: 'trend',
};

/** The way to a fact in words: facts by their names, rows by what they are called or by their place. */
export function factPlace(i18n: I18n, format: Format, path: Path): string {
  const steps = path.flatMap((step) => {
    if (typeof step === 'number') return [i18n.t('deliverables.changes.rank', { number: step + 1 })];
    // A row without a name says nothing by its number in the database.
    if (UUID.test(step)) return [];
    if (i18n.has(`deliverables.fact.${step}`)) return [i18n.t(`deliverables.fact.${step}`)];
    return [MONTH.test(step) ? format.month(step) : step];
  });
  return steps.join(' › ');
}

/** A fact's value as people read it. */
export function factValue(i18n: I18n, format: Format, path: Path, text: string | null): string {
  if (text === null || text === '') return i18n.t('deliverables.changes.nothing');
  if (DAY.test(text)) return format.date(text);
  if (INSTANT.test(text)) return format.instant(text);
  if (UUID.test(text)) return i18n.t('deliverables.changes.other');
  const fact = path.findLast((step) => typeof step === 'string');
  const vocabulary = fact === undefined ? undefined : VOCABULARIES[fact];
  for (const key of [`${vocabulary}.${text}`, `deliverables.factValue.${text}`])
    if (i18n.has(key)) return i18n.t(key);
  if (/Cents$/.test(String(fact)) && /^-?\d+$/.test(text)) return format.number(Number(text) / 100);
  return /^-?\d+(\.\d+)?$/.test(text) ? format.number(Number(text)) : text;
}
