import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Actor, permissions } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { createCollection } from '@/lib/collections/commands'
import type { Role } from '@/lib/generated/prisma/enums'
import { messagesOf } from '@/lib/messages/catalogue'
import { relateRecords } from '@/lib/records/relations'
import { keepRevision } from '@/lib/records/revisions/commands'
import { resetModules } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { makeCited, makeMember, makeRecord, makeSubmitted } from '@/tests/support/factories'

type Action = (before: unknown, form: FormData) => Promise<unknown>

// An earlier test file may have loaded the modules themselves, and made the client of the database with their errors.
const shown = vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
  return [] as unknown[]
})
let actor: Actor | null = null
vi.mock('@/lib/auth', async (original) => ({
  ...(await original<typeof import('@/lib/auth')>()),
  requireActor: async () => actor,
  currentActor: async () => actor,
  memberSettingUp: async () => actor,
  openSession: async () => {},
  closeSession: async () => {},
}))
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ refresh: () => {}, push: () => {}, replace: () => {} }),
  usePathname: () => '/desk',
  useSearchParams: () => new URLSearchParams(),
}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}))
vi.mock('next-intl/server', async () => {
  const [{ createTranslator }, { messagesOf }] = await Promise.all([
    import('use-intl/core'),
    import('@/lib/messages/catalogue'),
  ])
  return {
    getTranslations: async (namespace: never) =>
      createTranslator({ locale: 'en', messages: messagesOf('en'), namespace, timeZone: 'UTC' }),
  }
})
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
// What a form does is what its hook is given: the HTML says which of them it is.
vi.mock('@/components/desk/use-form', async (original) => {
  const real = await original<typeof import('@/components/desk/use-form')>()
  const marked = (action: unknown, form: object) => ({ ...form, 'data-action': shown.push(action) - 1 })
  return {
    ...real,
    useForm: (...given: Parameters<typeof real.useForm>) => {
      const { form, ...rest } = real.useForm(...given)
      return { ...rest, form: marked(given[0], form) }
    },
    useAnswer: (...given: Parameters<typeof real.useAnswer>) => {
      const { form, ...rest } = real.useAnswer(...given)
      return { ...rest, form: marked(given[0], form) }
    },
  }
})

afterAll(async () => {
  for (const module of [
    '@/lib/auth',
    'next/navigation',
    'next/headers',
    'next/cache',
    'next-intl/server',
    '@/components/desk/use-form',
  ])
    vi.doUnmock(module)
  await resetModules()
})

/** The roles that lack a permission. */
const roles = permissions.writeOwnDrafts.filter((role: Role) =>
  Object.values(permissions).some((holders: readonly Role[]) => !holders.includes(role)),
)

/** What the parts of an address in brackets stand for, by the folder before them. */
const ids: Record<string, string> = { n: '1', version: '1' }
/** An id of nothing. */
const absent = randomUUID()
/** A record that another member submitted. */
let submitted = ''

beforeAll(async () => {
  const editor = await makeMember()
  const cited = await makeCited(editor)
  submitted = (await makeSubmitted(editor)).id
  const other = await makeRecord(editor, { kind: 'account' })
  await relateRecords(editor, submitted, { type: 'CITES', toId: other.id })
  const name = await createAuthority(editor, { kind: 'PLACE', name: 'A place' })
  const collection = await createCollection(editor, { slug: 'some', title: 'Some', language: 'en' })
  Object.assign(ids, {
    sources: cited.source.id,
    holdingId: cited.holding.id,
    authorities: name.id,
    collections: collection.id,
  })
})

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<ReactNode>

const files = globSync('app/(desk)/**/desk/**/page.tsx').toSorted()

/** The parts of the address of a page: `record` where it is of a record. */
function paramsOf(file: string, record: string): Record<string, string> {
  const parts = file.split('/')
  const params = parts.flatMap((part, index) => {
    const name = /^\[(\w+)\]$/.exec(part)?.[1]
    if (!name) return []
    const folder = parts[index - 1] ?? ''
    const value = name === 'id' ? (folder === 'records' ? record : ids[folder]) : ids[name]
    return [[name, value ?? absent]]
  })
  return Object.fromEntries(params)
}

