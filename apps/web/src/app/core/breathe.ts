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

/** The contracts of a page, then the page: each evaluated in a task of its own, and what is done with it in a third. */
export async function oneByOne<T>(first: () => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  await first();
  await breathe();
  const loaded = await second();
  await breathe();
  return loaded;
}
