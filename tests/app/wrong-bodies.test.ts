import '@/tests/support/database'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { resetModules } from '@/tests/support/database'
import { makeCited, makeMember, makeRecord, makeSubmitted } from '@/tests/support/factories'
import { filesIn } from '@/tests/support/modules'

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
}))
vi.mock('@/app/limits', () => ({ refusalByLimit: async () => null }))
// Hashing is slow on purpose.
vi.mock('@/lib/members/signing-in/passwords', () => ({
  hashPassword: async () => 'x',
  isPassword: async () => false,
}))
// Files that run after this one in the same process get the modules themselves.
afterAll(async () => {
  vi.doUnmock('@/lib/auth')
  vi.doUnmock('@/app/limits')
  vi.doUnmock('@/lib/members/signing-in/passwords')
  await resetModules()
})

type Handler = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>

const reading = ['GET', 'HEAD', 'OPTIONS']
const methods = [...reading, 'POST', 'PUT', 'PATCH', 'DELETE']
/** Sign-in itself belongs to next-auth, and the health page reads nothing of its request. */
const others = /\/api\/(auth|health)\//
const files = filesIn('app').filter((file) => /\/route\.tsx?$/.test(file) && !others.test(file))
const routes = (
  await Promise.all(
    files.map(async (file) => {
      const module: Record<string, Handler> = await import(/* @vite-ignore */ resolve(file))
      const source = readFileSync(file, 'utf8')
      return methods.flatMap((method) => {
        const handler = module[method]
        return handler ? [{ file, method, handler, source }] : []
      })
    }),
  )
).flat()
type Route = (typeof routes)[number]

const texts = ['', 'x', '0', '-1', '1e308', '99999999999999999999', 'a\0b', '\ud800', '%00', '../x', 'ALL']
const wrong: readonly unknown[] = [
  ...texts,
  ...[0, 1, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, null, true, [], {}, { id: {} }, [[null]], ['x'.repeat(1000)]],
  { __proto__: null, toString: 'x', constructor: { prototype: [] } },
]
const notJson = ['', '{', 'undefined', '\ufeff{}', '"\\ud800"', `${'['.repeat(5_000)}`, '\0']

const ids: string[] = ['00000000-0000-4000-8000-000000000000']
/** Values that one field or another accepts. */
const plausible = (): unknown[] => [...ids, 1, 'x', 'PERSON', 'en', true, {}, [], null]

/** The answers that are faults: none, an exception, or one that says that the server failed. */
async function faultOf(route: Route, asked: { query: string; params: object; body?: string }) {
  const { file, method, handler } = route
  const address = `http://localhost:3000/${file.replace(/^app\//, '').replace(/\/route\.tsx?$/, '')}${asked.query}`
  const body = reading.includes(method) ? null : (asked.body ?? '{}')
  const name = `${method} ${file} ${JSON.stringify(asked).slice(0, 300)}`
  try {
    const request = new NextRequest(address, { method, body })
    const answer = await handler(request, { params: Promise.resolve(asked.params) })
    const text = await answer.text()
    return { answer, text, fault: answer.status < 500 ? null : `${name}: ${answer.status} ${text}` }
  } catch (error) {
    return { answer: null, text: '', fault: `${name}: ${error}` }
  }
}

const namesIn = ({ file }: Route) => [...file.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? '')

/** The path of a route with these texts; a place for the rest of the path is a list of its parts. */
const placesOf = (route: Route, textOf: (name: string) => string): object =>
  Object.fromEntries(
    namesIn(route).map((name) => {
      const text = textOf(name)
      return [name, route.file.includes(`[...${name}]`) ? text.split('/') : text]
    }),
  )

/** The path of a route with an id in every place, and with each place wrong in turn. */
function* paramsFor(route: Route, turn: number): Generator<object> {
  const id = ids[turn % ids.length] ?? ''
  yield placesOf(route, () => id)
  for (const name of namesIn(route))
    for (const text of texts) yield placesOf(route, (place) => (place === name ? text : id))
}

