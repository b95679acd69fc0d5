import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { erasureOffer } from '@/lib/editions/erasure/offer'
import { harvest } from '@/lib/editions/harvest'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import type { EditionProof } from '@/lib/editions/integrity/proof'
import { giveNewAddress } from '@/lib/editions/new-address'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { Conflict, Forbidden, Invalid, PasswordNeeded } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { createPage, publishPage, savePage } from '@/lib/pages/commands'
import { changeSlug } from '@/lib/records/commands'
import { search, searchSchema } from '@/lib/search/queries'
import { doc, link, makeEdition, makeMember, makeRecord, makeStaff, p } from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { isProven } from '@/tests/support/proven'
import { publicData } from '@/tests/support/public-data'
import { answerAt } from '@/tests/support/rendered-pages'

const terms = {
  ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: 'Zeyneb Qaraxanova', pseudonym: '' },
  ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null, note: '' },
} as const

let editor: Actor
let publisher: Actor
let admin: Actor
beforeAll(async () => {
  ;({ editor, publisher, admin } = await makeStaff())
})
beforeEach(tellOfChange)

/** A public testimony whose address has the name that was entered after its publication. */
async function named(title = 'What one woman saw') {
  const slug = `karakhanova-${randomUUID()}`
  const record = await makeRecord(editor, { kind: 'testimony', slug, title })
  await saveConsent(publisher, record.id, { ...terms, legalName: '', version: 1 })
  await makeEdition(editor, record)
  await saveConsent(publisher, record.id, { ...terms, version: 2 })
  return { id: record.id, before: slug }
}

it('editions are at an address from the title, the old is gone', async () => {
  const { id, before } = await named()
  expect((await hiddenNameReport(publisher, id)).report?.inAddress).toBe(before)
  const { slug } = await giveNewAddress(publisher, id)
  tellOfChange()
  expect(slug).toMatch(/^what-one-woman-saw/)
  expect([await answerOf(`/records/${slug}`), await answerOf(`/records/${before}`)]).toEqual([
    'PUBLIC',
    'GONE',
  ])
  expect(await answerOf(`/records/${before}/editions/1`)).toBe('GONE')
  expect([(await liveEdition(slug))?.slug, await liveEdition(before)]).toEqual([slug, null])
  expect((await editionBySlug(slug, 1))?.slug).toBe(slug)
  expect(JSON.stringify(await search(searchSchema.parse({ q: 'woman' })))).toContain(`"${slug}"`)
  const [harvested] = await harvest({ slug }, 1)
  expect(
    harvested &&
      new Date(harvested.at) > ((await db.edition.findFirst({ where: { recordId: id } }))?.publishedAt ?? 0),
  ).toBe(true)
  const gone = await publicData.record(before)
  expect([gone.status, Object.keys(Object(gone.body))]).toEqual([410, ['error']])
  const page = await answerAt(`/records/${before}`)
  expect([page.status, await page.text()]).toEqual([
    410,
    expect.not.stringMatching(/karakhanova|what-one-woman/i),
  ])
  // Its proof has every part but the old address.
  const proof = (await publicData.parts(slug, 1)).body as EditionProof
  expect(isProven(proof)).toBe(true)
  expect(proof.parts.find((part) => part.path === '/slug')).not.toHaveProperty('value')
  const event = await db.event.findFirst({
    where: { subjectId: id },
    orderBy: { id: 'desc' },
    include: { detail: true },
  })
  expect([event?.action, event?.detail?.detail]).toEqual(['record.readdress', { slug }])
  expect((await hiddenNameReport(publisher, id)).report).toBeNull()
})

it('the record is found there after the name was erased elsewhere', async () => {
  const { id } = await named('What Zeyneb Qaraxanova saw')
  const { slug } = await giveNewAddress(publisher, id)
  const other = await makeRecord(editor, { kind: 'testimony' })
  await saveConsent(publisher, other.id, { ...terms, withdrawnOn: '2026-06-01', version: 1 })
  await eraseRecord(publisher, other.id, {
    ...{ confirm: other.slug, copies: false, forms: true, address: false, names: [`RECORD ${id}`] },
  })
  const entry = await db.searchEntry.findUniqueOrThrow({ where: { recordId: id } })
  expect([entry.slug, entry.title]).toEqual([slug, 'What [withheld] saw'])
})

