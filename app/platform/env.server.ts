import { z } from 'zod';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(blankAsMissing, z.string().optional());

const schema = z.object({
  NODE_ENV: z.preprocess(blankAsMissing, z.enum(['development', 'production', 'test']).default('production')),
  PORT: z.preprocess(blankAsMissing, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess(blankAsMissing, z.string().default('127.0.0.1')),
  DATABASE_URL: optionalText,
  DATABASE_POOL_SIZE: z.preprocess(blankAsMissing, z.coerce.number().int().min(1).max(200).default(12)),
  ORIGINS: z.preprocess(blankAsMissing, z.string().default('')).transform((list) => list.split(',').filter(Boolean)),
  TRUSTED_PROXY: optionalText,
  WORKER: z.preprocess(blankAsMissing, z.enum(['on', 'off']).default('on')),
  DATA_DIR: z.preprocess(blankAsMissing, z.string().default('.data')),
  FILES_DIR: z.preprocess(blankAsMissing, z.string().default('.data/files')),
  MEILISEARCH_URL: optionalText,
  MEILISEARCH_MASTER_KEY: optionalText,
  API_PER_MINUTE: z.preprocess(blankAsMissing, z.coerce.number().int().min(1).max(1_000_000_000).default(3_000)),
  LOG_LEVEL: z.preprocess(blankAsMissing, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  DEVELOPMENT_MAILBOX: z.preprocess(blankAsMissing, z.enum(['on', 'off']).optional()),
});

export type Env = z.infer<typeof schema>;

/** Reads the configuration from environment variables. Throws an Error of one plain line that names what is wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`Configuration: ${issue?.path.join('.') ?? 'a variable'}: ${issue?.message ?? 'not understood'}`);
}
