import { bootstrapApplication } from '@angular/platform-browser';
import * as z from 'zod';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// zod compiles parsers with `new Function` where it may; the content security policy forbids it.
z.config({ jitless: true });

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
