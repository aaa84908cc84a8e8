import { HttpErrorResponse } from '@angular/common/http';
import { ApiProblem, toApiProblem } from './api-problem';

const answer = (status: number, error: unknown) => toApiProblem(new HttpErrorResponse({ status, error }));

describe('toApiProblem', () => {
  it('reads a problem body, as an object or as text', () => {
    const body = {
      type: 'urn:jalon:problem:version_conflict',
      title: 'Conflict',
      status: 409,
      code: 'version_conflict',
      requestId: 'r1',
      current: { version: 3 },
    };
    for (const sent of [body, JSON.stringify(body)]) {
      const problem = answer(409, sent);
      expect(problem).toMatchObject({
        status: 409,
        code: 'version_conflict',
        requestId: 'r1',
        current: { version: 3 },
      });
    }
  });

  it.each([
    [0, null, 'unreachable'],
    [401, '<html>', 'unauthenticated'],
    [404, { message: 'nope' }, 'not_found'],
    [413, null, 'too_large'],
    [422, { code: 3, title: 'x', status: 422 }, 'invalid_value'],
    [422, { code: 'x', title: 'x', status: 422, errors: [{ path: 1 }] }, 'invalid_value'],
    [503, null, 'unavailable'],
  ])('gives status %d with %j the code %s', (status, body, code) => {
    expect(answer(status, body).code).toBe(code);
  });

  it('keeps what is already one, and wraps what is not from HTTP', () => {
    const problem = new ApiProblem(404, 'not_found');
    expect(toApiProblem(problem)).toBe(problem);
    expect(toApiProblem(new TypeError('x')).code).toBe('unreadable');
  });

  it('finds the problem of a field or of its children', () => {
    const problem = new ApiProblem(422, 'invalid_value', '', [
      { path: 'titles', code: 'a' },
      { path: 'tags.2', code: 'b' },
    ]);
    expect(problem.field('tags')?.code).toBe('b');
    expect(problem.field('title')).toBeNull();
  });
});
