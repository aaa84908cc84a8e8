/**
 * The contracts that start-up needs, loaded beside the first call rather than before it: zod is a fifth of the
 * bundle, and nothing is parsed until the server has answered. Everything else is imported by lazy routes.
 */
export { job, jobs, session } from '@jalon/contracts';
