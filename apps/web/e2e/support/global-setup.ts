import { startStack } from './stack.js';

/** One application for all journeys; the journey on Redis starts its own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const stack = await startStack();
  process.env['JOURNEY_STACK'] = JSON.stringify({
    url: stack.url,
    accounts: stack.accounts,
    databaseUrl: stack.databaseUrl,
  });
  return stack.stop;
}
