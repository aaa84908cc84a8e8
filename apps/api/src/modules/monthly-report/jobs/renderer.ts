import { Worker } from 'node:worker_threads';
import type { MonthlyReportFacts, RenderStep } from '@jalon/reporting';

export interface Rendered {
  readonly pptx: Uint8Array;
  readonly docx: Uint8Array;
}

export const RENDERER = Symbol('Renderer');

/** Draws documents away from the event loop, so that locks are renewed and the relay goes on. */
export interface Renderer {
  /** `onStep` hears each document as it begins. @throws with code ERR_WORKER_OUT_OF_MEMORY past the memory limit. */
  render(facts: MonthlyReportFacts, onStep: (step: RenderStep) => void): Promise<Rendered>;
}

export type FromThread =
  | { readonly kind: 'step'; readonly step: RenderStep }
  | { readonly kind: 'done'; readonly rendered: Rendered }
  | { readonly kind: 'error'; readonly message: string };

const HEAP_MB = 768;
const AT_MOST_MS = 120_000;

/** One thread a rendering at a time, kept warm; replaced when it dies. */
export class ThreadRenderer implements Renderer {
  private readonly idle: Worker[] = [];

  constructor(private readonly file: string) {}

  async render(facts: MonthlyReportFacts, onStep: (step: RenderStep) => void): Promise<Rendered> {
    const thread =
      this.idle.pop() ?? new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    thread.ref();
    try {
      const rendered = await this.ask(thread, facts, onStep);
      thread.removeAllListeners();
      thread.on('error', () => this.forget(thread));
      thread.unref();
      this.idle.push(thread);
      return rendered;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((thread) => thread.terminate()));
  }

  private ask(
    thread: Worker,
    facts: MonthlyReportFacts,
    onStep: (step: RenderStep) => void,
  ): Promise<Rendered> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(Object.assign(new Error('Rendering took too long'), { code: '57014' })),
        AT_MOST_MS,
      );
      thread.removeAllListeners();
      thread.on('message', (message: FromThread) => {
        if (message.kind === 'step') onStep(message.step);
        else if (message.kind === 'done') {
          clearTimeout(timer);
          resolve(message.rendered);
        } else {
          clearTimeout(timer);
          reject(new Error(message.message));
        }
      });
      thread.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      thread.on('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`The rendering thread ended with ${code}`));
      });
      thread.postMessage(facts);
    });
  }

  private forget(thread: Worker): void {
    const index = this.idle.indexOf(thread);
    if (index >= 0) this.idle.splice(index, 1);
  }
}
