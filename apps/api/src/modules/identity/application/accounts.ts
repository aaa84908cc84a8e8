import { Inject, Injectable } from '@nestjs/common';
import type { Account, ChangePassword, CreateAccount, Preferences, UpdateAccount } from '@jalon/contracts';
import { DomainError, type Role } from '@jalon/domain';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { SessionStore } from '../persistence/session.store.js';
import { checkPassword, hashPassword, passwordMatches } from './passwords.js';

/** What administrators do with accounts, and what everybody does with their own. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(): Promise<Account[]> {
    return this.accounts.list();
  }

  async create(context: RequestContext, command: CreateAccount): Promise<Account> {
    checkEntity(command.role, command.entityId);
    checkPassword(command.password, 'password', command.email);
    const passwordHash = await hashPassword(command.password);
    return this.work.once(context.actor, context.once, async (tx) => {
      const [person] = await tx.query<{ id: string }>(
        'insert into person (name, entity_id) values ($1, $2) returning id',
        [command.name, command.entityId],
      );
      const id = await this.accounts.insert(tx, {
        personId: person?.id ?? '',
        email: command.email,
        passwordHash,
        role: command.role,
        entityId: command.entityId,
        demo: false,
      });
      if (id === undefined) {
        throw new DomainError('already_exists', 'This address has an account', [
          { path: 'email', code: 'taken' },
        ]);
      }
      await tx.audit({ action: 'account.created', subjectType: 'account', subjectId: id });
      return this.get(tx, id);
    });
  }

  /** Disabling an account, or giving it another password or role, ends its sessions at once. */
  async update(context: RequestContext, id: string, command: UpdateAccount): Promise<Account> {
    const hash = await this.newHash(id, command.password);
    const saved = await this.work.run(context.actor, async (tx) => {
      const before = await this.get(tx, id);
      const role = command.role ?? before.role;
      const entityId = command.entityId === undefined ? before.entityId : command.entityId;
      checkEntity(role, entityId);
      const losesAdmin =
        before.role === 'admin' && !before.disabled && (role !== 'admin' || command.disabled === true);
      if (losesAdmin && (await this.accounts.activeAdministrators(tx)) <= 1) {
        throw new DomainError('invalid_value', 'The last administrator stays', [
          { path: 'role', code: 'last_admin' },
        ]);
      }
      const updated = await this.accounts.update(
        tx,
        id,
        command.version,
        {
          ...(command.role === undefined ? {} : { role: command.role }),
          ...(command.entityId === undefined ? {} : { entityId: command.entityId }),
          ...(command.disabled === undefined ? {} : { disabled: command.disabled }),
          ...(hash === null ? {} : { passwordHash: hash }),
        },
        this.clock.now(),
      );
      if (!updated) throw new DomainError('version_conflict', 'Somebody changed this account', [], before);
      await this.sessions.endAll(tx, id, null);
      const after = await this.get(tx, id);
      await tx.audit({
        action: 'account.updated',
        subjectType: 'account',
        subjectId: id,
        changes: (['role', 'entityId', 'disabled'] as const)
          .filter((path) => before[path] !== after[path])
          .map((path) => ({ path, before: before[path], after: after[path] })),
      });
      return after;
    });
    this.sessions.forget();
    return saved;
  }

  async changePassword(context: RequestContext, tokenHash: Buffer, command: ChangePassword): Promise<void> {
    const { accountId } = context.principal;
    const credentials = await this.accounts.credentialsById(accountId);
    if (!credentials || !(await passwordMatches(credentials.password_hash, command.current))) {
      throw new DomainError('invalid_value', 'The present password is not right', [
        { path: 'current', code: 'wrong_password' },
      ]);
    }
    checkPassword(command.next, 'next', credentials.email);
    const passwordHash = await hashPassword(command.next);
    await this.work.run(context.actor, async (tx) => {
      await this.accounts.setPassword(tx, accountId, passwordHash);
      await this.sessions.endAll(tx, accountId, tokenHash);
      await tx.audit({ action: 'account.password_changed', subjectType: 'account', subjectId: accountId });
    });
    this.sessions.forget();
  }

  async setPreferences(context: RequestContext, patch: Partial<Preferences>): Promise<void> {
    const { accountId } = context.principal;
    await this.work.run(context.actor, async (tx) => {
      await this.accounts.setPreferences(tx, accountId, patch);
      await tx.audit({ action: 'account.preferences_changed', subjectType: 'account', subjectId: accountId });
    });
  }

  private async newHash(id: string, password: string | undefined): Promise<string | null> {
    if (password === undefined) return null;
    const credentials = await this.accounts.credentialsById(id);
    checkPassword(password, 'password', credentials?.email ?? '');
    return hashPassword(password);
  }

  private async get(tx: Transaction, id: string): Promise<Account> {
    const account = await this.accounts.get(tx, id);
    if (!account) throw new DomainError('not_found', 'No such account');
    return account;
  }
}

/** A partner belongs to one entity and nobody else does. */
function checkEntity(role: Role, entityId: string | null): void {
  if ((role === 'partner') !== (entityId !== null)) {
    throw new DomainError('invalid_value', 'A partner belongs to one entity, and only a partner', [
      { path: 'entityId', code: role === 'partner' ? 'required' : 'only_for_partners' },
    ]);
  }
}
