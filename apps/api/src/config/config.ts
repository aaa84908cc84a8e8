import * as z from 'zod';

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the built web app; without it only the API is served. */
  WEB_ROOT: z.string().optional(),
  /** Behind HTTPS: Secure cookie with the __Host- prefix, HSTS. */
  JALON_HTTPS: z.stringbool().default(false),
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  JALON_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  JALON_POOL_MAX: z.coerce.number().int().min(2).max(100).default(10),
  JALON_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  JALON_LAB_NAME: z.string().min(1).max(80).default('DataLab'),
  /** The LibreOffice that makes PDF files; looked for in PATH when left out. */
  LIBREOFFICE_PATH: z.string().min(1).optional(),
  /** `first-start` fills an empty database with the demo. */
  JALON_DEMO: z.enum(['never', 'first-start']).default('never'),
  /** E-mail and password of the first administrator, created when there is no account at all. */
  JALON_ADMIN_EMAIL: z.email().optional(),
  JALON_ADMIN_PASSWORD: z.string().min(15).optional(),
  /** 32 bytes, base64 or hexadecimal: users are stored under pseudonyms made with it. Never change it. */
  JALON_PSEUDONYM_KEY: z
    .string()
    .regex(/^(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/, { error: '32 bytes in base64 or hexadecimal' })
    .optional(),
});

export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly webRoot: string | undefined;
  readonly https: boolean;
  readonly trustedProxies: number;
  readonly poolMax: number;
  readonly logLevel: string;
  readonly labName: string;
  /** Where LibreOffice is, when that is said. */
  readonly libreOffice: string | undefined;
  readonly demo: 'never' | 'first-start';
  readonly admin: { readonly email: string; readonly password: string } | null;
  /** Without it usage events are refused: nobody is stored by name. */
  readonly pseudonymKey: Buffer | undefined;
}

export const CONFIG = Symbol('Config');

/** Reads the environment once. @throws Error that names every variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not usable.\n  ${problems.join('\n  ')}`);
  }
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    port: values.PORT,
    host: values.HOST,
    webRoot: values.WEB_ROOT,
    https: values.JALON_HTTPS,
    trustedProxies: values.JALON_TRUSTED_PROXIES,
    poolMax: values.JALON_POOL_MAX,
    logLevel: values.JALON_LOG_LEVEL,
    labName: values.JALON_LAB_NAME,
    libreOffice: values.LIBREOFFICE_PATH,
    demo: values.JALON_DEMO,
    admin:
      values.JALON_ADMIN_EMAIL && values.JALON_ADMIN_PASSWORD
        ? { email: values.JALON_ADMIN_EMAIL, password: values.JALON_ADMIN_PASSWORD }
        : null,
    pseudonymKey: keyBytes(values.JALON_PSEUDONYM_KEY),
  };
}

function keyBytes(text: string | undefined): Buffer | undefined {
  return text === undefined ? undefined : Buffer.from(text, text.length === 64 ? 'hex' : 'base64');
}
