import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import CorrectionsRoute from '@/app/(archive)/corrections/page'
import StatusRoute from '@/app/(archive)/report/[token]/page'
import ReportRoute from '@/app/(archive)/report/page'
import { POST } from '@/app/(archive)/report/send/route'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { letterIn } from '@/lib/mail/send'
import { answerReport, eraseReports, report } from '@/lib/reports/commands'
import { corrections, countOpenReports, reportStatus, reportsFor } from '@/lib/reports/queries'
import { keepRefused, refusedReport } from '@/lib/reports/refused'
import type { ReportInput } from '@/lib/reports/schema'
import { english } from '@/tests/support/english'
import {
  chainOf,
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { htmlOf } from '@/tests/support/render'

const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const
let members: Map<(typeof roles)[number], Actor>
let editor: Actor
let slug: string
let key: string
beforeAll(async () => {
  members = new Map(await Promise.all(roles.map(async (role) => [role, await makeMember({ role })] as const)))
  editor = await makeMember({ role: 'EDITOR' })
  const source = await makeSource(editor)
  const quoted = quotation({ chain: chainOf(source) }, 'Heard behind the wall.')
  const record = await makeRecord(editor, {
    title: 'A flood',
    content: { body: doc(sensitive('Flight', quoted)) },
  })
  await makeEdition(editor, record)
  slug = record.slug
  key = `quotation-${quoted.attrs?.id}`
})
beforeEach(async () => {
  tellOfChange()
  await db.report.deleteMany()
})

const given = (more: Partial<ReportInput> = {}): ReportInput => ({
  ...{ kind: 'ERROR', slug, edition: 1, statement: key, text: 'The date is wrong.' },
  ...{ name: 'Reader Nameable', email: 'reader@example.org' },
  ...more,
})
const answer = { outcome: 'CORRECTED', answer: 'Thank you.', note: 'The date was corrected.' } as const
const idOf = async (token: string) =>
  (await db.report.findUniqueOrThrow({ where: { tokenHash: sha256(token) }, select: { id: true } })).id
const memberOf = (role: (typeof roles)[number]) => {
  const found = members.get(role)
  if (!found) throw new Error(role)
  return found
}
const post = (fields: Record<string, string>, headers = {}) =>
  POST(
    new NextRequest('http://localhost:3000/report/send', {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields).toString(),
    }),
  )
const fields = (more: Record<string, string> = {}) => ({
  ...{ kind: 'ERROR', slug, edition: '1', statement: key, text: 'Wrong.', name: '', email: '' },
  ...more,
})

describe('a report of a reader', () => {
  it('is kept with one event, which says nothing of the reader', async () => {
    const before = await db.event.count()
    const { token } = await report(given())
    expect(await db.event.count()).toBe(before + 1)
    const event = await db.event.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { detail: true } })
    expect(event).toMatchObject({ action: 'report.receive', actorId: null, subjectType: 'report' })
    expect(JSON.stringify(event.detail?.detail)).not.toMatch(/date|Nameable|example\.org/)
    expect(await db.report.findFirst()).toMatchObject({
      tokenHash: sha256(token),
      text: 'The date is wrong.',
    })
    expect(JSON.stringify(await db.report.findMany())).not.toContain(token)
  })

  it('can be about what readers can open only', async () => {
    for (const more of [
      { slug: 'never' },
      { edition: 2 },
      { statement: 'quotation-none' },
      { slug: '\u0000' },
    ])
      await expect(report(given(more)), JSON.stringify(more)).rejects.toThrow(NotFound)
    const record = await makeRecord(editor, { title: 'Taken back' })
    await makeEdition(editor, record)
    await closeRecord(editor, record)
    await expect(report(given({ slug: record.slug, statement: '' }))).rejects.toThrow(NotFound)
    expect(await db.report.count()).toBe(0)
  })

  it('has a private status page without what was written', async () => {
    const { token } = await report(given())
    expect(await answerOf(`/report/${token}`)).toBe('PUBLIC')
    const page = async () => htmlOf(await StatusRoute({ params: Promise.resolve({ token }) }))
    expect(await page()).toContain(english('reports.status.open'))
    await answerReport(memberOf('EDITOR'), await idOf(token), answer)
    expect(await page()).toContain('Thank you.')
    expect(await page()).not.toMatch(/date is wrong|Nameable|example\.org/)
    for (const word of ['x', '', token.slice(1), `${token}x`, sha256(token)]) {
      expect(await reportStatus(word), word).toBeNull()
      expect(await answerOf(`/report/${word || 'x'}`), word).toBe('UNKNOWN')
    }
  })
})

