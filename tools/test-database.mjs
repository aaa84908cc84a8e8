/**
 * Databases for integration tests: migrations run once into a template, each test file gets a clone of it, which
 * PostgreSQL copies in some tens of milliseconds.
 */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * @typedef {object} TestDatabase
 * @property {string} url
 * @property {() => Promise<void>} drop disconnects whoever is left and removes the database
 */

/** @param {string} name */
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/**
 * @param {string} serverUrl
 * @param {string} database
 * @returns {string} the same server, another database
 */
export function withDatabase(serverUrl, database) {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Creates an empty database with a random name.
 * @param {string} serverUrl a superuser's connection to any database of the server
 * @returns {Promise<TestDatabase>}
 */
export async function createDatabase(serverUrl) {
  return makeDatabase(serverUrl, undefined);
}

/**
 * A copy of a template, to write in freely.
 * @param {string} serverUrl
 * @param {string} template name returned by `createTemplate`
 * @returns {Promise<TestDatabase>}
 */
export async function cloneDatabase(serverUrl, template) {
  return makeDatabase(serverUrl, template);
}

/**
 * @param {string} serverUrl
 * @param {string | undefined} template
 * @returns {Promise<TestDatabase>}
 */
async function makeDatabase(serverUrl, template) {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const source = template === undefined ? '' : ` template ${quoted(template)}`;
  await connected(serverUrl, (client) => client.query(`create database ${quoted(name)}${source}`));
  return {
    url: withDatabase(serverUrl, name),
    drop: async () => {
      await connected(serverUrl, (client) =>
        client.query(`drop database if exists ${quoted(name)} with (force)`),
      );
    },
  };
}

/**
 * Runs `migrate` once a server and version into a template database; parallel test processes wait for the first.
 * @param {string} serverUrl
 * @param {(url: string) => Promise<void>} migrate brings the empty database at `url` to the current schema, and
 *   closes its connections
 * @param {string} version changes when the schema does, for example the names of all migrations
 * @returns {Promise<string>} name for `cloneDatabase`
 */
export async function createTemplate(serverUrl, migrate, version) {
  const name = `template_${createHash('sha256').update(version).digest('hex').slice(0, 16)}`;
  await connected(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    try {
      const found = await client.query('select datistemplate from pg_database where datname = $1', [name]);
      if (found.rows[0]?.datistemplate === true) return;
      // A run that was interrupted leaves a half-migrated database, which is not marked as a template yet.
      await client.query(`drop database if exists ${quoted(name)} with (force)`);
      await client.query(`create database ${quoted(name)}`);
      await migrate(withDatabase(serverUrl, name));
      await client.query(`alter database ${quoted(name)} with is_template true allow_connections false`);
    } finally {
      await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
    }
  });
  return name;
}