/** Names of the query that the comment or the code of a route mentions. */
const queryNames = ({ source }: Route) =>
  [...source.matchAll(/[?&](\w+)=|\.get(?:All)?\('(\w+)'\)/g)].map(([, one, other]) => one ?? other ?? '')

function* queriesFor(route: Route): Generator<string> {
  const names = [...new Set(queryNames(route))]
  yield ''
  yield '?unknown=1&unknown=2&__proto__=x'
  const all = (turn: number) =>
    names.map((name, at) => [name, String(plausible()[(turn + at) % plausible().length])])
  for (let turn = 0; turn < ids.length; turn += 1) yield `?${new URLSearchParams(all(turn))}`
  for (const name of names)
    for (const text of texts) yield `?${new URLSearchParams([...all(0), [name, text], [name, text]])}`
}

/** A body that the route gets further with than with any other, found by what it says about each field. */
async function bodyFor(route: Route, params: object): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {}
  const tried = new Map<string, number>()
  const values = plausible()
  for (let round = 0; round < 2 * values.length; round += 1) {
    const { answer, text } = await faultOf(route, { query: '', params, body: JSON.stringify(body) })
    if (answer?.status !== 422) return body
    const fields: string[] = Object.keys(JSON.parse(text).error.fields ?? {})
    for (const name of fields.map((field) => field.split('.')[0] ?? '').filter(Boolean)) {
      const next = tried.get(name) ?? 0
      tried.set(name, next + 1)
      body[name] = values[next % values.length]
    }
  }
  return body
}

async function* bodiesFor(route: Route, params: object): AsyncGenerator<string> {
  yield* notJson
  for (const value of wrong) yield JSON.stringify(value)
  const body = await bodyFor(route, params)
  yield JSON.stringify({ ...body, unknown: 1 })
  for (const name of Object.keys(body)) {
    yield JSON.stringify({ ...body, [name]: undefined })
    for (const value of wrong) yield JSON.stringify({ ...body, [name]: value })
  }
}

beforeAll(async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const cited = await makeCited(editor)
  const draft = await makeRecord(editor)
  const record = await makeSubmitted(editor, { cited })
  const place = await createAuthority(editor, { kind: 'PLACE', name: 'A place' })
  const { source, holding, passage } = cited
  ids.push(...[draft, record, source, holding, holding.layer, passage, place, editor].map(({ id }) => id))
})

describe('asked with values of the wrong type or shape', () => {
  test('a route that reads JSON is found by this test', () => {
    expect(routes.filter(({ source }) => source.includes('smallJson')).length).toBeGreaterThan(5)
  })

  test.each([null, 'ADMIN' as const])('no route fails: %s', async (role) => {
    actor = role && (await makeMember({ role }))
    if (actor) ids.push(actor.id)
    const faults: string[] = []
    const bodies = new Map<string, number>()
    for (const [turn, route] of routes.entries()) {
      const ask = async (asked: Parameters<typeof faultOf>[1]) => {
        const { fault } = await faultOf(route, asked)
        if (fault) faults.push(fault)
      }
      for (const params of paramsFor(route, turn)) await ask({ query: '', params })
      const [params = {}] = paramsFor(route, turn)
      for (const query of queriesFor(route)) await ask({ query, params })
      if (reading.includes(route.method)) continue
      for (const id of role ? ids : [ids[0]]) {
        const here = placesOf(route, () => id ?? '')
        const isKnown = (await faultOf(route, { query: '', params: here })).answer?.status !== 404
        if (!isKnown && id !== ids[0]) continue
        for await (const body of bodiesFor(route, here)) {
          await ask({ query: '', params: here, body })
          bodies.set(route.file, (bodies.get(route.file) ?? 0) + 1)
        }
        if (namesIn(route).length === 0) break
      }
    }
    expect(faults).toEqual([])
    for (const { file, method } of routes)
      if (!reading.includes(method)) expect(bodies.get(file), file).toBeGreaterThan(20)
  })
})
