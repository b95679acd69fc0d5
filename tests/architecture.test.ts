import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import project from '../package.json'
import {
  cyclesIn,
  filesIn,
  importsOf,
  loadedBy,
  type Module,
  modulesIn,
  partsOfCommandsIn,
} from './support/modules'

const list = modulesIn('app', 'bin', 'components', 'lib', 'prisma', 'proxy.ts')
const modules = new Map(list.map((module) => [module.file, module]))
const below = (folder: string) => list.filter(({ file }) => file.startsWith(`${folder}/`))

/** The room of a file in lib: its folder, or its own name. */
const roomOf = (file: string) => file.split('/')[1]?.replace(/\.ts$/, '') ?? ''

const VALUES = ['text', 'dates', 'hashing', 'folding']

/** The rooms of lib from the ground up (docs/architecture.md): each imports only from rooms before it. */
const ROOMS = [
  ...[
    'durations',
    'generated',
    'hashing',
    'messages',
    'errors',
    'env-schema',
    'env',
    'logging',
    'page-store',
    'db',
    'replica',
    'sealing',
    'input',
    'access',
    'access-sql',
    'via',
    'recorded-rows',
    'acting',
    'event-chain',
    'events',
    'health',
    'workers',
    'storage',
    'outgoing',
  ],
  ...['text', 'dates', 'folding', 'maps', 'words-sql', 'changed-fields'],
  ...['contributions'],
  ...['settings', 'mail', 'webhooks'],
  ...['notifications', 'lists'],
  ...['authorities', 'sources', 'holdings', 'media', 'citations', 'figures'],
  ...['records'],
  ...['quotation', 'checks', 'review', 'pages', 'discussions', 'merging'],
  ...['editions', 'relocation', 'collections', 'bulk', 'imports', 'search', 'exchange', 'reports', 'audit'],
  ...['members', 'auth'],
  ...['retention', 'verification', 'method', 'public-log', 'preservation', 'backup', 'jobs'],
]

/** Modules that reach the database without `server-only`, with the reason. */
const REACH_UNMARKED: Record<string, string> = {
  'lib/db.ts': 'commands run it by itself',
}

/** Factories that call a part of a command, with the reason. */
const SHORTCUTS: Record<string, string> = {
  'tests/support/factories/editions.ts': 'makes editions without a review, for tests of what reads them',
}

/** Files with transactions (how many) that no signed-in member began, with the reason. */
const WITHOUT_MEMBER: Record<string, [number, string]> = {
  'lib/members/member-manager.ts': [1, 'the operator of the machine'],
  'lib/jobs/failures.ts': [1, 'daily jobs'],
  'lib/members/signing-in/recovery-codes.ts': [1, 'a person who gives a recovery code'],
  'lib/members/signing-in/sessions.ts': [1, 'a person who just signed in'],
  'lib/notifications/mail.ts': [1, 'a job'],
  'lib/members/forgotten.ts': [1, 'a person who forgot their password'],
  'lib/members/invitations.ts': [2, 'the setup link, and people with a link'],
  'lib/webhooks/deliver.ts': [1, 'a job'],
  'lib/retention/tidy.ts': [1, 'the nightly job'],
  'lib/holdings/media-files.ts': [1, 'removes bytes that no copy uses'],
  'lib/verification/baseline.ts': [1, 'runs once, at the first start after an upgrade'],
  'lib/replica.ts': [1, 'reads only'],
  'lib/editions/erasure/trash.ts': [1, 'the daily job that empties the trash'],
  'lib/jobs/kinds/publish.ts': [1, 'tells a member of what their job could not do'],
  'lib/reports/commands.ts': [2, 'readers without an account, and the daily job'],
  'lib/editions/indexing/rebuild.ts': [1, 'runs once after an upgrade'],
  'lib/review/findings/rekey.ts': [1, 'runs once after an upgrade'],
  'lib/editions/masking/mask-searches.ts': [1, 'runs once in an upgrade'],
}

/** Scripts that run in development only and so can import development packages. */
const DEVELOPMENT = ['bin/commands/migration.ts']

/** Files longer than 250 lines, with the reason. */
const LONG: Record<string, string> = {
  'components/editor/saving/autosave.ts': 'one state machine, whose states are read together',
}

