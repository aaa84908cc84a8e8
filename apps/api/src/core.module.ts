import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { CLOCK, type Clock } from './config/clock.js';
import { CONFIG, type Config } from './config/config.js';
import { LOGGER } from './config/logger.js';
import { Database } from './database/database.js';
import { Listener } from './database/listener.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { LifecycleState } from './http/lifecycle-state.js';

export interface Core {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly database: Database;
  readonly listener: Listener;
  readonly state: LifecycleState;
}

/** What every module may ask for; built once by the entry point. */
@Global()
@Module({})
export class CoreModule {
  static of(core: Core): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: CONFIG, useValue: core.config },
        { provide: CLOCK, useValue: core.clock },
        { provide: LOGGER, useValue: core.logger },
        { provide: Database, useValue: core.database },
        { provide: Listener, useValue: core.listener },
        { provide: LifecycleState, useValue: core.state },
        UnitOfWork,
      ],
      exports: [CONFIG, CLOCK, LOGGER, Database, Listener, LifecycleState, UnitOfWork],
    };
  }
}