describe('members', () => {
  it('see and answer reports by their role', async () => {
    const [error, takedown] = [
      await report(given()),
      await report(given({ kind: 'TAKEDOWN', text: 'It names me.' })),
    ]
    const seen: string[] = []
    for (const [role, actor] of members) {
      const open = await reportsFor(actor).then(
        ({ open }) => open,
        () => null,
      )
      const [first] = open ?? []
      seen.push(
        `${role} ${open?.map(({ kind }) => kind).join('+') ?? 'nothing'} ${first?.reader ? 'with' : 'without'} reader`,
      )
      expect(await countOpenReports(actor)).toBe(open?.length ?? 0)
    }
    expect(seen).toEqual([
      'CONTRIBUTOR nothing without reader',
      'EDITOR ERROR without reader',
      'REVIEWER ERROR without reader',
      'PUBLISHER ERROR+TAKEDOWN with reader',
      'ADMIN ERROR+TAKEDOWN with reader',
    ])
    expect(JSON.stringify(await reportsFor(memberOf('REVIEWER')))).not.toMatch(
      /Nameable|example\.org|names me/,
    )
    await expect(answerReport(memberOf('CONTRIBUTOR'), await idOf(error.token), answer)).rejects.toThrow(
      Forbidden,
    )
    await expect(answerReport(memberOf('REVIEWER'), await idOf(takedown.token), answer)).rejects.toThrow(
      Forbidden,
    )
    await answerReport(memberOf('PUBLISHER'), await idOf(takedown.token), answer)
  })

  it('answer a report once, with one event', async () => {
    const id = await idOf((await report(given())).token)
    const before = await db.event.count()
    await answerReport(editor, id, answer)
    expect(await db.event.count()).toBe(before + 1)
    await expect(answerReport(editor, id, answer)).rejects.toThrow(Conflict)
    await expect(answerReport(editor, crypto.randomUUID(), answer)).rejects.toThrow(NotFound)
    expect((await reportsFor(editor)).answered).toMatchObject([
      { outcome: 'CORRECTED', answeredBy: editor.name },
    ])
  })
})

describe('the answer to a reader', () => {
  beforeEach(async () => {
    await db.mailMessage.deleteMany()
  })

  it('is mailed in their language, and erased with the report', async () => {
    const { token } = await report(given({ email: 'reader@example.org' }), 'fr')
    await answerReport(editor, await idOf(token), answer)
    const row = await db.mailMessage.findFirstOrThrow()
    expect((await letterIn(row))?.html).toContain('<html lang="fr" dir="ltr">')
    const mail = { email: 'reader@example.org', language: 'fr', values: { answer: answer.answer } }
    expect(await db.mailMessage.findMany()).toMatchObject([mail])
    await eraseReports(new Date(Date.now() + 60_000))
    expect(await db.mailMessage.count()).toBe(0)
  })

  it('is not mailed to readers who gave no address', async () => {
    await answerReport(editor, await idOf((await report(given({ email: '' }))).token), answer)
    expect(await db.mailMessage.count()).toBe(0)
  })
})

describe('the log of corrections', () => {
  const page = async (asked = {}) => htmlOf(await CorrectionsRoute({ searchParams: Promise.resolve(asked) }))

  it('lists notes of answered reports, and no reader', async () => {
    await report(given())
    expect((await corrections(1)).entries).toEqual([])
    const { token } = await report(given())
    await answerReport(editor, await idOf(token), answer)
    const silent = await report(given())
    await answerReport(editor, await idOf(silent.token), { ...answer, note: '' })
    expect((await corrections(1)).entries).toMatchObject([
      { note: answer.note, record: { slug, title: 'A flood' } },
    ])
    expect(await page()).toContain('The date was corrected.')
    expect(await page()).not.toMatch(/Thank you|date is wrong|Nameable|example\.org/)
    expect(await page({ page: '99' })).not.toContain('The date was corrected.')
  })

  it('names no record that was withdrawn', async () => {
    const record = await makeRecord(editor, { title: 'Oystercatcher' })
    await makeEdition(editor, record)
    const { token } = await report(given({ slug: record.slug, statement: '', kind: 'TAKEDOWN' }))
    await answerReport(memberOf('PUBLISHER'), await idOf(token), { ...answer, outcome: 'TAKEN_DOWN' })
    expect(await page()).toContain('Oystercatcher')
    await closeRecord(editor, record)
    expect(await page()).not.toMatch(/oystercatcher/i)
  })
})