describe('The rooms of lib', () => {
  it('import only from rooms below them', () => {
    expect(
      [...new Set(below('lib').map(({ file }) => roomOf(file)))].filter((room) => !ROOMS.includes(room)),
    ).toEqual([])
    const faults = below('lib').flatMap(({ file, imports }) =>
      imports
        .filter(({ to }) => to.startsWith('lib/') && roomOf(to) !== roomOf(file))
        .filter(({ to }) => ROOMS.indexOf(roomOf(to)) >= ROOMS.indexOf(roomOf(file)))
        .map(({ to }) => `${file} → ${to}`),
    )
    expect(faults).toEqual([])
  })

  it('lib imports no page or component, and components import no page', () => {
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

  it('what runs in the browser loads nothing of Node', () => {
    const client = [...below('components'), ...below('app')].filter(({ text }) => /^'use client'/m.test(text))
    expect(client.length).toBeGreaterThan(100)
    const loads = ({ file }: Module) => [...loadedBy(file, modules)].filter((to) => to.startsWith('node:'))
    expect(client.flatMap((module) => loads(module).map((to) => `${module.file} loads ${to}`))).toEqual([])
  })

  it('text, dates, hashing and folding are pure', () => {
    const pure = VALUES.flatMap((folder) => below(`lib/${folder}`))
    expect(pure.length).toBeGreaterThan(0)
    expect(pure.flatMap(({ file }) => touches(file).map((to) => `${file} loads ${to}`))).toEqual([])
  })

  it('components ask the server through the API client only', () => {
    const asks = below('components').filter(({ text }) => /\bfetch\(|XMLHttpRequest\(/.test(text))
    expect(asks.map(({ file }) => file)).toEqual([
      'components/api/client.ts',
      'components/api/upload.ts',
      // A script of its own on public pages.
      'components/archive/finding/suggesting.ts',
    ])
  })

  it('a module that reaches the database is marked `server-only`', () => {
    const unmarked = below('lib').filter(
      ({ file, imports }) =>
        !(file in REACH_UNMARKED) &&
        imports.some(
          ({ to, typeOnly }) => !typeOnly && /^lib\/(db\.ts|generated\/prisma\/client)/.test(to),
        ) &&
        !imports.some(({ to }) => to === 'server-only'),
    )
    expect(unmarked.map(({ file }) => file)).toEqual([])
  })

  it('the pages of the desk leave parsing to the command', () => {
    expect(below('app/(desk)').filter(({ text }) => /\bparseInput\b/.test(text))).toEqual([])
  })

  it('no page speaks to the database itself', () => {
    const speakers = below('app').filter(({ imports }) =>
      imports.some(({ to, typeOnly }) => !typeOnly && /^lib\/(db\.ts|generated\/prisma\/client)/.test(to)),
    )
    expect(speakers.map(({ file }) => file)).toEqual([])
  })
})

/** Links of public pages that are no addresses of public pages, by file, with the reason. */
const OTHER_LINKS: Record<string, [RegExp, string]> = {
  'components/archive/LanguageMenu.tsx': [/inLanguage\(/, 'leads to other languages'],
  'components/archive/Imprint.tsx': [/licence\.url|`mailto:/, 'outside the archive'],
  'components/archive/record/RecordFields.tsx': [/^text\}/, 'outside the archive'],
  'components/archive/ArchiveFooter.tsx': [/reportAddress\(/, 'a letter'],
  'app/(archive)/layout.tsx': [/theme/, 'a stylesheet'],
}

describe('Public pages', () => {
  const bare =
    /(?<=\b(?:href|action|hrefOf)=(?:\{(?:\(\w+\) => )?)?)(?!\{|to\(|[`"]#|"\/desk|"\/api\/)[\w"'`].{0,30}/g

  it('link to each other in the language of the page', () => {
    const found = [...below('components/archive'), ...below('app/(archive)')].flatMap(({ file, text }) =>
      [...text.matchAll(bare)]
        .filter(([link]) => !OTHER_LINKS[file]?.[0].test(link))
        .map(([link]) => `${file}: ${link}`),
    )
    expect(found).toEqual([])
  })

  it('a link without a language is found', () => {
    const links = [
      '<a href="/records">',
      "<a href={'/'}>",
      '<a href={`/records`}>',
      '<a href={path}>',
      '<form action="/records">',
      '<Pagination hrefOf={(page) => pathOf(page)} />',
    ]
    expect(links.map((text) => [...text.matchAll(bare)].length)).toEqual([1, 1, 1, 1, 1, 1])
    const others = [
      "<a href={to('/records')}>",
      '<a href="/desk">',
      '<a href={`#note-1`}>',
      '<Pagination hrefOf={(page) => to(pathOf(page))} />',
    ]
    expect(others.flatMap((text) => [...text.matchAll(bare)])).toEqual([])
  })
})

describe('Commands', () => {
  it('pages, scripts, demo and factories import no part of a command', () => {
    const parts = new Set(below('lib').flatMap(({ text }) => partsOfCommandsIn(text)))
    expect(parts.size).toBeGreaterThan(10)
    const outside = [
      ...['app', 'bin', 'prisma'].flatMap(below),
      ...modulesIn('tests/support/factories'),
    ].filter(({ file }) => !(file in SHORTCUTS))
    expect(
      outside.flatMap(({ file, text }) =>
        [...text.matchAll(/import (?!type)\{([^}]*)\} from '@\/lib/g)]
          .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
          .filter((name) => parts.has(name))
          .map((name) => `${file} imports ${name}`),
      ),
    ).toEqual([])
  })

  it('read their member again in the transaction that they open', () => {
    const rereads =
      /^async \(tx\) =>[\s\S]{0,80}?\b(lockRecord|lockForWorkflow|lockedRecord|lockAdmins|replaceConsent|demandActive)\(tx, actor/
    const without = below('lib').flatMap(({ file, text }) => {
      const opened = file === 'lib/db.ts' ? [] : text.split(/(?<![\w$])transaction\(/).slice(1)
      const bare = opened.filter((rest) => !rereads.test(rest.trimStart()))
      return bare.length > 0 ? [[file, bare.length]] : []
    })
    expect(without).toEqual(
      Object.entries(WITHOUT_MEMBER)
        .map(([file, [count]]) => [file, count])
        .sort(),
    )
  })

  it('a part of a command is known by the transaction it takes', () => {
    const text = [
      'export async function replaceName(\n  tx: Tx,\n  id: string,\n) {}',
      'export const holdRow = (tx: Tx) => tx',
      'export const holdRows = async (\n  tx: Tx,\n) => tx',
      'export async function changeName(actor: Actor) {}',
      'export const namesOf = (client: Tx) => client',
    ].join('\n')
    expect(partsOfCommandsIn(text)).toEqual(['replaceName', 'holdRow', 'holdRows'])
  })
})

describe('Packages', () => {
  it('the web server uses the library for images with its limits', () => {
    const importing = [...below('app'), ...below('lib')].filter(({ imports }) =>
      imports.some(({ to }) => to === 'sharp'),
    )
    expect(importing.map(({ file }) => file).toSorted()).toEqual([
      ...['lib/holdings/extract/draw-page.ts', 'lib/holdings/extract/draw-picture.ts'],
      'lib/workers/images.ts',
    ])
  })

  const atRoot = ['instrumentation.ts', 'next.config.js']
  const forTests = modulesIn('tests', 'vitest.config.ts', 'playwright.config.ts', 'prisma.config.ts')
  const packagesOf = ({ imports }: { imports: { to: string }[] }) =>
    imports
      .map(({ to }) => to)
      .filter((to) => !to.startsWith('node:') && !builtinModules.includes(to) && !existsSync(to))
      .map((to) => to.split('/', to.startsWith('@') ? 2 : 1).join('/'))

  it('every package that runs in production is a dependency', () => {
    const declared = { ...project.dependencies, ...project.optionalDependencies }
    const faults = [...list, ...modulesIn(...atRoot)]
      .filter(({ file }) => !DEVELOPMENT.includes(file))
      .flatMap((module) => packagesOf(module).map((name) => ({ name, file: module.file })))
      .filter(({ name }) => !(name in declared))
    expect(faults).toEqual([])
  })

  it('every package that tests and development scripts import is declared', () => {
    const declared = { ...project.dependencies, ...project.devDependencies }
    const faults = [...forTests, ...list.filter(({ file }) => DEVELOPMENT.includes(file))]
      .flatMap((module) => packagesOf(module).map((name) => ({ name, file: module.file })))
      .filter(({ name }) => !(name in declared))
    expect(faults).toEqual([])
  })

  it('plain scripts import no package, because they run before the installation', () => {
    const plain = list.filter(({ file }) => file.startsWith('bin/') && file.endsWith('.mjs'))
    expect(
      plain
        .flatMap(({ file, imports }) => imports.map(({ to }) => `${file} → ${to}`))
        .filter((line) => !/ → (node:|bin\/.*\.mjs$)/.test(line)),
    ).toEqual([])
  })
})

describe('The files', () => {
  it('no file has more than 250 lines without a reason listed here', () => {
    expect(list.filter(({ file, lines }) => lines > 250 && !(file in LONG)).map(({ file }) => file)).toEqual(
      [],
    )
  })

  it('a folder of lib or components has three files or more', () => {
    const rooms = Map.groupBy(
      [...filesIn('lib'), ...filesIn('components')].filter((file) => !file.startsWith('lib/generated/')),
      (file) => path.posix.dirname(file),
    )
    expect([...rooms].filter(([, files]) => files.length < 3).map(([room]) => room)).toEqual([])
  })

  it('every exception listed here is still needed', () => {
    expect(Object.keys({ ...REACH_UNMARKED, ...LONG }).filter((file) => !modules.has(file))).toEqual([])
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

describe('The tests', () => {
  it('have titles of at most 12 words', () => {
    const TITLE = /\b(?:it|test|describe)(?:\.\w+\([^)]*\)|\.\w+)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g
    const titles = filesIn('tests')
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, , title = '']) => title))
    expect(titles.length).toBeGreaterThan(1000)
    expect(titles.filter((title) => title.trim().split(/\s+/).length > 12)).toEqual([])
  })
})

describe('The docs', () => {
  it('name only files that exist', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)]
    const named = pages
      .filter((page) => page.endsWith('.md') && existsSync(page))
      .flatMap((page) => [
        ...readFileSync(page, 'utf8').matchAll(
          /`((?:app|bin|components|lib|messages|prisma|tests)\/[^`\s*…<]+)`/g,
        ),
      ])
      .map(([, place = '']) => place)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((place) => !existsSync(place))).toEqual([])
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