/** What Next throws to go to another page, or to say that there is none. */
const isStep = (error: unknown) =>
  error instanceof Error && 'digest' in error && /^NEXT_(REDIRECT|HTTP_ERROR)/.test(String(error.digest))

/** The HTML of a page as this member gets it; null where there is none for them. */
async function pageOf(file: string, record: string): Promise<string | null> {
  const module: { default: Page } = await import(/* @vite-ignore */ resolve(file))
  try {
    const page = await module.default({
      params: Promise.resolve(paramsOf(file, record)),
      searchParams: Promise.resolve({}),
    })
    const { prelude } = await prerender(
      <NextIntlClientProvider
        locale="en"
        messages={{ ...messagesOf('en'), address: { prefix: '' } }}
        timeZone="UTC"
      >
        {page}
      </NextIntlClientProvider>,
      {
        onError: (error) => {
          if (isStep(error)) return
          throw error
        },
      },
    )
    return await new Response(prelude).text()
  } catch (error) {
    if (isStep(error)) return null
    throw error
  }
}

/** The forms of a page: what each does, with its hidden fields. */
function formsIn(html: string): { action: Action; form: FormData }[] {
  return [...html.matchAll(/<form\b[^>]* data-action="(\d+)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, index, content = '']) => {
      const form = new FormData()
      for (const [input] of content.matchAll(/<input type="hidden"[^>]*>/g)) {
        const [name, value] = ['name', 'value'].map(
          (what) => new RegExp(` ${what}="([^"]*)"`).exec(input)?.[1],
        )
        if (name) form.set(name, value ?? '')
      }
      return { action: shown[Number(index)] as Action, form }
    },
  )
}

/** Elements inside a paragraph that HTML doesn't allow there: browsers close the paragraph, and React renders the page again. */
const misnestedIn = (html: string) =>
  [
    ...html.matchAll(
      /<p\b[^>]*>(?:(?!<\/p>).)*?<(?:form|div|ul|ol|dl|p|h[1-6]|table|section|details)\b[^>]*>/gs,
    ),
  ].map(([part]) => part.slice(0, 300))

/** The addresses at the desk that a page links. */
const linksIn = (html: string) => [...html.matchAll(/ href="(\/desk[^"?#]*)/g)].map(([, href = '']) => href)

/** The address of a page with these parts. */
const addressOf = (file: string, record: string) => {
  const params = paramsOf(file, record)
  return file
    .replace(/^app(\/\(\w+\))+/, '')
    .replace(/\/page\.tsx$/, '')
    .replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? '')
}

const isRefused = (answer: unknown) =>
  typeof answer === 'object' &&
  answer !== null &&
  'message' in answer &&
  answer.message === english('errors.forbidden')

test.each(roles)('a member sees no form or link that is refused: %s', async (role) => {
  actor = await makeMember({ role })
  const [own, testimony] = [
    await makeRecord(actor, { kind: 'account' }),
    await makeRecord(actor, { kind: 'testimony' }),
  ]
  await keepRevision(actor, own.id, 'Kept')
  const found: { file: string; action: Action; form: FormData }[] = []
  const links = new Map<string, string>()
  const closed = new Set<string>()
  for (const id of [own.id, testimony.id, submitted])
    for (const file of files) {
      // The other pages are the same for each record.
      if (id !== own.id && !file.includes('/records/[id]/')) continue
      const html = await pageOf(file, id)
      if (html === null) closed.add(addressOf(file, id))
      else {
        found.push(...formsIn(html).map((form) => ({ file, ...form })))
        for (const link of linksIn(html)) links.set(link, file)
        expect(misnestedIn(html), file).toEqual([])
      }
    }
  expect(found.length).toBeGreaterThan(20)
  const refused = [...links].filter(([link]) => closed.has(link)).map(([link, file]) => `${file}: ${link}`)
  for (const { file, action, form } of found) {
    const answer = await action(null, form).catch((error: unknown) => {
      if (!isStep(error)) throw error
      return null
    })
    if (isRefused(answer)) refused.push(`${file}: ${action.name}`)
  }
  expect(refused).toEqual([])
})
