import { z } from 'zod'

const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1')
const port = 'must be a port number, 1 to 65535'
const days = 'must be a number of days, 1 to 365'
const backupDays = 'must be a number of days, 1 to 3650'
const requests = 'must be a number of requests a minute, or 0 for no limit'
const searches = 'must be a number from 1 to 100'
const pageMegabytes = 'must be a number of megabytes, 1 to 16384'
const seconds = 'must be a number of seconds, 0 to 86400'
const milliseconds = 'must be a number of milliseconds, 0 to 600000'
const witnesses = 'must be addresses of witnesses, each with its key, separated by commas'
const megabytes = 'must be a number of megabytes, 1 to 2048'

/**
 * Returns whether the address parses without mixing up the password. A sign such as "/" in a password ends the host too early and leaves
 * the "@" in the path. Messages that name the host or the database would then print a part of the password.
 */
function isUnmixed(address: string): boolean {
  try {
    const { pathname, search, hash } = new URL(address)
    return !/@/.test(decodeURIComponent(pathname) + search + hash)
  } catch {
    return false
  }
}

const perMinute = (most: number) =>
  z.coerce.number({ error: requests }).int(requests).min(0, requests).max(1_000_000, requests).default(most)

const smtp =
  'must be the address of a mail server: smtp://user:password@host:587 or smtps://user:password@host'

/** "Archive <archive@archive.example>", or the address alone. */
const SENDER = /^(?:[^<>"\r\n]{1,100}<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/

const databaseAddress = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a PostgreSQL address: postgresql://user:password@host:5432/name',
  })
  .refine(
    isUnmixed,
    'must be an address in which the signs / ? # @ % of the password are written as %2F %3F %23 %40 %25',
  )

const s3Address = z
  .string()
  .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]+(?:\/[\w.-]+)*\/?$/, 'must be an address such as s3://bucket/folder')

