/** Somebody knocks too often: wait `retryAfter` seconds. */
export class TooManyAttempts extends Error {
  constructor(readonly retryAfter: number) {
    super('Too many attempts');
  }
}
