import { $ZodObject } from 'zod/v4/core';

/** Half of zod, apart: made before the contracts, so that neither is a long task on a phone. */
export const core = { $ZodObject };
