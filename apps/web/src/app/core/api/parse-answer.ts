import type * as z from 'zod';
import { ApiProblem } from './api-problem';

/** The answer as its contract says. @throws ApiProblem `unreadable` */
export function parseAnswer<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiProblem(200, 'unreadable', parsed.error.message);
}
