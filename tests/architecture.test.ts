import { describe, expect, it } from 'vitest'
import { cyclesIn, importsOf, loadedBy, modulesIn } from './support/modules'

const list = modulesIn('app', 'bin', 'components', 'lib', 'prisma', 'proxy.ts')
const modules = new Map(list.map((module) => [module.file, module]))
const below = (folder: string) => list.filter(({ file }) => file.startsWith(`${folder}/`))

/** The layer of a file in lib: its folder, or its own name. */
const layerOf = (file: string) => file.split('/')[1]?.replace(/\.ts$/, '') ?? ''

const DOMAIN = ['records', 'sources', 'holdings', 'citations', 'authorities', 'figures', 'media', 'members']
const PURE = ['text', 'dates', 'hashing']
const BASE = [
  'generated',
  'messages',
  'errors',
  'input',
  'env-schema',
  'env',
  'db',
  'access',
  'events',
  'auth',
  'health',
]

/** Who may import whom inside lib (docs and design: no layer knows one above it). */
const MAY_IMPORT: Record<string, string[]> = {
  messages: [],
  errors: ['messages'],
  'env-schema': [],
  env: ['env-schema'],
  input: ['errors', 'messages'],
  hashing: [],
  text: ['errors', 'messages', 'citations'],
  dates: ['errors', 'messages', 'text'],
  db: ['env', 'generated'],
  access: ['errors', 'messages', 'generated'],
  events: ['access', 'db', 'generated', 'hashing'],
  auth: ['access', 'db', 'env', 'errors', 'generated', 'members', 'messages'],
  health: ['db'],
  ...Object.fromEntries(DOMAIN.map((folder) => [folder, [...BASE, ...PURE, ...DOMAIN]])),
  review: [...BASE, ...PURE, ...DOMAIN],
  search: [...BASE, ...PURE, ...DOMAIN],
  editions: [...BASE, ...PURE, ...DOMAIN, 'review', 'search'],
  exchange: [...BASE, ...PURE, ...DOMAIN, 'review', 'search', 'editions'],
}

/** Files that speak to the database under a noun of their own: each is one subject of its folder's commands or queries. */
const DATABASE_NOUNS: Record<string, string> = {
  'lib/editions/addresses.ts': 'queries: what a public address answers',
  'lib/editions/archive.ts': 'queries: the lists of the archive',
  'lib/editions/erasure/erased-text.ts': 'commands: what an erasure does to each table',
  'lib/editions/figures.ts': 'queries: what other records state of the same count',
  'lib/editions/last-change.ts': 'queries: whether readers see something new',
  'lib/editions/sitemap.ts': 'queries: every public address',
  'lib/editions/sources.ts': 'queries: what cites a source in public',
  'lib/editions/tombstone.ts': 'queries: what is said of a withdrawn record',
  'lib/editions/withdrawn.ts': 'queries: which records are withdrawn',
  'lib/holdings/erasing.ts': 'commands: copies that go with an erased record',
  'lib/holdings/fixity.ts': 'queries: whether what is held is as it was kept',
  'lib/holdings/passages.ts': 'commands: passages',
  'lib/members/invitations.ts': 'commands: invitations and the first admin',
  'lib/members/sign-in.ts': 'commands: one attempt to sign in',
  'lib/members/throttle.ts': 'commands: failures counted and waited for',
  'lib/relocation/moves.ts': 'commands: drafts bound to a better copy',
  'lib/relocation/cited-passages.ts': 'queries: what is looked for in a better copy',
  'lib/search/terms.ts': 'queries: the words of the archive',
  'lib/sources/cited.ts': 'queries: sources as citations take them',
  'lib/sources/search.ts': 'queries: which sources fit some words',
  'lib/sources/likeness.ts': 'queries: which sources may be one work',
  'lib/sources/relations.ts': 'commands: relations between sources',
  'lib/sources/dependents.ts': 'queries: what rests on a source',
  'lib/sources/survivors.ts': 'queries: what an id that was merged stands for',
}

/** Files longer than 250 lines, with the reason. */
const LONG: Record<string, string> = {
  'prisma/demo/records.ts': 'a table of content, not code',
}

