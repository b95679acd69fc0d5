import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { envSchema, readEnv } from '@/lib/env-schema'
import { readYaml, type Yaml, yamlAt } from '@/tests/support/yaml'

const text = readFileSync('compose.large.yaml', 'utf8')
const large = readYaml(text)
const base = readYaml(readFileSync('docker-compose.yml', 'utf8'))

const groupAt = (yaml: Yaml, ...keys: string[]): { [key: string]: Yaml } => {
  const found = yamlAt(yaml, ...keys)
  return found === undefined || typeof found === 'string' || Array.isArray(found) ? {} : found
}
const required = {
  POSTGRES_PASSWORD: 'ownerpassword',
  POSTGRES_APP_PASSWORD: 'apppassword',
  POSTGRES_REPLICATION_PASSWORD: 'replicationpassword',
  NEXTAUTH_SECRET: 'a'.repeat(32),
  NEXTAUTH_URL: 'https://archive.example',
  STELE_S3_KEY: 'thekey',
  STELE_S3_SECRET: 'thesecret',
}
const given: Record<string, string> = required
/** A text as Compose reads it. */
const filledIn = (value: Yaml) =>
  String(value).replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) => {
    if (given[name] === undefined && kind !== '-') throw new Error(`${name} is required.`)
    return given[name] ?? rest
  })
const own = groupAt(large, 'services', 'archive-1', 'environment')
const services = groupAt(large, 'services')

