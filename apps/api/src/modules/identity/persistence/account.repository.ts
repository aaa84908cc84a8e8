import { Injectable } from '@nestjs/common';
import type { Account, Preferences } from '@jalon/contracts';
import type { Role } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface Credentials {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string;
  readonly disabled: boolean;
}

export interface Profile {
  readonly name: string;
  readonly email: string;
  readonly entity_name: string | null;
  readonly preferences: Preferences;
}

export interface NewAccount {
  readonly personId: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly entityId: string | null;
  readonly demo: boolean;
}

export type AccountPatch = Partial<{
  readonly role: Role;
  readonly entityId: string | null;
  readonly disabled: boolean;
  readonly passwordHash: string;
}>;

const COLUMNS = `a.id, p.name, a.email, a.role, a.entity_id as "entityId", a.disabled_at is not null as disabled,
  a.last_seen_at as "lastSeenAt", a.version`;

@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async credentials(email: string): Promise<Credentials | undefined> {
    const [row] = await this.database.query<Credentials>(
      `select id, email, password_hash, disabled_at is not null as disabled from account where lower(email) = lower($1)`,
      [email],
    );
    return row;
  }

  async credentialsById(id: string): Promise<Credentials | undefined> {
    const [row] = await this.database.query<Credentials>(
      'select id, email, password_hash, disabled_at is not null as disabled from account where id = $1',
      [id],
    );
    return row;
  }

  async profile(accountId: string): Promise<Profile | undefined> {
    const [row] = await this.database.query<Profile>(
      `select p.name, a.email, e.name as entity_name,
         json_build_object('language', a.language, 'theme', a.theme, 'shortcuts', a.shortcuts) as preferences
       from account a join person p on p.id = a.person_id left join partner_entity e on e.id = a.entity_id
       where a.id = $1`,
      [accountId],
      'account-profile',
    );
    return row;
  }

  list(): Promise<Account[]> {
    return this.database.query<Account>(
      `select ${COLUMNS} from account a join person p on p.id = a.person_id order by a.disabled_at is not null, fold(p.name)`,
    );
  }

  async get(tx: Transaction, id: string): Promise<Account | undefined> {
    const [row] = await tx.query<Account>(
      `select ${COLUMNS} from account a join person p on p.id = a.person_id where a.id = $1`,
      [id],
    );
    return row;
  }

  /** The new id; undefined when the address is taken. */
  async insert(tx: Transaction, account: NewAccount): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `insert into account (person_id, email, password_hash, role, entity_id, is_demo)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [account.personId, account.email, account.passwordHash, account.role, account.entityId, account.demo],
    );
    return row?.id;
  }

  /** False when the version is no longer the one read. */
  async update(
    tx: Transaction,
    id: string,
    version: number,
    patch: AccountPatch,
    now: Date,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update account set version = version + 1,
         role = coalesce($3, role),
         entity_id = case when $4 then $5::uuid else entity_id end,
         disabled_at = case when $6::boolean is null then disabled_at when $6 then $7::timestamptz else null end,
         password_hash = coalesce($8, password_hash)
       where id = $1 and version = $2 returning id`,
      [
        id,
        version,
        patch.role ?? null,
        patch.entityId !== undefined,
        patch.entityId ?? null,
        patch.disabled ?? null,
        now,
        patch.passwordHash ?? null,
      ],
    );
    return rows.length === 1;
  }

  async setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    await tx.query('update account set password_hash = $2, version = version + 1 where id = $1', [
      id,
      passwordHash,
    ]);
  }

  async setPreferences(tx: Transaction, id: string, patch: Partial<Preferences>): Promise<void> {
    await tx.query(
      `update account set language = coalesce($2, language), theme = coalesce($3, theme),
         shortcuts = coalesce($4, shortcuts) where id = $1`,
      [id, patch.language ?? null, patch.theme ?? null, patch.shortcuts ?? null],
    );
  }

  /** Administrators who can sign in: the last one cannot be taken away. */
  async activeAdministrators(tx: Transaction): Promise<number> {
    const rows = await tx.query(
      `select id from account where role = 'admin' and disabled_at is null for update`,
    );
    return rows.length;
  }
}
