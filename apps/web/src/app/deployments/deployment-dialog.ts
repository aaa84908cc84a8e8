import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import { deploymentDetail, type DeploymentDetail } from '@jalon/contracts';
import { DEPLOYMENT_ENVIRONMENTS, DEPLOYMENT_LIMITS as LIMITS } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { isUnfilled, wholeNumber } from './declare-dialog';

const DAYS = ['plannedOn', 'liveOn', 'retiredOn', 'targetOn'] as const;
const NUMBERS = ['wave', 'targetAdoption', 'eligible'] as const;
const WORDS = ['release', 'note'] as const;
type Name = (typeof DAYS)[number] | (typeof NUMBERS)[number] | (typeof WORDS)[number];
type Values = Record<Name, string>;

const EMPTY: Values = {
  plannedOn: '',
  liveOn: '',
  retiredOn: '',
  targetOn: '',
  wave: '',
  targetAdoption: '',
  eligible: '',
  release: '',
  note: '',
};

/** Plans a deployment, or changes one: only what changed is sent, on the version that was opened. */
@Component({
  selector: 'app-deployment-dialog',
  imports: [Banner, Button, Combobox, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deployment-dialog.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
      gap: 12px;
      align-items: start;
    }
  `,
})
export class DeploymentDialog implements OnInit {
  readonly useCaseId = input.required<string>();
  /** The one to change; null plans a new one. */
  readonly deployment = input<DeploymentDetail | null>(null);
  readonly closed = output();
  readonly saved = output<DeploymentDetail>();

  private readonly api = inject(ApiClient);
  private readonly problems = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly environments = DEPLOYMENT_ENVIRONMENTS;
  protected readonly limits = LIMITS;
  protected readonly values = signal<Values>(EMPTY);
  protected readonly entityId = signal<string | null>(null);
  protected readonly contactId = signal<string | null>(null);
  protected readonly environment = signal<string>('pilot');
  protected readonly busy = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  private readonly key = newIdempotencyKey();
  private before: Record<string, unknown> = {};
  private version = 0;

  /** Days of what happened can be corrected, and only those. */
  protected readonly days = computed(() => {
    const one = this.deployment();
    if (one === null) return ['plannedOn'] as const;
    return DAYS.filter(
      (day) =>
        day === 'plannedOn' || (day === 'liveOn' && one.liveOn) || (day === 'retiredOn' && one.retiredOn),
    );
  });
  protected readonly others = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('deployments.conflict');
    const known = [...DAYS, ...NUMBERS, ...WORDS, 'entityId', 'contactId'].some((path) => this.errorOf(path));
    return known ? null : this.problems.of(problem);
  });

  ngOnInit(): void {
    this.reference.load().catch((failure: unknown) => this.problem.set(toApiProblem(failure)));
    const one = this.deployment();
    if (one === null) return;
    this.version = one.version;
    this.contactId.set(one.contact?.id ?? null);
    this.values.set({
      ...EMPTY,
      ...Object.fromEntries(
        ([...DAYS, 'wave', 'targetAdoption', ...WORDS] as const).map((name) => [
          name,
          String(one[name] ?? ''),
        ]),
      ),
    });
    this.before = this.body();
  }

  protected set(name: Name, value: string): void {
    this.values.update((all) => ({ ...all, [name]: value }));
  }

  protected errorOf(path: string): string | null {
    const problem = this.problem();
    const field = problem?.field(path) ?? problem?.field(`changes.${path}`);
    const empty = path === 'entityId' && isUnfilled(field, this.entityId() ?? '');
    return empty ? this.t('fieldProblem.required') : this.problems.ofField(field);
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.saved.emit(await this.send());
    } catch (failure) {
      const problem = toApiProblem(failure);
      const theirs = deploymentDetail.safeParse(problem.current);
      // What was typed stays; saved again it takes the place of the same fields.
      if (problem.code === 'version_conflict' && theirs.success) this.version = theirs.data.version;
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private send(): Promise<DeploymentDetail> {
    const one = this.deployment();
    const body = this.body();
    if (one === null) {
      const { liveOn: _live, retiredOn: _retired, ...fields } = body;
      const eligible = numberOf(this.values().eligible);
      const made = {
        ...fields,
        eligible,
        useCaseId: this.useCaseId(),
        entityId: this.entityId(),
        environment: this.environment(),
      };
      return this.api.post('/api/deployments', made, deploymentDetail, { idempotencyKey: this.key });
    }
    const changes = Object.fromEntries(
      Object.entries(body).filter(([name, value]) => value !== this.before[name]),
    );
    return this.api.patch(`/api/deployments/${one.id}`, { version: this.version, changes }, deploymentDetail);
  }

  private body(): Record<string, unknown> {
    const values = this.values();
    return {
      ...Object.fromEntries(DAYS.map((day) => [day, values[day] || null])),
      wave: numberOf(values.wave),
      targetAdoption: numberOf(values.targetAdoption),
      release: values.release,
      note: values.note,
      contactId: this.contactId(),
    };
  }
}

function numberOf(text: string): number | string | null {
  return text.trim() === '' ? null : wholeNumber(text);
}
