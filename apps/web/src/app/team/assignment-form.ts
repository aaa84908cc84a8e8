import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import {
  assignmentPreview,
  squads as squadsContract,
  team as teamContract,
  type Assignment,
  type Team,
} from '@jalon/contracts';
import { SQUAD_LIMITS } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { OverloadText } from '../core/squad/overload-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox, type Option } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Segmented } from '../ui/segmented/segmented';

type Unit = 'percent' | 'personDays';
/** Typing settles before the server is asked, in milliseconds. */
const SETTLE_MS = 250;

/** The inside of the dialog that assigns somebody; says what it makes of their weeks before it is saved. */
@Component({
  selector: 'app-assignment-form',
  imports: [Banner, Button, Combobox, Field, Input, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './assignment-form.html',
})
export class AssignmentForm {
  /** Address of the team in the API. */
  readonly url = input.required<string>();
  /** The assignment to change; null for a new one. */
  readonly assignment = input<Assignment | null>(null);
  /** The first day that is proposed. */
  readonly start = input.required<string>();
  readonly done = output<{ readonly team: Team; readonly name: string }>();
  /** What the server has now, after a conflict. */
  readonly refreshed = output<Team>();
  readonly cancelled = output();

  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly overloadText = inject(OverloadText);
  private readonly reference = inject(ReferenceStore);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly roleMax = SQUAD_LIMITS.role;
  protected readonly daysMax = SQUAD_LIMITS.personDays;
  private readonly key = newIdempotencyKey();

  private readonly known = linkedSignal(() => this.assignment());
  protected readonly personId = linkedSignal(() => this.assignment()?.personId ?? null);
  protected readonly squadId = linkedSignal(() => this.assignment()?.squadId ?? null);
  protected readonly role = linkedSignal(() => this.assignment()?.role ?? '');
  protected readonly fromOn = linkedSignal(() => this.assignment()?.fromOn ?? this.start());
  protected readonly toOn = linkedSignal(() => this.assignment()?.toOn ?? '');
  protected readonly unit = linkedSignal<Unit>(() =>
    (this.assignment()?.personDays ?? null) === null ? 'percent' : 'personDays',
  );
  protected readonly percent = linkedSignal(() => String(this.assignment()?.percent ?? 50));
  protected readonly personDays = linkedSignal(() => String(this.assignment()?.personDays ?? 10));
  protected readonly busy = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);

  protected readonly units = computed(() => [
    { value: 'percent' as const, label: this.t('team.inPercent') },
    { value: 'personDays' as const, label: this.t('team.inDays') },
  ]);
  protected readonly people = this.reference.peopleOptions;
  private readonly squads = apiResource(squadsContract, () => '/api/squads');
  /** The squads the person is in. */
  protected readonly squadOptions = computed<readonly Option[]>(() => {
    const personId = this.personId();
    const all = this.squads.hasValue() ? this.squads.value().items : [];
    return all
      .filter((squad) => !squad.archived && squad.members.some((member) => member.personId === personId))
      .map(({ id, name }) => ({ value: id, label: name }));
  });

  private readonly fields = computed(() => ({
    squadId: this.squadId(),
    role: this.role().trim(),
    fromOn: this.fromOn(),
    toOn: this.toOn(),
    percent: this.unit() === 'percent' ? Number(this.percent()) : null,
    personDays: this.unit() === 'personDays' ? Number(this.personDays().replace(',', '.')) : null,
  }));
  private readonly asked = signal<object | undefined>(undefined);
  private readonly answer = apiResource(assignmentPreview, () => {
    const body = this.asked();
    return body && { url: `${this.url()}/preview`, method: 'POST', body };
  });
  private readonly lastPreview = keepValue(this.answer);
  protected readonly preview = computed(() => (this.asked() ? this.lastPreview() : undefined));
  protected readonly warning = computed(() => {
    const runs = this.preview()?.overloads ?? [];
    const name = this.reference.nameOf(this.personId()) ?? this.assignment()?.personName ?? '';
    return this.overloadText.sentence(name, runs);
  });
  protected readonly because = computed(() => {
    const names = this.preview()?.useCases.map(({ code, title }) => `${code} ${title}`) ?? [];
    return names.length === 0 ? '' : this.t('team.because', { names: names.join(', ') });
  });
  protected readonly total = computed(() => {
    const days = this.preview()?.days ?? 0;
    return days > 0 ? this.t('team.total', { days: this.days(days) }) : '';
  });
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') {
      return this.t(this.known() ? 'team.conflict' : 'team.gone');
    }
    const own = problem.field('useCase');
    if (own) return this.problemText.ofField(own);
    return problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    effect((onCleanup) => {
      const [personId, fields] = [this.personId(), this.fields()];
      const effort = fields.percent ?? fields.personDays ?? 0;
      const complete = personId !== null && fields.fromOn !== '' && fields.toOn !== '' && effort > 0;
      const body = complete
        ? // The role says nothing of the load: any will do until it is typed.
          { ...fields, personId, role: fields.role || '–', assignmentId: this.assignment()?.id ?? null }
        : undefined;
      const timer = setTimeout(() => this.asked.set(body), SETTLE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected days(count: number): string {
    return this.t('team.days', { count: this.format.number(count, { maximumFractionDigits: 2 }) });
  }

  /** What the server refused, or would refuse as the form stands. */
  protected error(path: string): string | null {
    const problem = this.problem();
    const refused = problem?.field(path) ?? problem?.field(`changes.${path}`);
    const foreseen = this.preview()?.problems.find((one) => one.path === path);
    return this.problemText.ofField(refused ?? foreseen ?? null);
  }

  protected choosePerson(personId: string | null): void {
    this.personId.set(personId);
    const [only, ...others] = this.squadOptions();
    this.squadId.set(only && others.length === 0 ? only.value : null);
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const fields = this.fields();
    const missing = [
      ...(this.personId() === null ? ['personId'] : []),
      ...(['role', 'fromOn', 'toOn'] as const).filter((path) => fields[path] === ''),
    ];
    if (missing.length > 0) {
      const errors = missing.map((path) => ({ path, code: 'required' }));
      this.problem.set(new ApiProblem(422, 'invalid_value', 'invalid_value', errors));
      return;
    }
    this.problem.set(null);
    this.busy.set(true);
    const known = this.known();
    try {
      const team = known
        ? await this.api.patch(
            `${this.url()}/${known.id}`,
            { version: known.version, changes: fields },
            teamContract,
          )
        : await this.api.post(this.url(), { personId: this.personId(), ...fields }, teamContract, {
            idempotencyKey: this.key,
          });
      this.done.emit({ team, name: this.reference.nameOf(this.personId()) ?? known?.personName ?? '' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = teamContract.safeParse(problem.current);
      if (current.success) {
        this.refreshed.emit(current.data);
        this.known.set(current.data.items.find(({ id }) => id === known?.id) ?? null);
      }
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
