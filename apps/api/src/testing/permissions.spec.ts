import { randomUUID } from 'node:crypto';
import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { UseCaseDetail } from '@jalon/contracts';
import { may, ROLES, type Action, type Role } from '@jalon/domain';
import { POLICY, type RoutePolicy } from '../http/policy.js';
import { TestApp, type Method, type TestClient } from './app.js';
import { adoptInternships, FIXTURES } from './permission-fixtures.js';

interface Route {
  readonly method: Method;
  readonly url: string;
  readonly policy: RoutePolicy | undefined;
}

/** Streams never end by themselves: only refusals are asked of them. */
const ENDLESS = new Set(['GET /api/jobs/stream']);
const REFUSED_OR_BROKEN = new Set([401, 403, 500, 502, 503]);
/** Ends the session that asks: each asker brings one of its own. */
const ENDS_SESSION = new Set(['DELETE /api/session']);

let app: TestApp;
let routes: readonly Route[];
type Side = 'own' | 'other';
const useCases: Record<Side, string> = { own: '', other: '' };
let own: string;
let other: string;
/** What else an address may name, of either side. */
const fixtures: Record<Side, Record<string, string>> = { own: {}, other: {} };
const nobody = randomUUID();

beforeAll(async () => {
  app = await TestApp.start();
  routes = declaredRoutes();
  own = await app.entity('Caisse du Nord');
  other = await app.entity('Caisse du Sud');
  const manager = await app.signIn('admin');
  for (const [key, entityId] of [
    ['own', own],
    ['other', other],
  ] as const) {
    const created = await manager.post<UseCaseDetail>('/api/use-cases', { title: `Tri ${key}`, entityId });
    useCases[key] = created.body.id;
    const world = { app, admin: manager, useCaseId: created.body.id, entityId };
    for (const [name, make] of Object.entries(FIXTURES)) fixtures[key][name] = await make(world);
  }
});

afterAll(() => app.stop());

/** Every handler of every controller, with the policy its guard will read. */
function declaredRoutes(): readonly Route[] {
  const found: Route[] = [];
  for (const module of app.nest.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as Type<object>;
      const prototype = controller.prototype as Readonly<Record<string, object>>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = name === 'constructor' ? undefined : prototype[name];
        const path = handler && (Reflect.getMetadata('path', handler) as string | string[] | undefined);
        if (handler === undefined || path === undefined) continue;
        const bases = [Reflect.getMetadata('path', controller) as string | string[]].flat();
        const verb = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod] as Method;
        const policy = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as
          RoutePolicy | undefined;
        for (const base of bases) {
          for (const part of [path].flat()) {
            const url = `/${[base, part]
              .map((piece) => piece.replace(/^\/|\/$/g, ''))
              .filter(Boolean)
              .join('/')}`;
            found.push({ method: verb, url, policy });
          }
        }
      }
    }
  }
  return found;
}

const name = (route: Route) => `${route.method} ${route.url}`;
const isAction = (policy: RoutePolicy | undefined): policy is Action =>
  policy !== undefined && policy !== 'public' && policy !== 'signed_in' && policy !== 'api_key';
/** Machines bring a key instead of a session: theirs is asked for all the same. */
const isForPeople = ({ policy }: Route) => policy !== 'public' && policy !== 'api_key';

/** Routes whose `:id` belongs to a partner entity: of use cases, and of what fixtures make. */
const ownerOf = (route: Route) => /^\/api\/([\w-]+)\/:id/.exec(route.url)?.[1] ?? '';
const isOwned = (route: Route) => ownerOf(route) === 'use-cases' || ownerOf(route) in FIXTURES;

function address(route: Route, side: Side): string {
  // What one role deletes, the next could not read.
  const made = route.method === 'DELETE' ? {} : fixtures[side];
  const subject = ownerOf(route) === 'use-cases' ? useCases[side] : (made[ownerOf(route)] ?? nobody);
  return route.url
    .replace(':id', subject)
    .replace(/:(\w+)/g, (_, name: string) => made[name] ?? (name.endsWith('Id') ? nobody : 'pptx'));
}

it('knows every route that answers', () => {
  const answering = new Set(app.routes.map((route) => route.replace(/(.)\/$/, '$1')));
  expect(new Set(routes.map(name))).toEqual(answering);
  expect(routes.length).toBeGreaterThan(30);
});

it('declares a policy for every route', () => {
  expect(routes.filter((route) => route.policy === undefined).map(name)).toEqual([]);
});

it('asks everybody who they are, but for what is public', async () => {
  for (const route of routes) {
    const answer = await app.anonymous(route.method, address(route, 'own'), hasBody(route) ? {} : undefined);
    const expected = route.policy === 'public' ? expect.not.stringMatching(/40[13]|5\d\d/) : '401';
    expect([name(route), String(answer.status)]).toEqual([name(route), expected]);
  }
});

it('refuses writes without the session’s CSRF token, and from other sites', async () => {
  const admin = await app.signIn('admin');
  for (const route of routes.filter((each) => isForPeople(each) && each.method !== 'GET')) {
    for (const headers of [{ 'x-csrf-token': 'wrong' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await admin.send(
        route.method,
        address(route, 'own'),
        hasBody(route) ? {} : undefined,
        headers,
      );
      expect([name(route), headers, answer.status]).toEqual([name(route), headers, 403]);
    }
  }
});

const WHO = ROLES.flatMap((role) => (['own', 'other'] as const).map((whose) => [role, whose] as const));

it.each(WHO)('opens to %s what the matrix says, of its %s entity', async (role, whose) => {
  const client = await signIn(role);
  await adoptInternships(app, client);
  const entityId = whose === 'own' ? own : other;
  for (const route of routes.filter((each) => each.policy !== 'api_key')) {
    const { policy } = route;
    const subject = isOwned(route) ? { entityId } : undefined;
    const allowed = !isAction(policy) || may(client.principal, policy);
    const visible = !isAction(policy) || may(client.principal, policy, subject);
    if (allowed && ENDLESS.has(name(route))) continue;
    const asker = ENDS_SESSION.has(name(route)) ? await signIn(role) : client;
    const answer = await asker.send(route.method, address(route, whose), hasBody(route) ? {} : undefined);
    const said = [name(route), answer.status];
    if (!allowed) expect(said).toEqual([name(route), 403]);
    else if (!visible) {
      // A write's body is looked at first: then the answer is the one for what does not exist.
      const absent = await asker.send(
        route.method,
        route.url.replace(/:\w+/g, nobody),
        hasBody(route) ? {} : undefined,
      );
      expect([404, ...(hasBody(route) ? [422] : [])]).toContain(absent.status);
      expect(said).toEqual([name(route), absent.status]);
    } else
      expect([name(route), REFUSED_OR_BROKEN.has(answer.status), answer.status]).toEqual([
        name(route),
        false,
        answer.status,
      ]);
    if (visible && allowed && route.method === 'GET' && subject) expect(said).toEqual([name(route), 200]);
  }
});

function signIn(role: Role): Promise<TestClient> {
  return app.signIn(role, role === 'partner' ? own : null);
}

function hasBody(route: Route): boolean {
  return route.method !== 'GET' && route.method !== 'DELETE';
}
