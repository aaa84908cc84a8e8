import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { breathe } from './app/core/breathe';

// zod probes `new Function` as soon as a schema is made, which the content security policy forbids and reports. Its
// settings live on the global object; set here, before any lazy chunk brings zod, they are in time for all of them.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

breathe()
  .then(() => bootstrapApplication(App, appConfig))
  .catch((error: unknown) => {
    reportError(error);
  });
