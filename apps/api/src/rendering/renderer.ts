import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { DocumentFacts, DrawnFile, FileFormat, HouseTemplates, PreviewPage } from './documents.js';

export const RENDERER = Symbol('Renderer');

/** Draws documents away from the event loop, so that locks are renewed and the relay goes on. */
export interface Renderer {
  /** `onFile` hears each file as it begins. @throws with code ERR_WORKER_OUT_OF_MEMORY past the memory limit. */
  render(
    document: DocumentFacts,
    onFile: (format: FileFormat) => void,
    templates?: HouseTemplates,
  ): Promise<readonly DrawnFile[]>;
  /** The pages of a document as they will be, file after file. @throws as `render`. */
  preview(document: DocumentFacts): Promise<readonly PreviewPage[]>;
}

export type ToThread =
  | { readonly kind: 'draw'; readonly document: DocumentFacts; readonly templates: HouseTemplates }
  | { readonly kind: 'preview'; readonly document: DocumentFacts };

export type FromThread =
  | { readonly kind: 'file'; readonly format: FileFormat }
  | { readonly kind: 'done'; readonly files: readonly DrawnFile[] }
  | { readonly kind: 'pages'; readonly pages: readonly PreviewPage[] }
  | { readonly kind: 'error'; readonly message: string; readonly code: 'template_unusable' | null };

const HEAP_MB = 768;
const AT_MOST_MS = 120_000;

// Of threads begun from here on: with the default, each deck or two had the whole heap of its thread marked, by helpers
// that took as much of the processors as the drawing did.
setFlagsFromString('--initial-heap-size=128');

/** One thread a rendering at a time, kept warm; replaced when it dies. */
export class ThreadRenderer implements Renderer {
  private readonly idle: Worker[] = [];

  constructor(private readonly file: string) {}

  render(
    document: DocumentFacts,
    onFile: (format: FileFormat) => void,
    templates: HouseTemplates = {},
  ): Promise<readonly DrawnFile[]> {
    return this.on({ kind: 'draw', document, templates }, (message) => {
      if (message.kind === 'file') onFile(message.format);
      return message.kind === 'done' ? message.files : undefined;
    });
  }

  preview(document: DocumentFacts): Promise<readonly PreviewPage[]> {
    return this.on({ kind: 'preview', document }, (message) =>
      message.kind === 'pages' ? message.pages : undefined,
    );
  }

  /** Asks a thread; `hear` is given each message and answers the result once it is there. */
  private async on<Result>(
    request: ToThread,
    hear: (message: FromThread) => Result | undefined,
  ): Promise<Result> {
    const thread =
      this.idle.pop() ?? new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    thread.ref();
    try {
      const result = await this.ask(thread, request, hear);
      thread.removeAllListeners();
      thread.on('error', () => this.forget(thread));
      thread.unref();
      this.idle.push(thread);
      return result;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((thread) => thread.terminate()));
  }

  private ask<Result>(
    thread: Worker,
    request: ToThread,
    hear: (message: FromThread) => Result | undefined,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(Object.assign(new Error('Rendering took too long'), { code: '57014' })),
        AT_MOST_MS,
      );
      thread.removeAllListeners();
      thread.on('message', (message: FromThread) => {
        const result = hear(message);
        if (result === undefined && message.kind !== 'error') return;
        clearTimeout(timer);
        if (message.kind === 'error')
          reject(
            Object.assign(new Error(message.message), message.code === null ? {} : { code: message.code }),
          );
        else if (result !== undefined) resolve(result);
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
