import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET as getDraft } from '@/app/api/drafts/[recordId]/route'
import { GET as getDescription } from '@/app/api/drafts/openapi.json/route'
import { GET as getList } from '@/app/api/drafts/route'
import { limitersOf } from '@/app/limits'
import { type Actor, hasRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { Conflict, Forbidden, NotFound, PasswordNeeded } from '@/lib/errors'
import { draftListSchema, draftSchema } from '@/lib/exchange/api/draft-schemas'
import { listDrafts } from '@/lib/exchange/drafts'
import { actorOfToken, allTokens, createToken, ownTokens, revokeToken } from '@/lib/members/api-tokens'
import { disableMember, signOutEverywhere } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import { trash } from '@/lib/review/workflow/trash'
import { chainOf, doc, makeMember, makeRecord, makeSource, p, quotation } from '@/tests/support/factories'

const asked = { name: 'Sync', scope: 'ALL_DRAFTS', days: '30' } as const
const ask = (token: string | null, path = '/api/drafts', headers: Record<string, string> = {}) =>
  new NextRequest(`http://localhost:3000${path}`, {
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
  })
const listOf = async (token: string) => draftListSchema.parse(await (await getList(ask(token))).json())
const draftOf = (token: string, recordId: string) =>
  getDraft(ask(token), { params: Promise.resolve({ recordId }) })
const statusOf = async (token: string | null) => (await getList(ask(token))).status

let editor: Actor
let contributor: Actor
let ids: { editors: string; contributors: string }
beforeAll(async () => {
  editor = await makeMember()
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
  const source = await makeSource(editor, { title: 'A cited work' })
  const body = doc(
    quotation({ chain: chainOf(source) }, 'Quoted words.'),
    p('On Monday, 28 May 2024, it rained.'),
  )
  const [one, other] = [
    await makeRecord(editor, { title: 'Of the editor', content: { body } }),
    await makeRecord(contributor, { title: 'Of the contributor' }),
  ]
  ids = { editors: one.id, contributors: other.id }
})

const limits = (most: number) =>
  limitersOf({
    ...{ STELE_LIMIT_PAGES: 0, STELE_LIMIT_SEARCH: 0, STELE_LIMIT_SIGN_IN: 0, STELE_LIMIT_WRITES: 0 },
    ...{ STELE_LIMIT_REPORTS: 0, STELE_LIMIT_API: 0, STELE_LIMIT_TOKEN: most },
  })
beforeEach(() => {
  vi.stubGlobal('steleLimiters', limits(0))
})
afterAll(() => vi.unstubAllGlobals())

describe('making a token', () => {
  test('keeps its hash only, tells its member, and is logged', async () => {
    const member = await makeMember()
    const token = await createToken(member, asked)
    expect(token).toMatch(/^stele_[\w-]{43}$/)
    const kept = await db.apiToken.findFirstOrThrow({ where: { memberId: member.id } })
    expect(JSON.stringify(kept)).not.toContain(token.slice(6))
    expect(await db.mailMessage.findFirst({ where: { memberId: member.id } })).toMatchObject({
      kind: 'apiToken',
    })
    const event = await db.event.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({ action: 'member.add-token', actorId: member.id })
    expect(JSON.stringify(event.detail?.detail)).not.toContain(token.slice(6))
  })

  test('needs a recent password, and is refused after twenty', async () => {
    const session = { id: crypto.randomUUID(), passwordAt: new Date(0) }
    await expect(createToken({ ...editor, session }, asked)).rejects.toThrow(PasswordNeeded)
    const many = await makeMember()
    for (let count = 0; count < 20; count += 1) await createToken(many, asked)
    await expect(createToken(many, asked)).rejects.toThrow(Conflict)
  })
})

describe('a token', () => {
  test('reads what its member may see, within its scope', async () => {
    const [all, own, ofContributor] = [
      await createToken(editor, asked),
      await createToken(editor, { ...asked, scope: 'OWN_DRAFTS' }),
      await createToken(contributor, asked),
    ]
    expect((await listOf(all)).drafts.map(({ id }) => id)).toEqual([ids.editors, ids.contributors])
    expect((await listOf(own)).drafts.map(({ title }) => title)).toEqual(['Of the editor'])
    expect((await listOf(ofContributor)).drafts.map(({ id }) => id)).toEqual([ids.contributors])
    expect((await draftOf(own, ids.contributors)).status).toBe(404)
    expect((await draftOf(ofContributor, ids.editors)).status).toBe(404)
  })

  test('gives the text, the citations and the states of the checks', async () => {
    const response = await draftOf(await createToken(editor, asked), ids.editors)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const draft = draftSchema.parse(await response.json())
    expect(draft).toMatchObject({ title: 'Of the editor', state: 'DRAFT', savedBy: editor.name })
    expect(draft.text).toContain('Quoted words.')
    const [statement] = draft.statements
    expect(statement).toMatchObject({ type: 'QUOTATION', state: 'OPEN', known: 'NEW' })
    expect(statement?.hops[0]?.citation).toContain('A cited work')
    expect(statement?.aspects[0]).toEqual({ aspect: 'TRACEABLE', required: true, state: 'NOT_CHECKED' })
    expect(draft.checks.ran.length + draft.checks.notApplicable.length).toBeGreaterThan(10)
    expect(draft.checks.findings).toContainEqual(
      expect.objectContaining({ check: 'impossible-date', level: 'WARN' }),
    )
  })

  test('lists page by page, and leaves out the trash', async () => {
    const member = await makeMember({ role: 'CONTRIBUTOR' })
    const made: string[] = []
    for (const title of ['A', 'B', 'C', 'D']) made.push((await makeRecord(member, { title })).id)
    const [thrown = '', ...kept] = made
    await trash(member, thrown)
    const found: string[] = []
    let after: { at: string; id: string } | undefined
    do {
      const [one, more] = await listDrafts(member, { after }, 1)
      found.push(one?.id ?? '')
      after = more && one
    } while (after && found.length < 9)
    expect(found).toEqual(kept)
    expect(await listDrafts(member, { state: 'DRAFT', kind: 'account' }, 9)).toHaveLength(3)
    expect(await listDrafts(member, { state: 'APPROVED' }, 9)).toEqual([])
    const token = await createToken(member, asked)
    expect(await listOf(token)).toMatchObject({ next: null, drafts: [{}, {}, {}] })
    expect((await draftOf(token, thrown)).status).toBe(404)
    for (const odd of ['after=x', 'kind=poem', 'state=LOST'])
      expect((await getList(ask(token, `/api/drafts?${odd}`))).status, odd).toBe(422)
  })

  test('works in the header only, and nothing else does', async () => {
    const token = await createToken(editor, asked)
    expect(await statusOf(token)).toBe(200)
    expect((await getList(ask(null, `/api/drafts?token=${token}&access_token=${token}`))).status).toBe(401)
    const refused = await getList(ask(null, '/api/drafts', { authorization: `Basic ${token}` }))
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(await statusOf(`${token}x`)).toBe(401)
    expect((await getDescription(ask(null))).status).toBe(401)
    const description = await (await getDescription(ask(token))).json()
    expect(Object.keys(description.paths)).toEqual(['/drafts', '/drafts/{recordId}', '/drafts/openapi.json'])
  })

  test('changes nothing and counts as no recent password', async () => {
    const actor = await actorOfToken(await createToken(editor, asked))
    if (!actor) throw new Error('The token does not work.')
    expect(hasRecentPassword(actor)).toBe(false)
    await expect(transactionAs(actor, async () => true)).rejects.toThrow(Forbidden)
    await expect(createToken(actor, asked)).rejects.toThrow(PasswordNeeded)
  })

  test('counts for a limit of its own', async () => {
    const [token, other] = [await createToken(editor, asked), await createToken(editor, asked)]
    vi.stubGlobal('steleLimiters', limits(2))
    const statuses = [await statusOf(token), await statusOf(token), await statusOf(token)]
    expect([...statuses, await statusOf(other)]).toEqual([200, 200, 429, 200])
  })
})

describe('the end of a token', () => {
  test('comes with its date; a missing second factor pauses it', async () => {
    const member = await makeMember()
    const token = await createToken(member, asked)
    await db.settings.updateMany({ data: { secondFactor: ['EDITOR'] } })
    expect(await statusOf(token)).toBe(401)
    await db.settings.updateMany({ data: { secondFactor: [] } })
    expect(await statusOf(token)).toBe(200)
    const past = new Date(Date.now() - 1000)
    await db.apiToken.updateMany({
      where: { memberId: member.id },
      data: { createdAt: new Date(past.getTime() - 1000), expiresAt: past },
    })
    expect(await statusOf(token)).toBe(401)
  })

  test('comes with its revocation, or when the member is disabled', async () => {
    const [member, admin] = [await makeMember(), await makeMember({ role: 'ADMIN' })]
    const tokens = [await createToken(member, asked), await createToken(member, asked)]
    const [newest, oldest] = await ownTokens(member)
    await expect(revokeToken(editor, newest?.id ?? '')).rejects.toThrow(Forbidden)
    await expect(allTokens(editor)).rejects.toThrow(Forbidden)
    await revokeToken(member, oldest?.id ?? '')
    expect(await statusOf(tokens[0] ?? '')).toBe(401)
    expect((await allTokens(admin)).filter(({ memberId }) => memberId === member.id)).toHaveLength(1)
    await revokeToken(admin, newest?.id ?? '')
    await expect(revokeToken(admin, newest?.id ?? '')).rejects.toThrow(NotFound)
    expect(await db.event.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      ...{ action: 'member.revoke-token', actorId: admin.id, subjectId: member.id },
    })
    const last = await createToken(member, asked)
    await signOutEverywhere(member)
    expect(await statusOf(last)).toBe(200)
    await disableMember(operator, member.id)
    expect([await statusOf(last), await db.apiToken.count({ where: { memberId: member.id } })]).toEqual([
      401, 0,
    ])
  })
})
