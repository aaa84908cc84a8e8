/**
 * The contracts that start-up needs, loaded beside the first call rather than before it: zod is a fifth of the
 * bundle, and nothing is parsed until the server has answered. Everything else is imported by lazy routes.
 */
import * as z from 'zod';

export { job, jobs, session } from '@jalon/contracts';

// zod compiles parsers with `new Function` where it may; the content security policy forbids it. The setting is
// global, and this file is the first to load zod.
z.config({ jitless: true });
