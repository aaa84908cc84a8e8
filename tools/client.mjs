/** A signed-in client of the API, as the browser is one: cookie, CSRF token, JSON. */

export class Client {
  #address;
  #cookie = '';
  #csrf = '';

  /** @param {string} address */
  constructor(address) {
    this.#address = address;
  }

  /** @returns {Record<string, string>} */
  get headers() {
    return { cookie: this.#cookie, 'x-csrf-token': this.#csrf, 'content-type': 'application/json' };
  }

  /**
   * @param {{ email: string, password: string }} account
   * @returns {Promise<Client>}
   */
  async signIn({ email, password }) {
    const response = await fetch(`${this.#address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`Signing in: ${response.status} ${await response.text()}`);
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.#csrf = Object(await response.json()).csrfToken;
    return this;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   * @returns {Promise<Response>}
   */
  send(method, path, body, headers = {}) {
    const raw = body instanceof Uint8Array;
    return fetch(`${this.#address}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(raw ? { 'content-type': 'application/octet-stream' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
  }

  /**
   * Like `send`, for an answer that has to be good.
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   * @returns {Promise<any>} the JSON of the answer
   */
  async ask(method, path, body, headers) {
    const response = await this.send(method, path, body, headers);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return text === '' ? null : JSON.parse(text);
  }
}
