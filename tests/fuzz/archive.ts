import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { z } from 'zod'
import { loadDemo } from '@/bin/database/demo'
import { arkOf } from '@/lib/exchange/ark'
import { demoMembers } from '@/prisma/demo/members'
import { urlsOf } from '@/tests/support/app-role'
import { environmentFor, makeDatabase, startServer } from '../e2e/support/server'

/** The demo members who ask. */
export const askers = ['editor', 'reviewer', 'publisher', 'admin'] as const
export type Asker = (typeof askers)[number]

/** A server action of the build. */
export type Action = { id: string; name: string }

/** What requests are made from: an archive that runs, its ids and the sessions of those who ask. */
export type Target = {
  url: string
  cookies: Record<Asker, string>
  memberId: string
  /** A token of the editor for the API of drafts. */
  token: string
  slugs: string[]
  records: string[]
  /** A draft of the editor's own, which is written over. */
  draft: { id: string; version: number; content: unknown }
  ids: string[]
  sources: string[]
  layers: string[]
  /** The addresses of copies that readers can open. */
  copies: string[]
  /** The lasting addresses of some records. */
  arks: string[]
  actions: Action[]
  /** The size of large texts and documents: 1, or less where only the statuses count. */
  size: number
}

/** The number for examples of the ARK specification. */
const NAAN = '99999'

const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])

/** Signs in as next-auth has programs do it, and gives the cookies of the session. */
export async function signIn(url: string, asker: Asker): Promise<string> {
  const member = demoMembers.find(({ key }) => key === asker)
  if (!member) throw new Error(`The demo has no ${asker}.`)
  const asked = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await asked.json())
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked).join('; '), origin: url },
    body: new URLSearchParams({ csrfToken, email: member.email, password: member.password, json: 'true' }),
  })
  const session = cookiesOf(answer).find((cookie) => cookie?.includes('session-token'))
  if (!session) throw new Error(`The ${asker} could not sign in: ${answer.status}`)
  return session
}

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) })

/** All server actions of the build. */
async function actionsOf(folder: string): Promise<Action[]> {
  const text = await readFile(`${folder}/server/server-reference-manifest.json`, 'utf8')
  const { node } = manifestSchema.parse(JSON.parse(text))
  return Object.entries(node).map(([id, { exportedName }]) => ({ id, name: exportedName }))
}

/** Makes a database with the demo archive, for requests that write, delete and sign out, and returns its address. */
export async function makeDemo(postgres: string, media: string): Promise<string> {
  const databaseUrl = await makeDatabase(postgres, `fuzz_${randomUUID().replaceAll('-', '')}`)
  await loadDemo(urlsOf(databaseUrl), await environmentFor(databaseUrl, media))
  return databaseUrl
}

/** Starts a server of the build for the demo archive in this database. `stop` ends it. */
export async function startTarget(
  databaseUrl: string,
  media: string,
  more: Record<string, string> = {},
): Promise<{ target: Target; stop: () => void }> {
  const env = await environmentFor(databaseUrl, media)
  const stop = await startServer({ ...env, STELE_NAAN: NAAN, ...more })
  try {
    return { target: await targetAt(env.NEXTAUTH_URL, databaseUrl), stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** Reads what requests need from the database of the demo archive at this address. */
async function targetAt(url: string, databaseUrl: string, build = '.next'): Promise<Target> {
  const database = new pg.Client(databaseUrl)
  await database.connect()
  const column = async (query: string) => (await database.query<{ v: string }>(query)).rows.map(({ v }) => v)
  const drafts = await database.query<{ id: string; version: number; content: unknown; member: string }>(`
    SELECT d."recordId" AS id, d.version, d.content, m.id AS member
    FROM "Draft" d JOIN "Record" r ON r.id = d."recordId" CROSS JOIN "Member" m
    WHERE r.state = 'DRAFT' AND m.email = 'editor@demo.example' ORDER BY d.title LIMIT 1`)
  const [draft] = drafts.rows
  if (!draft) throw new Error('The demo has no draft.')
  const sources = await column('SELECT id::text AS v FROM "Source" LIMIT 20')
  const layers = await column('SELECT id::text AS v FROM "TextLayer" LIMIT 20')
  const copies = await column(
    `SELECT '/sources/' || "sourceId" || '/copies/' || id AS v FROM "Holding" WHERE shown = 'WHOLE' LIMIT 10`,
  )
  const others = await column(`
    (SELECT id::text AS v FROM "Holding" LIMIT 10) UNION ALL (SELECT id::text FROM "Passage" LIMIT 10)
    UNION ALL (SELECT id::text FROM "Authority" LIMIT 10) UNION ALL (SELECT id::text FROM "Page" LIMIT 5)
    UNION ALL (SELECT id::text FROM "Mask" LIMIT 5)`)
  const records = await column('SELECT id::text AS v FROM "Record"')
  const token = `stele_${randomBytes(32).toString('base64url')}`
  await database.query(
    `INSERT INTO "ApiToken" (id, "memberId", name, scope, "tokenHash", "expiresAt") VALUES ($1, $2, 'x', 'ALL_DRAFTS', $3, now() + interval '1 day')`,
    [randomUUID(), draft.member, createHash('sha256').update(token).digest('hex')],
  )
  const signedIn = async (asker: Asker) => [asker, await signIn(url, asker)] as const
  const target = {
    url,
    cookies: Object.fromEntries(await Promise.all(askers.map(signedIn))) as Target['cookies'],
    memberId: draft.member,
    token,
    slugs: await column('SELECT slug AS v FROM "Record"'),
    records,
    arks: records.slice(0, 20).flatMap((id) => [arkOf(NAAN, id), arkOf(NAAN, id, 1)]),
    draft: { id: draft.id, version: draft.version, content: draft.content },
    sources,
    layers,
    copies,
    ids: [...sources, ...layers, ...others],
    actions: await actionsOf(build),
    size: 1,
  }
  await database.end()
  return target
}
