import '@/tests/support/database'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { createPage } from '@/lib/pages/commands'
import { resetModules } from '@/tests/support/database'
import { makeCited, makeMember, makeSubmitted } from '@/tests/support/factories'

// An earlier test file may have loaded the modules themselves, and made the client of the database with their errors.
vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
let actor: Actor | null = null
vi.mock('@/lib/auth', async (original) => ({
  ...(await original<typeof import('@/lib/auth')>()),
  currentActor: async () => actor,
  memberSettingUp: async () => actor,
  openSession: async () => {},
  closeSession: async () => {},
}))
// Hashing is slow on purpose.
vi.mock('@/lib/members/signing-in/passwords', () => ({
  hashPassword: async () => 'x',
  isPassword: async () => false,
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}))

// Files that run after this one in the same process get the modules themselves.
afterAll(async () => {
  vi.doUnmock('@/lib/auth')
  vi.doUnmock('@/lib/members/signing-in/passwords')
  vi.doUnmock('next/cache')
  vi.doUnmock('next/headers')
  await resetModules()
})

const nothing = '00000000-0000-4000-8000-000000000000'
const texts = [
  '',
  'x',
  '1',
  '0',
  '-1',
  '1.5',
  'NaN',
  '1e308',
  '99999999999999999999',
  'a\0b',
  '\ud800',
  'ALL',
]
const json = ['[]', 'null', '{"a":{}}', `{"id":"${nothing}","type":7,"title":[],"kind":{},"text":null}`]
const numbers = [0, 1, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, Number.NaN, Number.POSITIVE_INFINITY]
const objects = [null, undefined, true, [], {}, { id: {} }, [[null]], new Date(Number.NaN), 10n ** 30n]
const file = new File(['x'], 'x.txt')
const wrong: readonly unknown[] = [...texts, ...numbers, ...objects, file]

const sum = (text: string) => [...text].reduce((total, sign) => total + sign.charCodeAt(0), 0)

/** A form that has every field: ids name something, and each other field has one of the wrong values, another one in each form. */
class Filled extends FormData {
  readonly #id: string
  readonly #turn: number
  constructor(id: string, turn: number) {
    super()
    this.#id = id
    this.#turn = turn
  }
  override getAll(name: string): FormDataEntryValue[] {
    if (/^id$|Id$/.test(name)) return [this.#id]
    const values = [...texts, ...json, file]
    return [values[(sum(name) + this.#turn) % values.length] ?? '']
  }
  override toString = () => `a form for ${this.#id}, ${this.#turn}`
}

type Action = (...given: unknown[]) => Promise<unknown>
const actions = await Promise.all(
  globSync('app/**/*.ts')
    .filter((name) => readFileSync(name, 'utf8').startsWith("'use server'"))
    .map(async (name) => {
      const module: Record<string, Action> = await import(/* @vite-ignore */ resolve(name))
      return Object.entries(module).map(([action, run]) => ({ action, run }))
    }),
)

/** Lists of arguments: a form with wrong fields, or one argument of the wrong type. Ids take turns. */
function* listsFor({ length }: Action, ids: readonly string[]): Generator<unknown[]> {
  const idAt = (turn: number) => ids[turn % ids.length] ?? nothing
  const before = (id: string) => [id, 1].slice(0, Math.max(0, length - 1))
  for (let turn = 0; turn < 2 * ids.length; turn += 1)
    yield [...before(idAt(turn)), new Filled(idAt(turn), turn)]
  for (let at = 0; at < length; at += 1)
    // Beside the id of another argument: what is looked for must be found before that argument counts.
    for (const [turn, value] of (at < length - 1 ? wrong : objects).entries())
      for (const id of at === 1 && length === 3 ? ids : [idAt(turn)])
        yield [...before(id), new Filled(id, 2)].map((one, place) => (place === at ? value : one))
}

/** What Next throws to go to another page, or to say that there is none. */
const isStep = (error: unknown) =>
  error instanceof Error && 'digest' in error && /^NEXT_(REDIRECT|HTTP_ERROR)/.test(String(error.digest))

const ids: string[] = [nothing]

beforeAll(async () => {
  const [editor, admin] = [await makeMember({ role: 'EDITOR' }), await makeMember({ role: 'ADMIN' })]
  const cited = await makeCited(editor)
  const record = await makeSubmitted(editor, { cited })
  const place = await createAuthority(editor, { kind: 'PLACE', name: 'A place' })
  const page = await createPage(admin, { title: 'A page', slug: 'a-page' })
  for (const { id } of [
    record,
    cited.source,
    cited.holding,
    cited.holding.layer,
    cited.passage,
    place,
    page,
    editor,
  ])
    ids.push(id)
})

describe('called with arguments of the wrong type', () => {
  test.each([null, 'ADMIN' as const])('no server action fails: %s', async (role) => {
    actor = role && (await makeMember({ role }))
    const faults: string[] = []
    let calls = 0
    for (const { action, run } of actions.flat())
      for (const given of listsFor(run, role ? ids : [nothing])) {
        calls += 1
        await run(...given).catch((error: unknown) => {
          if (!isStep(error)) faults.push(`${action}(${given.map(String).join(', ')}): ${error}`)
        })
      }
    expect(calls).toBeGreaterThan(actions.flat().length * 20)
    expect(faults).toEqual([])
  })
})