describe('what readers wrote', () => {
  it('is erased some time after the answer, with one event each', async () => {
    const { token } = await report(given())
    await report(given())
    await answerReport(editor, await idOf(token), answer)
    expect(await eraseReports(new Date(Date.now() - 60_000))).toBe(0)
    const before = await db.event.count()
    expect(await eraseReports(new Date(Date.now() + 60_000))).toBe(1)
    expect(await eraseReports(new Date(Date.now() + 60_000))).toBe(0)
    expect(await db.event.count()).toBe(before + 1)
    expect(await db.report.findUnique({ where: { tokenHash: sha256(token) } })).toMatchObject({
      ...{ text: '', name: '', email: '', answer: 'Thank you.', note: answer.note },
    })
    expect(await db.report.count({ where: { text: '' } })).toBe(1)
  })
})

describe('the form', () => {
  const form = async (asked: Record<string, unknown>) =>
    htmlOf(await ReportRoute({ searchParams: Promise.resolve(asked) }))

  it('names the statement and repeats no text of the record', async () => {
    const html = await form({ record: slug, edition: '1', statement: key })
    expect(html).toContain('About Quotation 1 in “A flood”')
    expect(html).not.toContain('behind the wall')
    expect(html).toMatch(/<form [^>]*action="\/report\/send"/)
    for (const odd of [
      {},
      { record: 'never', edition: '1' },
      { record: ['x'], edition: '1' },
      { record: slug, edition: 'x' },
    ])
      expect(await form(odd)).toContain(english('reports.nothing'))
  })

  it('leads to the private page of the report', async () => {
    const answered = await post(fields())
    expect([answered.status, answered.headers.get('cache-control')]).toEqual([303, 'no-store'])
    const [, token = ''] = /^\/report\/(.+)$/.exec(answered.headers.get('location') ?? '') ?? []
    expect(await reportStatus(token)).toMatchObject({ kind: 'ERROR', outcome: null })
    const page = htmlOf(await StatusRoute({ params: Promise.resolve({ token }) }))
    // To be written down, without a script; and back to what it is about.
    expect(page).toContain(`>http://localhost:3000/report/${token}<`)
    expect(page).toContain(`href="/records/${slug}"`)
  })

  it.each([
    [{ text: ' ' }, 'text'],
    [{ text: 'x'.repeat(5001) }, 'text'],
    [{ email: 'no address' }, 'email'],
    [{ kind: 'OTHER' }, 'kind'],
    [{ slug: 'never' }, 'record'],
    [{ edition: '1e9999' }, 'edition'],
  ] as [Record<string, string>, string][])('is shown again for %j', async (more, problem) => {
    const answered = await post(fields(more))
    expect(answered.status).toBe(303)
    expect(answered.headers.get('location')).toContain(`/report?problem=${problem}`)
    expect(await db.report.count()).toBe(0)
  })

  it('is shown again with what was typed, without a script', async () => {
    const answered = await post(fields({ text: 'A long text.', name: 'A reader', email: 'no address' }))
    const again = new URL(answered.headers.get('location') ?? '', 'http://localhost:3000')
    expect(again.href).not.toContain('long')
    const html = await form(Object.fromEntries(again.searchParams))
    expect(html).toMatch(/<textarea [^>]*>A long text\.<\/textarea>/)
    expect(html).toContain('value="A reader"')
    expect(html).toContain('value="no address"')
    expect(html).toContain(english('reports.errors.email'))
    expect(await form({ ...Object.fromEntries(again.searchParams), kept: 'x' })).not.toContain('A long text.')
  })

  it('forgets what was typed after some minutes, and the oldest first', () => {
    const typed = { text: 'A', name: '', email: '' }
    const word = keepRefused(typed, 0)
    expect(refusedReport(word, 14 * 60_000)).toEqual(typed)
    expect(refusedReport(word, 15 * 60_000)).toBeNull()
    const first = keepRefused(typed, 1)
    for (let count = 0; count < 200; count += 1) keepRefused(typed, 1)
    expect(refusedReport(first, 1)).toBeNull()
  })

  it('keeps nothing of a program that fills in every field', async () => {
    const answered = await post(fields({ website: 'https://spam.example' }))
    expect([answered.status, await db.report.count()]).toEqual([303, 0])
    // As the address of a report, to which no report belongs.
    const path = answered.headers.get('location') ?? ''
    expect(path).toMatch(/^\/report\/[\w-]{43}$/)
    expect(await answerOf(path)).toBe('UNKNOWN')
  })

  it('refuses forms on pages of other origins', async () => {
    expect((await post(fields(), { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect(await db.report.count()).toBe(0)
  })
})