/** All variables that Stele reads, with their rules. .env.example explains each. */
export const envSchema = z.object({
  DATABASE_URL: databaseAddress,
  DATABASE_OWNER_URL: databaseAddress.optional(),
  DATABASE_REPLICA_URL: databaseAddress.optional(),
  NEXTAUTH_SECRET: z
    .string({ error: 'must be a random text of 32 characters or more' })
    .min(32, 'must be a random text of 32 characters or more'),
  NEXTAUTH_SECRET_BEFORE: z.string().min(32, 'must be the earlier NEXTAUTH_SECRET').optional(),
  NEXTAUTH_URL: z.url({
    protocol: /^https?$/,
    error: 'must be the address readers use, such as https://archive.example',
  }),
  PORT: z.coerce.number({ error: port }).int(port).min(1, port).max(65535, port).default(3000),
  STELE_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all')
    .default('127.0.0.1'),
  MEDIA_DIR: z.string().min(1, 'must be a folder').default('.stele/media'),
  STELE_MEDIA_S3: s3Address.optional(),
  STELE_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be the web address of an S3 service' })
    .optional(),
  STELE_S3_REGION: z.string().default('us-east-1'),
  STELE_S3_KEY: z.string().optional(),
  STELE_S3_SECRET: z.string().optional(),
  STELE_DEMO: flag.optional(),
  STELE_MAX_UPLOAD_MB: z.coerce
    .number({ error: megabytes })
    .int(megabytes)
    .min(1, megabytes)
    .max(2048, megabytes)
    .default(50),
  STELE_TRASH_DAYS: z.coerce.number({ error: days }).int(days).min(1, days).max(3650, days).default(90),
  STELE_REVIEW_DAYS: z.coerce.number({ error: days }).int(days).min(1, days).max(365, days).default(7),
  TRUST_PROXY: flag.default(false),
  STELE_LIMIT_PAGES: perMinute(600),
  STELE_LIMIT_SEARCH: perMinute(60),
  STELE_LIMIT_SIGN_IN: perMinute(60),
  STELE_LIMIT_WRITES: perMinute(1200),
  /** The number of the archive's institution for ARK identifiers (arks.org). */
  STELE_NAAN: z
    .string()
    .regex(/^\d{5}$/, 'must be the number of five digits that the ARK Alliance gave, such as 12345')
    .optional(),
  STELE_LIMIT_REPORTS: perMinute(5),
  STELE_LIMIT_API: perMinute(1200),
  STELE_LIMIT_TOKEN: perMinute(120),
  STELE_PAGES_MB: z.coerce
    .number({ error: pageMegabytes })
    .int(pageMegabytes)
    .min(1, pageMegabytes)
    .max(16_384, pageMegabytes)
    .default(96),
  STELE_PAGES_ON_DISK: flag.default(true),
  STELE_OFFLINE_SECONDS: z.coerce
    .number({ error: seconds })
    .int(seconds)
    .min(0, seconds)
    .max(86_400, seconds)
    .default(300),
  STELE_SEARCHES: z.coerce
    .number({ error: searches })
    .int(searches)
    .min(1, searches)
    .max(100, searches)
    .default(3),
  /** Lookups of DOIs, ISBNs and addresses that members ask for. */
  STELE_LOOKUPS: flag.default(true),
  STELE_LOG: flag.default(false),
  STELE_SLOW_QUERY_MS: z.coerce
    .number({ error: milliseconds })
    .int(milliseconds)
    .min(0, milliseconds)
    .max(600_000, milliseconds)
    .default(0),
  STELE_METRICS: flag.default(false),
  STELE_METRICS_TOKEN: z.string().min(20, 'must be a random text of 20 characters or more').optional(),
  STELE_SIGNING_KEY: z.string().optional(),
  STELE_TSA_URL: z
    .url({ protocol: /^https?$/, error: 'must be the web address of a time-stamping authority (RFC 3161)' })
    .optional(),
  STELE_TSA_PRIVATE: flag.default(false),
  STELE_WEBHOOKS_PRIVATE: flag.default(false),
  STELE_TSA_CERTIFICATES: z.string().optional(),
  STELE_WITNESSES: z
    .string()
    .regex(
      /^\s*https?:\/\/\S+\s+[^\s+,]+\+[0-9a-f]{8}\+[\w+/=]+(\s*,\s*https?:\/\/\S+\s+[^\s+,]+\+[0-9a-f]{8}\+[\w+/=]+)*\s*$/,
      witnesses,
    )
    .transform((text) =>
      text.split(',').map((pair) => {
        const [url = '', key = ''] = pair.trim().split(/\s+/)
        return { url, key }
      }),
    )
    .default([]),
  STELE_WITNESSES_PRIVATE: flag.default(false),
  STELE_BACKUP_DIR: z.string().optional(),
  STELE_BACKUP_TO: s3Address.optional(),
  STELE_BACKUP_TIME: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day (UTC), such as 01:17')
    .default('01:17'),
  STELE_BACKUP_DAYS: z.coerce
    .number({ error: backupDays })
    .int(backupDays)
    .min(1, backupDays)
    .max(3650, backupDays)
    .default(30),
  STELE_BACKUP_RECIPIENTS: z
    .string()
    .regex(/^age1[0-9a-z]+([ ,]+age1[0-9a-z]+)*$/, 'must be public keys of age, such as age1…')
    .transform((keys) => keys.split(/[ ,]+/))
    .default([]),
  STELE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: smtp })
    .refine(isUnmixed, smtp)
    .optional(),
  STELE_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the web address of an OpenID Connect provider' })
    .optional(),
  STELE_OIDC_CLIENT_ID: z.string().optional(),
  STELE_OIDC_SECRET: z.string().optional(),
  STELE_OIDC_NAME: z.string().max(80, 'must be a name of 80 characters or less').optional(),
  STELE_MAIL_FROM: z
    .string()
    .regex(SENDER, 'must be an e-mail address, such as Archive <archive@archive.example>')
    .optional(),
})

export type Env = z.output<typeof envSchema>

/** Returns the environment. Throws an `Error` with one line for each faulty variable: its name and its rule, never its value. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = envSchema
    .refine(({ STELE_SMTP_URL, STELE_MAIL_FROM }) => !STELE_SMTP_URL || STELE_MAIL_FROM, {
      path: ['STELE_MAIL_FROM'],
      error: 'must be set with STELE_SMTP_URL',
    })
    .refine((env) => !env.STELE_OIDC_ISSUER || (env.STELE_OIDC_CLIENT_ID && env.STELE_OIDC_SECRET), {
      path: ['STELE_OIDC_CLIENT_ID'],
      error: 'and STELE_OIDC_SECRET must be set with STELE_OIDC_ISSUER',
    })
    .refine(
      ({ STELE_MEDIA_S3, STELE_BACKUP_TO, STELE_S3_KEY, STELE_S3_SECRET }) =>
        (!STELE_MEDIA_S3 && !STELE_BACKUP_TO) || (STELE_S3_KEY && STELE_S3_SECRET),
      { path: ['STELE_S3_KEY'], error: 'must be set, with STELE_S3_SECRET, for an S3 store' },
    )
    .refine(({ STELE_BACKUP_TO, STELE_BACKUP_DIR }) => !STELE_BACKUP_TO || STELE_BACKUP_DIR, {
      path: ['STELE_BACKUP_DIR'],
      error: 'must be set with STELE_BACKUP_TO: a backup is made in a folder first',
    })
    .safeParse(given)
  if (result.success) return result.data
  throw new Error(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'))
}
