import { Worker } from 'node:worker_threads';
import type { DocumentFacts, DrawnFile, FileFormat, HouseTemplates } from './documents.js';

export const RENDERER = Symbol('Renderer');

/** Draws documents away from the event loop, so that locks are renewed and the relay goes on. */
export interface Renderer {
  /** `onFile` hears each file as it begins. @throws with code ERR_WORKER_OUT_OF_MEMORY past the memory limit. */
  render(
    document: DocumentFacts,
    onFile: (format: FileFormat) => void,
    templates?: HouseTemplates,
  ): Promise<readonly DrawnFile[]>;
}

export interface ToThread {
  readonly document: DocumentFacts;
  readonly templates: HouseTemplates;
}

export type FromThread =
  | { readonly kind: 'file'; readonly format: FileFormat }
  | { readonly kind: 'done'; readonly files: readonly DrawnFile[] }
  | { readonly kind: 'error'; readonly message: string };

const HEAP_MB = 768;
const AT_MOST_MS = 120_000;

/** One thread a rendering at a time, kept warm; replaced when it dies. */
export class ThreadRenderer implements Renderer {
  private readonly idle: Worker[] = [];

  constructor(private readonly file: string) {}

  async render(
    document: DocumentFacts,
    onFile: (format: FileFormat) => void,
    templates: HouseTemplates = {},
  ): Promise<readonly DrawnFile[]> {
    const thread =
      this.idle.pop() ?? new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    thread.ref();
    try {
      const files = await this.ask(thread, { document, templates }, onFile);
      thread.removeAllListeners();
      thread.on('error', () => this.forget(thread));
      thread.unref();
      this.idle.push(thread);
      return files;
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
    request: ToThread,
    onFile: (format: FileFormat) => void,
  ): Promise<readonly DrawnFile[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(Object.assign(new Error('Rendering took too long'), { code: '57014' })),
        AT_MOST_MS,
      );
      thread.removeAllListeners();
      thread.on('message', (message: FromThread) => {
        if (message.kind === 'file') onFile(message.format);
        else if (message.kind === 'done') {
          clearTimeout(timer);
          resolve(message.files);
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
      thread.postMessage(request);
    });
  }

  private forget(thread: Worker): void {
    const index = this.idle.indexOf(thread);
    if (index >= 0) this.idle.splice(index, 1);
  }
}
