import { Injectable } from '@nestjs/common';
import type { PartnerEntity, Person, Product } from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** Values that use cases share, as filters and as suggestions while typing. */
export interface UsedWords {
  readonly domains: readonly string[];
  readonly tags: readonly string[];
}

/** What the use cases a partner sees refer to. */
export interface UsedReferences {
  readonly people: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
}

const MAX_WORDS = 1_000;
const ENTITY = 'id, name, archived, version';
const PERSON = 'id, name, entity_id as "entityId", competence, archived, version';
const PRODUCT = 'id, name, description, archived, version';

/** Partner entities, people and products: small tables, read whole, written one row at a time. */
@Injectable()
export class ReferenceStore {
  constructor(private readonly database: Database) {}

  entities(): Promise<PartnerEntity[]> {
    return this.database.query(
      `select ${ENTITY} from partner_entity order by fold(name)`,
      [],
      'reference-entities',
    );
  }

  people(): Promise<Person[]> {
    return this.database.query(
      `select ${PERSON} from person order by fold(name), id`,
      [],
      'reference-people',
    );
  }

  products(): Promise<Product[]> {
    return this.database.query(
      `select ${PRODUCT} from product order by fold(name)`,
      [],
      'reference-products',
    );
  }

  /** Domains and tags of the use cases that `principal` sees. */
  async words(principal: Principal): Promise<UsedWords> {
    const values = new Values();
    const visible = visibleTo(principal, values);
    const rows = await this.database.query<{ kind: 'domain' | 'tag'; word: string }>(
      `(select 'domain' as kind, u.domain as word from use_case u
          where ${visible} and u.domain is not null group by u.domain order by fold(u.domain) limit ${MAX_WORDS})
       union all
       (select 'tag', t.word from use_case u cross join unnest(u.tags) as t(word)
          where ${visible} group by t.word order by fold(t.word) limit ${MAX_WORDS})`,
      values.all,
      values.all.length === 0 ? 'reference-words' : 'reference-words-visible',
    );
    const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.word);
    return { domains: of('domain'), tags: of('tag') };
  }

  /** People and products named by the use cases that `principal` sees. */
  async used(principal: Principal): Promise<UsedReferences> {
    const values = new Values();
    const visible = visibleTo(principal, values);
    const rows = await this.database.query<{ person: string | null; product: string | null }>(
      `select distinct p.id as person, u.product_id as product
       from use_case u cross join unnest(array[u.sponsor_id, u.business_owner_id, u.functional_referent_id]) as p(id)
       where ${visible}`,
      values.all,
    );
    const present = (ids: readonly (string | null)[]) => new Set(ids.filter((id) => id !== null));
    return {
      people: present(rows.map((row) => row.person)),
      products: present(rows.map((row) => row.product)),
    };
  }

  async entity(tx: Transaction, id: string): Promise<PartnerEntity | undefined> {
    const [row] = await tx.query<PartnerEntity>(`select ${ENTITY} from partner_entity where id = $1`, [id]);
    return row;
  }

  async person(tx: Transaction, id: string): Promise<Person | undefined> {
    const [row] = await tx.query<Person>(`select ${PERSON} from person where id = $1`, [id]);
    return row;
  }

  async product(tx: Transaction, id: string): Promise<Product | undefined> {
    const [row] = await tx.query<Product>(`select ${PRODUCT} from product where id = $1`, [id]);
    return row;
  }

  /** Undefined when the name is taken, whatever its case and accents. */
  async addEntity(tx: Transaction, name: string): Promise<PartnerEntity | undefined> {
    const [row] = await tx.query<PartnerEntity>(
      `insert into partner_entity (name) values ($1) on conflict do nothing returning ${ENTITY}`,
      [name],
    );
    return row;
  }

  async addPerson(
    tx: Transaction,
    { name, entityId, competence }: Pick<Person, 'name' | 'entityId' | 'competence'>,
  ): Promise<Person | undefined> {
    const [row] = await tx.query<Person>(
      `insert into person (name, entity_id, competence) values ($1, $2, $3) returning ${PERSON}`,
      [name, entityId, competence],
    );
    return row;
  }

  /** Undefined when the name is taken. */
  async addProduct(tx: Transaction, name: string, description: string): Promise<Product | undefined> {
    const [row] = await tx.query<Product>(
      `insert into product (name, description) values ($1, $2) on conflict do nothing returning ${PRODUCT}`,
      [name, description],
    );
    return row;
  }

  /**
   * Undefined when the version is no longer the one read.
   * @throws DomainError `already_exists` when another entity has the name
   */
  async changeEntity(tx: Transaction, entity: PartnerEntity): Promise<PartnerEntity | undefined> {
    const [row] = await uniqueName<PartnerEntity>(
      tx,
      `update partner_entity set name = $3, archived = $4, version = version + 1
       where id = $1 and version = $2 returning ${ENTITY}`,
      [entity.id, entity.version, entity.name, entity.archived],
    );
    return row;
  }

  async changePerson(tx: Transaction, person: Person): Promise<Person | undefined> {
    const [row] = await tx.query<Person>(
      `update person set name = $3, archived = $4, competence = $5, version = version + 1
       where id = $1 and version = $2 returning ${PERSON}`,
      [person.id, person.version, person.name, person.archived, person.competence],
    );
    return row;
  }

  async changeProduct(tx: Transaction, product: Product): Promise<Product | undefined> {
    const [row] = await uniqueName<Product>(
      tx,
      `update product set name = $3, description = $4, archived = $5, version = version + 1
       where id = $1 and version = $2 returning ${PRODUCT}`,
      [product.id, product.version, product.name, product.description, product.archived],
    );
    return row;
  }
}

const UNIQUE_VIOLATION = '23505';

/** Runs a change of a name that its table holds only once. */
async function uniqueName<Row extends object>(
  tx: Transaction,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    return await tx.query<Row>(text, values);
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    throw new DomainError('already_exists', 'This name is taken', [{ path: 'name', code: 'taken' }]);
  }
}
