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
import {
  account as accountContract,
  PASSWORD_MIN,
  type Account,
  type CreateAccount,
  type PartnerEntity,
  type UpdateAccount,
} from '@jalon/contracts';
import { ROLES, type Role } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox, type Option } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';

/** The inside of the dialog that creates or changes an account. `done` gives what the server kept. */
@Component({
  selector: 'app-account-form',
  imports: [Banner, Button, Combobox, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-form.html',
})
export class AccountForm {
  /** The account to change; null creates one. */
  readonly account = input<Account | null>(null);
  readonly entities = input.required<readonly PartnerEntity[]>();
  /** Oneself cannot be locked out. */
  readonly isMe = input(false);
  readonly done = output<Account>();
  readonly cancelled = output();

  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly roles = ROLES;
  protected readonly passwordMin = PASSWORD_MIN;

  /** What the server has, replaced by the present value after a conflict. */
  private readonly known = linkedSignal(() => this.account());
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly role = linkedSignal<Role>(() => this.known()?.role ?? 'project_manager');
  protected readonly entityId = linkedSignal(() => this.known()?.entityId ?? null);
  protected readonly disabled = linkedSignal(() => this.known()?.disabled ?? false);
  protected readonly busy = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  private readonly found = signal<ReadonlyMap<string, string>>(new Map());
  private readonly key = newIdempotencyKey();

  protected readonly entityOptions = computed<readonly Option[]>(() =>
    this.entities().flatMap(({ id, name, archived }) => (archived ? [] : [{ value: id, label: name }])),
  );
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('administration.conflict');
    return problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  protected error(path: string): string | null {
    return this.found().get(path) ?? this.problemText.ofField(this.problem()?.field(path));
  }

  protected chooseRole(value: string): void {
    const role = ROLES.find((one) => one === value);
    if (role) this.role.set(role);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    this.found.set(this.check());
    const [first] = this.found().keys();
    if (first !== undefined || this.busy()) {
      (event.target as HTMLFormElement)
        .querySelector<HTMLElement>(`[name=${first}], [data-name=${first}] input`)
        ?.focus();
      return;
    }
    this.busy.set(true);
    try {
      this.done.emit(await this.write());
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = accountContract.safeParse(problem.current);
      if (problem.code === 'version_conflict' && current.success) this.known.set(current.data);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private write(): Promise<Account> {
    const known = this.known();
    const entityId = this.role() === 'partner' ? this.entityId() : null;
    if (!known) {
      const body: CreateAccount = {
        name: this.name().trim(),
        email: this.email().trim(),
        role: this.role(),
        entityId,
        password: this.password(),
      };
      return this.api.post('/api/accounts', body, accountContract, { idempotencyKey: this.key });
    }
    const body: UpdateAccount = {
      version: known.version,
      ...(this.role() === known.role ? {} : { role: this.role() }),
      ...(entityId === known.entityId ? {} : { entityId }),
      ...(this.disabled() === known.disabled ? {} : { disabled: this.disabled() }),
      ...(this.password() === '' ? {} : { password: this.password() }),
    };
    return this.api.patch(`/api/accounts/${known.id}`, body, accountContract);
  }

  private check(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const creating = this.known() === null;
    if (creating && this.name().trim() === '') found.set('name', this.t('fieldProblem.required'));
    if (creating && !/^\S+@\S+\.\S+$/.test(this.email().trim()))
      found.set('email', this.t('fieldProblem.invalid_format'));
    if (this.role() === 'partner' && this.entityId() === null)
      found.set('entityId', this.t('administration.entityMissing'));
    if ((creating || this.password() !== '') && this.password().length < PASSWORD_MIN) {
      found.set('password', this.t('fieldProblem.too_short', { min: PASSWORD_MIN }));
    }
    return found;
  }
}