it('what waits to be sent and the home page follow the record', async () => {
  const { id, before } = await named()
  const key = `quotation-${randomUUID()}`
  const { version } = await db.settings.update({
    where: { id: 1 },
    data: { quotation: `/records/${before}#${key}` },
  })
  const mail = { kind: 'reportAnswered', email: 'reader@example.org', expiresAt: new Date('2999-01-01') }
  const paths = ['', '/editions/1', '-of-another', '?x=1']
  const mails = await db.mailMessage.createManyAndReturn({
    data: paths.map((path) => ({ ...mail, path: `/records/${before}${path}` })),
  })
  const { slug } = await giveNewAddress(publisher, id)
  expect(await db.settings.findUnique({ where: { id: 1 } })).toMatchObject({
    quotation: `/records/${slug}#${key}`,
    version: version + 1,
  })
  const sent = await db.mailMessage.findMany({ where: { id: { in: mails.map((one) => one.id) } } })
  expect(sent.map(({ path }) => path).toSorted()).toEqual(
    [slug, `${slug}/editions/1`, `${before}-of-another`, `${slug}?x=1`]
      .map((path) => `/records/${path}`)
      .toSorted(),
  )
  expect(await verifyLog()).toMatchObject({ ok: true })
})

it('a page that links to the old address is pointed out', async () => {
  const { id, before } = await named()
  const body = doc(p(link(`https://example.org/records/${before}`, 'A testimony')))
  const title = 'About testimonies'
  const page = await createPage(admin, { title, slug: 'about-testimonies' })
  await savePage(admin, page.id, 1, { title, body })
  await publishPage(admin, page.id, 2)
  const isNamed = async () => {
    const beside = (await hiddenNameReport(publisher, id)).report?.beside ?? []
    return beside.some(({ excerpt }) => excerpt.includes(before.slice(0, 30)))
  }
  expect(await isNamed()).toBe(true)
  await giveNewAddress(publisher, id)
  expect(await isNamed()).toBe(true)
})

it('an erasure elsewhere replaces an address that a record left', async () => {
  const { id } = await named()
  const { slug } = await giveNewAddress(publisher, id)
  const other = await makeRecord(editor, { kind: 'testimony' })
  await saveConsent(publisher, other.id, { ...terms, withdrawnOn: '2026-06-01', version: 1 })
  const remains = (await erasureOffer(publisher, other.id))?.remains ?? []
  expect(remains.find((remain) => remain.kind === 'RECORD' && remain.id === id)?.excerpts).toEqual([
    expect.stringContaining('karakhanova'),
  ])
  await eraseRecord(publisher, other.id, {
    ...{ confirm: other.slug, copies: false, forms: true, address: false, names: [`RECORD ${id}`] },
  })
  const { snapshot } = await db.edition.findFirstOrThrow({ where: { recordId: id } })
  expect(snapshot).toMatchObject({ slug: expect.stringMatching(/^\[withheld\]/) })
  const proof = (await publicData.parts(slug, 1)).body as EditionProof
  expect(isProven(proof)).toBe(true)
  expect(proof.parts.find((part) => part.path === '/slug')).not.toHaveProperty('value')
})

it('a title with the name makes no address, no record the old', async () => {
  const { id, before } = await named('What Karakhanova saw')
  expect((await giveNewAddress(publisher, id)).slug).toMatch(/^testimony/)
  const other = await makeRecord(editor)
  await expect(changeSlug(editor, other.id, before)).rejects.toThrow(Invalid)
})

it('a withdrawn record leaves it, too', async () => {
  const { id, before } = await named()
  await withdraw(publisher, id, { edition: 1, reason: 'A test.' })
  const { slug } = await giveNewAddress(publisher, id)
  tellOfChange()
  expect((await publicData.record(before)).body).not.toHaveProperty('tombstone')
  expect((await publicData.record(slug)).body).toHaveProperty('tombstone')
})

it('publishers do it with a recent password, for a name only', async () => {
  const { id } = await named()
  await expect(giveNewAddress(editor, id)).rejects.toThrow(Forbidden)
  const session = { id: randomUUID(), passwordAt: new Date(0) }
  await expect(giveNewAddress({ ...publisher, session }, id)).rejects.toThrow(PasswordNeeded)
  await giveNewAddress(await makeMember({ role: 'PUBLISHER' }), id)
  await expect(giveNewAddress(publisher, id)).rejects.toThrow(Conflict)
})