describe('The layers', () => {
  it('every file in lib belongs to a layer, and imports only from the layers below', () => {
    const faults = below('lib').flatMap(({ file, imports }) =>
      imports
        .filter(({ to }) => to.startsWith('lib/') && layerOf(to) !== layerOf(file))
        // The shape of what a higher layer keeps may be known below it, as a type only.
        .filter(({ to, typeOnly }) => !(typeOnly && to.endsWith('/schema.ts')))
        .filter(({ to }) => !MAY_IMPORT[layerOf(file)]?.includes(layerOf(to)))
        .map(({ to }) => `${file} → ${to}`),
    )
    expect(faults).toEqual([])
    expect(below('lib').filter(({ file }) => !(layerOf(file) in MAY_IMPORT))).toEqual([])
  })

  it('a domain folder never imports the commands of another', () => {
    const faults = below('lib').flatMap(({ file, imports }) =>
      imports
        .filter(({ to }) => DOMAIN.includes(layerOf(file)) && /(^|\/)commands\.ts$/.test(to))
        .filter(({ to }) => layerOf(to) !== layerOf(file))
        .map(({ to }) => `${file} → ${to}`),
    )
    expect(faults).toEqual([])
  })

  it('nothing in lib imports pages or components, and no component imports a page', () => {
    const upward = (folder: string, forbidden: RegExp) =>
      below(folder).flatMap(({ file, imports }) =>
        imports.filter(({ to }) => forbidden.test(to)).map(({ to }) => `${file} → ${to}`),
      )
    expect(upward('lib', /^(app|components|bin|tests|prisma)\//)).toEqual([])
    expect(upward('components', /^(app|bin|tests|prisma)\//)).toEqual([])
    expect(upward('app', /^(bin|tests|prisma)\//)).toEqual([])
  })

  it('the import graph has no cycle', () => {
    expect(cyclesIn(modules)).toEqual([])
  })
})

describe('Access to data', () => {
  const touches = (file: string) =>
    [...loadedBy(file, modules)].filter((loaded) =>
      /^(lib\/(db|env|events|auth)\.ts|lib\/generated\/prisma\/client|server-only)/.test(loaded),
    )

  it('no component loads anything that reaches the database or the environment', () => {
    expect(
      below('components').flatMap(({ file }) => touches(file).map((to) => `${file} loads ${to}`)),
    ).toEqual([])
  })

  it('text, dates and hashing are pure', () => {
    const pure = PURE.flatMap((folder) => below(`lib/${folder}`))
    expect(pure.length).toBeGreaterThan(0)
    expect(pure.flatMap(({ file }) => touches(file).map((to) => `${file} loads ${to}`))).toEqual([])
  })

  it('the database is spoken to in queries, commands and the base files only', () => {
    const speakers = list.filter(({ file, imports }) => {
      const named = /(^|\/)(queries|commands|auth|events|db|health)\.ts$/.test(file)
      const uses = imports.some(
        ({ to, typeOnly }) => !typeOnly && /^lib\/(db\.ts|generated\/prisma\/client)/.test(to),
      )
      return (
        uses && !(named && file.startsWith('lib/')) && !file.startsWith('bin/') && !file.startsWith('prisma/')
      )
    })
    expect(speakers.map(({ file }) => file).filter((file) => !(file in DATABASE_NOUNS))).toEqual([])
  })
})

describe('The files', () => {
  it('no file has more than 250 lines unless it is listed here with its reason', () => {
    expect(list.filter(({ file, lines }) => lines > 250 && !(file in LONG)).map(({ file }) => file)).toEqual(
      [],
    )
  })

  it('every exception listed here is still needed', () => {
    expect(Object.keys({ ...DATABASE_NOUNS, ...LONG }).filter((file) => !modules.has(file))).toEqual([])
    expect(Object.keys(LONG).filter((file) => (modules.get(file)?.lines ?? 0) <= 250)).toEqual([])
  })

  it('no file switches the type checker or the ban on `any` off', () => {
    const switches = /@ts-(ignore|nocheck|expect-error)|noExplicitAny/
    expect(list.filter(({ text }) => switches.test(text)).map(({ file }) => file)).toEqual([])
  })

  it('no file has a name that says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|misc|common|manager|stuff)(\/|\.)/
    expect(list.filter(({ file }) => empty.test(file)).map(({ file }) => file)).toEqual([])
  })
})

describe('The reader of imports', () => {
  it('sees every form of import and tells types from values', () => {
    const text = [
      "import 'server-only'",
      "import type { A } from '@/lib/errors'",
      "import {\n  b,\n} from './db'",
      "export { c } from 'zod'",
      "// import d from 'commented'",
      "const e = await import('@/lib/env')",
    ].join('\n')
    expect(importsOf('lib/events.ts', text)).toEqual([
      { to: 'server-only', typeOnly: false },
      { to: 'lib/errors.ts', typeOnly: true },
      { to: 'lib/db.ts', typeOnly: false },
      { to: 'zod', typeOnly: false },
      { to: 'lib/env.ts', typeOnly: false },
    ])
  })
})
