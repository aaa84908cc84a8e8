/**
 * Ends the task of the moment and goes on in another: between the two the browser paints, and answers what the person
 * does. Long work on a phone is cut by it.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    // Timers wait four milliseconds once they nest, messages do not; where there are none a timer does.
    if (typeof MessageChannel === 'undefined') {
      setTimeout(resolve);
      return;
    }
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** Modules in the order given: each is evaluated in a task of its own, and what is done with the last in another. */
export async function oneByOne<T>(
  ...steps: readonly [...before: readonly (() => Promise<unknown>)[], last: () => Promise<T>]
): Promise<T> {
  const last = steps[steps.length - 1] as () => Promise<T>;
  for (const step of steps.slice(0, -1)) {
    await step();
    await breathe();
  }
  const loaded = await last();
  await breathe();
  return loaded;
}
