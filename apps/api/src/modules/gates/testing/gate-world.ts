import type { GateReview, Gates, UseCaseDetail } from '@jalon/contracts';
import { TestApp, type TestAnswer, type TestClient } from '../../../testing/app.js';

/** A portfolio with the people of a review: who asks, who gives an opinion, who decides. */
export class GateWorld {
  private constructor(
    readonly app: TestApp,
    readonly entity: string,
    readonly author: TestClient,
    readonly expert: TestClient,
    readonly boss: TestClient,
    readonly partner: TestClient,
  ) {}

  static async start(): Promise<GateWorld> {
    const app = await TestApp.start();
    const entity = await app.entity('Caisse du Nord');
    return new GateWorld(
      app,
      entity,
      await app.signIn('project_manager'),
      await app.signIn('expert'),
      await app.signIn('leadership'),
      await app.signIn('partner', entity),
    );
  }

  /** A use case at the first stage, with or without what the lifecycle asks for at its border. */
  async useCase(complete = true): Promise<UseCaseDetail> {
    const { personId } = this.author.principal;
    const facts = { sponsorId: personId, functionalReferentId: personId, valueScore: 4, feasibilityScore: 3 };
    const answer = await this.author.post<UseCaseDetail>('/api/use-cases', {
      title: 'Tri des courriers',
      summary: 'Orienter chaque courrier',
      entityId: this.entity,
      ...(complete ? facts : {}),
    });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  gates(useCase: { readonly id: string }, client = this.author): Promise<TestAnswer<Gates>> {
    return client.get<Gates>(`/api/use-cases/${useCase.id}/gates`);
  }

  async request(
    useCase: { readonly id: string },
    slots = [
      { slot: 'technical', personId: this.expert.principal.personId },
      { slot: 'final', personId: this.boss.principal.personId },
    ],
  ): Promise<GateReview> {
    const answer = await this.author.post<Gates>(`/api/use-cases/${useCase.id}/gates`, { slots });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return first(answer);
  }

  /** Asks of the review something with its version. */
  send<T = Gates>(
    client: TestClient,
    method: 'POST' | 'PUT' | 'PATCH',
    { id, useCaseId, version }: { readonly id: string; readonly useCaseId: string; readonly version: number },
    path: string,
    body: Readonly<Record<string, unknown>> = {},
  ): Promise<TestAnswer<T>> {
    return client.send<T>(method, `/api/use-cases/${useCaseId}/gates/${id}${path}`, { version, ...body });
  }

  async upload<T = Gates>(
    review: { readonly id: string; readonly useCaseId: string; readonly version: number },
    criterion: string,
    fileName: string,
    bytes: Buffer,
    /** An Idempotency-Key: the request then comes through a socket, whose body is a stream that nothing prints. */
    key?: string,
  ): Promise<TestAnswer<T>> {
    const query = new URLSearchParams({ version: String(review.version), criterion, fileName });
    const { author, app } = this;
    const session = await app.query<{ csrf_token: string }>(
      'select csrf_token from session where account_id = $1',
      [author.principal.accountId],
    );
    const url = `/api/use-cases/${review.useCaseId}/gates/${review.id}/files?${query.toString()}`;
    const headers = {
      cookie: `jalon_session=${author.token}`,
      'x-csrf-token': session[0]?.csrf_token ?? '',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
    };
    if (key !== undefined) {
      if (!app.nest.getHttpServer().listening) await app.nest.listen(0, '127.0.0.1');
      const sent = await fetch(`${await app.nest.getUrl()}${url}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': key },
        body: new Uint8Array(bytes),
      });
      return { status: sent.status, body: (await sent.json()) as T, headers: {} };
    }
    const answer = await app.nest.inject({ method: 'POST', url, headers, payload: bytes });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  }

  /** A review ready for its decision: everything answered and shown, in review, the opinion given. */
  async ready(useCase: UseCaseDetail): Promise<GateReview & { readonly useCaseId: string }> {
    const at = (review: GateReview) => ({ ...review, useCaseId: useCase.id });
    let review = await this.request(useCase);
    for (const { key, kind, evidenceRequired } of review.grid.criteria) {
      if (evidenceRequired) {
        const kept = await this.send(this.author, 'POST', at(review), '/evidence', {
          kind: 'fact',
          fact: 'use_case',
          criterion: key,
        });
        expect(kept.status).toBe(201);
        review = first(kept);
      }
      if (kind === 'must_meet') {
        review = first(await this.send(this.author, 'PUT', at(review), `/answers/${key}`, { met: 'yes' }));
      }
    }
    review = first(await this.send(this.author, 'POST', at(review), '/start'));
    const slot = review.slots.find((one) => one.slot === 'technical');
    const given = await this.send(this.expert, 'PUT', at(review), `/slots/${slot?.id}`, {
      opinion: 'favourable',
    });
    expect(given.status).toBe(200);
    return at(first(given));
  }
}

export function first(answer: TestAnswer<Gates>): GateReview {
  const review = answer.body.reviews[0];
  if (!review) throw new Error(`No review: ${JSON.stringify(answer.body)}`);
  return review;
}