describe('compose.large.yaml', () => {
  test('gives the web servers variables that the archive reads', () => {
    expect(Object.keys(own).filter((name) => !Object.hasOwn(envSchema.shape, name))).toEqual([])
    const merged = { ...groupAt(base, 'services', 'archive', 'environment'), ...own }
    const env = readEnv(
      Object.fromEntries(Object.entries(merged).map(([name, value]) => [name, filledIn(value)])),
    )
    expect(env).toMatchObject({
      ...{ TRUST_PROXY: true, STELE_S3_KEY: 'thekey', STELE_SIGNING_KEY: '/keys/signing-key.pem' },
      DATABASE_URL: expect.stringContaining('@database:5432/stele'),
      DATABASE_REPLICA_URL: expect.stringMatching(/stele_app:apppassword@replica:5432\/stele$/),
      STELE_S3_ENDPOINT: 'http://files:8333',
    })
  })

  test('has two web servers with folders of their own, behind the proxy', () => {
    expect(yamlAt(large, 'services', 'archive-2', 'extends')).toEqual({ service: 'archive-1' })
    for (const number of [1, 2]) {
      const server = `archive-${number}`
      expect(yamlAt(large, 'services', server, 'hostname')).toBe(server)
      expect(yamlAt(large, 'services', server, 'volumes')).toEqual([
        ...[`media-${number}:/var/lib/stele/media`, `kept-${number}:/stele/.stele`],
        'backups:/backups',
      ])
    }
    expect(yamlAt(large, 'services', 'archive-1', 'ports')).toBe('!reset []')
    const proxy = String(yamlAt(large, 'configs', 'caddyfile', 'content'))
    expect(proxy).toContain('reverse_proxy archive-1:3000 archive-2:3000 {')
    expect(proxy).toContain('health_uri /api/health/ready')
    const open = Object.keys(services).filter((name) =>
      Array.isArray(yamlAt(large, 'services', name, 'ports')),
    )
    expect(open).toEqual(['proxy'])
  })

  test('streams the database to a replica, with a role of its own', () => {
    expect(yamlAt(large, 'services', 'database', 'command')).toContain('wal_level=replica')
    const primary = String(yamlAt(large, 'configs', 'replication', 'content'))
    expect(primary).toContain('CREATE ROLE replicator WITH REPLICATION LOGIN')
    const replica = String(yamlAt(large, 'configs', 'replica', 'content'))
    expect(replica).toMatch(/pg_basebackup -h database -U replicator .* -R .*-S replica/)
    expect(primary).toContain(`pg_create_physical_replication_slot('replica')`)
  })

  test('declares what its services use, and asks for each secret', () => {
    const declared = (kind: string) => Object.keys(groupAt(large, kind))
    const names = Object.entries(services)
    const sources = names.flatMap(([name]) => yamlAt(large, 'services', name, 'configs') ?? []).flat()
    expect(new Set(sources.map((one) => yamlAt(one, 'source')))).toEqual(new Set(declared('configs')))
    const volumes = [...text.matchAll(/^ {6}- ([\w-]+):\//gm)].map(([, name]) => name)
    expect(new Set([...volumes, 'database'])).toEqual(new Set(declared('volumes')))
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name)
    expect(asked.filter((name) => !Object.hasOwn(required, name))).toEqual([])
    for (const [name] of names)
      for (const other of Object.keys(groupAt(large, 'services', name, 'depends_on')))
        expect(Object.keys(services)).toContain(other)
  })
})

/** Keys of the Compose specification that the two files use. */
const KEYS = {
  file: 'services configs volumes',
  service:
    'image build restart hostname init depends_on environment ports volumes configs healthcheck command entrypoint extends stop_grace_period',
  healthcheck: 'test interval timeout retries start_period',
  config: 'source target mode',
}
const CONDITIONS = ['service_healthy', 'service_completed_successfully']

test('both files use keys of the Compose specification', () => {
  const unknown = (yaml: Yaml | undefined, keys: string) =>
    Object.keys(yaml === undefined ? {} : groupAt(yaml)).filter((key) => !keys.split(' ').includes(key))
  for (const file of [large, base]) {
    expect(unknown(file, KEYS.file)).toEqual([])
    for (const service of Object.values(groupAt(file, 'services'))) {
      expect(unknown(service, KEYS.service)).toEqual([])
      expect(unknown(yamlAt(service, 'healthcheck'), KEYS.healthcheck)).toEqual([])
      for (const config of [yamlAt(service, 'configs') ?? []].flat())
        expect(unknown(config, KEYS.config)).toEqual([])
      for (const condition of Object.values(groupAt(service, 'depends_on')))
        expect(CONDITIONS).toContain(yamlAt(condition, 'condition'))
    }
  }
})

test('a service that others wait for says when it is well', () => {
  // The image of the archive says it by itself.
  const tells = (name: string) =>
    /^archive/.test(name) || [large, base].some((file) => yamlAt(file, 'services', name, 'healthcheck'))
  for (const service of Object.values(services))
    for (const [name, wait] of Object.entries(groupAt(service, 'depends_on')))
      if (yamlAt(wait, 'condition') === 'service_healthy') expect([name, tells(name)]).toEqual([name, true])
})

test('the configurations can be read by what they are for', () => {
  const content = (name: string) =>
    filledIn(yamlAt(large, 'configs', name, 'content') ?? '').replaceAll('$$', '$')
  for (const script of ['replication', 'replica'])
    expect(spawnSync('bash', ['-n'], { input: content(script), encoding: 'utf8' })).toMatchObject({
      ...{ status: 0, stderr: '' },
    })
  expect(JSON.parse(content('files'))).toMatchObject({
    identities: [{ credentials: [{ accessKey: 'thekey', secretKey: 'thesecret' }] }],
  })
  const proxy = content('caddyfile')
  expect(proxy.startsWith('https://archive.example {')).toBe(true)
  expect(proxy.match(/\{/g)).toHaveLength(proxy.match(/\}/g)?.length ?? 0)
})

test('the reader of YAML refuses what it does not know', () => {
  const at = (yaml: string) => () => readYaml(yaml)
  expect(readYaml('a:\n  - b: c\n    d: e\n  - f: g\nh: |\n  i\n  # j\n')).toEqual({
    a: [{ b: 'c', d: 'e' }, { f: 'g' }],
    h: 'i\n# j',
  })
  expect(at('a:\n   b: c')).toThrow('Line 2')
  expect(at('a: b\na: c')).toThrow('Line 2')
  expect(at('a:\n  b')).toThrow('Line 2')
})
