import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { clockWarning } from '@/bin/start/clock'
import { settleEnvironment, wantsDemo } from '@/bin/start/environment'
import { lineFor, redact } from '@/bin/start/failure'
import { envSchema, readEnv } from '@/lib/env-schema'

const good = {
  DATABASE_URL: 'postgresql://stele:secret@localhost:5432/stele',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  NEXTAUTH_URL: 'https://archive.example',
}
const faultOf = (variables: Record<string, string | undefined>): string => {
  try {
    readEnv(variables)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('The environment', () => {
  it('has defaults, also for empty variables', () => {
    expect(readEnv({ ...good, PORT: '', STELE_DEMO: '0' })).toMatchObject({
      PORT: 3000,
      STELE_HOST: '127.0.0.1',
      MEDIA_DIR: '.stele/media',
      STELE_DEMO: false,
      STELE_MAX_UPLOAD_MB: 50,
      STELE_REVIEW_DAYS: 7,
      TRUST_PROXY: false,
    })
  })

  it('reports every missing variable with its rule', () => {
    expect(faultOf({}).split('\n')).toEqual([
      'DATABASE_URL must be a PostgreSQL address: postgresql://user:password@host:5432/name.',
      'NEXTAUTH_SECRET must be a random text of 32 characters or more.',
      'NEXTAUTH_URL must be the address readers use, such as https://archive.example.',
    ])
  })

  it('reports a faulty PORT once', () => {
    vi.stubEnv('PORT', 'http')
    vi.stubEnv('NEXTAUTH_URL', '')
    vi.stubEnv('DATABASE_URL', good.DATABASE_URL)
    expect(settleEnvironment).toThrow(/^PORT must be a port number, 1 to 65535\.$/)
    vi.unstubAllEnvs()
  })

  it.each([
    ['DATABASE_URL', 'mysql://stele:secret@localhost/stele'],
    // A sign in the password that ends the host too early.
    ['DATABASE_URL', 'postgresql://stele:12/hunter2@db/archive'],
    ['DATABASE_URL', 'postgresql://stele:12?hunter2@db/archive'],
    ['DATABASE_URL', 'postgresql://stele:12%E0%A4%A@db/%E0%A4%A'],
    ['NEXTAUTH_SECRET', 'too short'],
    ['NEXTAUTH_URL', 'ftp://nobody.example'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['STELE_HOST', 'two words'],
    ['STELE_DEMO', 'no'],
    ['STELE_MAX_UPLOAD_MB', '9999'],
    ['STELE_REVIEW_DAYS', '0'],
    ['STELE_PAGES_MB', '0'],
    ['STELE_PAGES_MB', '16385'],
    ['TRUST_PROXY', 'true'],
    ['STELE_TSA_URL', 'ftp://stamps.example'],
    ['STELE_TSA_PRIVATE', 'yes'],
  ])('%s refuses %j without printing it', (name, value) => {
    const fault = faultOf({ ...good, [name]: value })
    expect(fault).toMatch(new RegExp(`^${name} must be [^\\n]+\\.$`))
    expect(fault).not.toContain(value)
  })

  it('needs the key of an S3 store that it names', () => {
    expect(faultOf({ ...good, STELE_MEDIA_S3: 's3://copies/archive' })).toMatch(/^STELE_S3_KEY must be set/)
    expect(faultOf({ ...good, STELE_BACKUP_TO: 'copies' })).toMatch(/^STELE_BACKUP_TO must be an address/)
    const bucket = {
      ...good,
      STELE_BACKUP_TO: 's3://copies/archive',
      STELE_S3_KEY: 'key',
      STELE_S3_SECRET: 'secret',
    }
    expect(faultOf(bucket)).toMatch(/^STELE_BACKUP_DIR must be set with STELE_BACKUP_TO/)
    expect(faultOf({ ...bucket, STELE_BACKUP_DIR: '/backups' })).toBe('')
  })

  it('is complete in .env.example and in the configuration guide', () => {
    const example = readFileSync('.env.example', 'utf8')
    const guide = readFileSync('docs/configuration.md', 'utf8')
    const listed = [...example.matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '')
    const names = Object.keys(envSchema.shape)
    const passwords = ['POSTGRES_PASSWORD', 'POSTGRES_APP_PASSWORD', 'POSTGRES_REPLICATION_PASSWORD']
    expect([...listed].sort()).toEqual([...names, ...passwords].sort())
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })

  it('is passed by docker-compose.yml, except what the image sets', () => {
    const compose = readFileSync('docker-compose.yml', 'utf8')
    const passed = [...compose.matchAll(/^ {6}([A-Z0-9_]+): .*$/gm)].map(([, name]) => name)
    const settled = ['PORT', 'STELE_HOST', 'MEDIA_DIR']
    expect(Object.keys(envSchema.shape).filter((name) => !passed.includes(name))).toEqual(settled)
    for (const name of settled)
      expect(readFileSync('Dockerfile', 'utf8')).toMatch(new RegExp(`^ .*${name}=`, 'm'))
  })

  it('has the defaults that .env.example and the guide state', () => {
    const example = readFileSync('.env.example', 'utf8')
    const guide = readFileSync('docs/configuration.md', 'utf8')
    const inForce = Object.entries(readEnv(good)).flatMap(([name, value]) =>
      name in good || typeof value === 'object' || value === undefined
        ? []
        : [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)] as const],
    )
    expect(inForce.length).toBeGreaterThan(25)
    for (const [name, value] of inForce) {
      expect(new RegExp(`^# ${name}=(.*)$`, 'm').exec(example)?.[1], name).toBe(value)
      const [stated = ''] =
        new RegExp(`^\\| \`${name}\` \\| .* \\| ([^|]*) \\|$`, 'm').exec(guide)?.slice(1) ?? []
      expect(stated.replaceAll('`', '').split(/: /)[0], name).toBe(value)
    }
  })
})

describe('The demo archive', () => {
  const local = { STELE_HOST: '127.0.0.1', NEXTAUTH_URL: 'http://localhost:3000' }
  const own = { DATABASE_URL: good.DATABASE_URL }
  it.each([
    ['is loaded into the embedded database on this machine', local, {}, true],
    ['is loaded on request', { ...local, STELE_DEMO: '1', STELE_HOST: '0.0.0.0' }, own, true],
    ['is not loaded when it is refused', { ...local, STELE_DEMO: '0' }, {}, false],
    ["is not loaded into an administrator's own database", local, own, false],
    ['is not loaded where other machines connect', { ...local, STELE_HOST: '0.0.0.0' }, {}, false],
    ['is not loaded behind a public address', { ...local, NEXTAUTH_URL: good.NEXTAUTH_URL }, {}, false],
  ])('%s', (_, variables, { DATABASE_URL = '' }: { DATABASE_URL?: string }, loaded) => {
    vi.stubEnv('DATABASE_URL', DATABASE_URL)
    expect(wantsDemo(readEnv({ ...good, ...variables }))).toBe(loaded)
    vi.unstubAllEnvs()
  })
})

describe('A reported failure', () => {
  it.each([
    [
      'at postgresql://stele:p@ss:w/rd@db.example:5432/stele now',
      'at postgresql://…@db.example:5432/stele now',
    ],
    ['https://reader@archive.example/path', 'https://reader@archive.example/path'],
    ['http://localhost:3000/desk', 'http://localhost:3000/desk'],
  ])('%j is printed without the password', (given, said) => {
    expect(redact(given)).toBe(said)
  })

  it('names a clock that is behind the log, or a year ahead', () => {
    const now = new Date('2026-05-03T10:00:00Z')
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const warning = (event: Date | null, sign = event) => clockWarning({ event, sign }, now)
    expect(warning(later(90))).toContain('the log has an event of 2026-05-03T11:30:00.000Z')
    for (const newest of [null, later(-90), later(0), later(4)]) expect(warning(newest)).toBeNull()
    const yearAgo = later(-365 * 24 * 60)
    expect(warning(yearAgo)).toContain(
      'the newest entry of the archive is of 2025-05-03T10:00:00.000Z, 365 days before. If the clock is right, ignore this.',
    )
    expect(warning(yearAgo, later(-90))).toBeNull()
  })

  it('names a full disk in one line', () => {
    const line = 'The disk is full. Free some space and start again. Nothing that was saved is lost.'
    expect(lineFor(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(line)
    expect(lineFor(Object.assign(new Error('could not extend file'), { code: '53100' }))).toBe(line)
    expect(lineFor(new Error('FATAL: could not write: No space left on device'))).toBe(line)
    expect(lineFor(new Error('FATAL: could not extend file\nHINT:  Check free disk space.'))).toBe(line)
    expect(lineFor(new Error('a programming error'))).toBeNull()
  })
})
