import type { AsOf } from '@jalon/contracts';
import { isLate, slippage, type LocalDate } from '@jalon/domain';
import type { Past, PastRow } from '../persistence/history.store.js';

type State = PastRow['state'];

/** The answer for a day, from the rows that stood then. Columns are those of the tables of that day. */
export function pastView(past: Past, on: LocalDate): AsOf {
  const of = (kind: PastRow['kind']) => past.rows.filter((row) => row.kind === kind).map((row) => row.state);
  const [useCase] = of('use_case');
  return {
    on,
    recordedFrom: past.recordedFrom,
    stage: past.position?.stage ?? 'opportunity',
    condition: past.position?.condition ?? 'active',
    stageSince: past.position?.stageSince ?? past.enteredOn ?? past.recordedFrom,
    health: past.health?.health ?? 'not_rated',
    healthReason: past.health?.reason ?? null,
    healthDeclaredOn: past.health && past.health.health !== 'not_rated' ? past.health.declaredOn : null,
    decisionNeeded: past.health?.decisionNeeded ?? null,
    fields: useCase ? fieldsOf(useCase) : null,
    milestones: of('milestone')
      .map((state) => milestoneOf(state, on))
      .sort(byDue),
    register: of('register_item')
      .filter((state) => text(state, 'closed_on') === null)
      .map(itemOf)
      .sort((left, right) => left.kind.localeCompare(right.kind) || left.number - right.number),
    team: of('assignment')
      .map(assignmentOf)
      .sort((left, right) => left.fromOn.localeCompare(right.fromOn) || left.id.localeCompare(right.id)),
  };
}

function fieldsOf(state: State): NonNullable<AsOf['fields']> {
  return {
    title: said(state, 'title'),
    summary: said(state, 'summary'),
    domain: text(state, 'domain'),
    entityId: said(state, 'entity_id'),
    sponsorId: text(state, 'sponsor_id'),
    businessOwnerId: text(state, 'business_owner_id'),
    functionalReferentId: text(state, 'functional_referent_id'),
    productId: text(state, 'product_id'),
    valueScore: number(state, 'value_score'),
    feasibilityScore: number(state, 'feasibility_score'),
    tags: Array.isArray(state['tags']) ? state['tags'].map(String) : [],
  };
}

function milestoneOf(state: State, on: LocalDate): AsOf['milestones'][number] {
  const dates = {
    baselineOn: text(state, 'baseline_on'),
    forecastOn: text(state, 'forecast_on'),
    actualOn: text(state, 'actual_on'),
  };
  return {
    id: said(state, 'id'),
    name: said(state, 'name'),
    ...dates,
    slipDays: slippage(dates),
    late: isLate(dates, on),
  };
}

function itemOf(state: State): AsOf['register'][number] {
  return {
    id: said(state, 'id'),
    kind: said(state, 'kind') as AsOf['register'][number]['kind'],
    number: number(state, 'number') ?? 0,
    title: said(state, 'title'),
    state: said(state, 'state'),
    ownerId: text(state, 'owner_id'),
    dueOn: text(state, 'due_on'),
    severity: number(state, 'severity'),
  };
}

function assignmentOf(state: State): AsOf['team'][number] {
  return {
    id: said(state, 'id'),
    personId: said(state, 'person_id'),
    role: said(state, 'role'),
    fromOn: said(state, 'from_on'),
    toOn: said(state, 'to_on'),
    percent: number(state, 'percent'),
    personDays: number(state, 'person_days'),
  };
}

function byDue(left: AsOf['milestones'][number], right: AsOf['milestones'][number]): number {
  const due = (one: typeof left) => one.actualOn ?? one.forecastOn ?? one.baselineOn ?? '';
  return due(left).localeCompare(due(right)) || left.name.localeCompare(right.name);
}

function text(state: State, column: string): string | null {
  const value = state[column];
  return typeof value === 'string' ? value : null;
}

function said(state: State, column: string): string {
  return text(state, column) ?? '';
}

function number(state: State, column: string): number | null {
  const value = state[column];
  return typeof value === 'number' ? value : null;
}
