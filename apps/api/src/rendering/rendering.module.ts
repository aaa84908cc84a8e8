import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { RENDERER, ThreadRenderer } from './renderer.js';

/** The threads that draw documents, shared by every job that needs one. */
@Module({})
export class RenderingModule implements OnModuleDestroy {
  constructor(@Inject(RENDERER) private readonly renderer: ThreadRenderer) {}

  /** `thread` is the built file that runs as a thread. Import the one answer everywhere: it is one pool. */
  static of(thread: string): DynamicModule {
    return {
      module: RenderingModule,
      providers: [{ provide: RENDERER, useFactory: () => new ThreadRenderer(thread) }],
      exports: [RENDERER],
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.renderer.close();
  }
}
