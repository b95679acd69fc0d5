import '@/tests/support/database'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET as figuresFile } from '@/app/(archive)/figures/csv/route'
import { GET as mapFile } from '@/app/(archive)/map/csv/route'
import { GET as feed } from '@/app/(archive)/new/atom/route'
import { editionMetadata } from '@/app/(archive)/records/[slug]/edition-metadata'
import { GET as preview } from '@/app/(archive)/records/[slug]/editions/[number]/preview.png/route'
import { registerFile } from '@/app/(archive)/register-file'
import { GET as timelineFile } from '@/app/(archive)/timeline/csv/route'
import { addressOf } from '@/app/address'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import type { Actor } from '@/lib/access'
import { eventsOfRecord } from '@/lib/audit/queries'
import { placesInCollections, publicCollections } from '@/lib/collections/reading'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { erasureOffer } from '@/lib/editions/erasure/offer'
import { withdrawals } from '@/lib/editions/harvest'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { homePage } from '@/lib/editions/home'
import { giveNewAddress } from '@/lib/editions/new-address'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { publicTranslations } from '@/lib/editions/translations'
import { SteleError } from '@/lib/errors'
import { draftForPrograms, listDrafts } from '@/lib/exchange/drafts'
import { previewOf } from '@/lib/exchange/edition-preview'
import { endOfLog, reachSince } from '@/lib/exchange/mirror/changes'
import { filesIn } from '@/lib/exchange/mirror/manifest'
import { mirrorArchive } from '@/lib/exchange/mirror/mirror'
import { exportArchive } from '@/lib/preservation/export'
import { changeSlug } from '@/lib/records/commands'
import { listConsentForms } from '@/lib/records/consent/forms'
import { getConsent } from '@/lib/records/consent/queries'
import { saveDraft } from '@/lib/records/drafts'
import { getRecord, historyOf } from '@/lib/records/queries'
import { recordRelationsOf } from '@/lib/records/relations'
import type { RecordContent } from '@/lib/records/schema'
import { translationsOf } from '@/lib/records/translations'
import { answerReport, report } from '@/lib/reports/commands'
import { corrections } from '@/lib/reports/queries'
import { findingsOf } from '@/lib/review/findings/report'
import { queueOf } from '@/lib/review/queue/queue'
import { reviewOf } from '@/lib/review/review'
import { workbenchOf } from '@/lib/review/workbench'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { figureRows } from '@/lib/search/figures'
import { namesAskedSchema, namesFrom } from '@/lib/search/name-lists'
import { newestEditions, newestSchema } from '@/lib/search/newest'
import { mappedPlaces } from '@/lib/search/places'
import { search, searchSchema, searchWithFacets } from '@/lib/search/queries'
import { registerAsked, registerOf } from '@/lib/search/registers'
import { suggestionsFor } from '@/lib/search/suggestions'
import { onThisDay } from '@/lib/search/this-day'
import { timelineOf, timelineSchema } from '@/lib/search/timeline'
import { archiveSettings } from '@/lib/settings/settings'
import { addWebhook } from '@/lib/webhooks/commands'
import { english } from '@/tests/support/english'
import {
  bodyOn,
  makeCited,
  makeConsentForm,
  makeMember,
  makeSubmittable,
  verifyAll,
} from '@/tests/support/factories'
import { publicData } from '@/tests/support/public-data'
import { answerAt } from '@/tests/support/rendered-pages'

const NAME = 'Zeyneb Qaraxanova'
const TRACES = /zeyneb|qaraxanova/i
/** The same with what texts that were public have of it. */
const PUBLIC_TRACES = /zeyneb|qaraxanova|караханова/i
const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const
let members: Map<(typeof roles)[number], Actor>
let [owner, keeper]: [Actor?, Actor?] = []
beforeAll(async () => {
  members = new Map(await Promise.all(roles.map(async (role) => [role, await makeMember({ role })] as const)))
  owner = await makeMember({ role: 'CONTRIBUTOR' })
  keeper = await makeMember({ role: 'ADMIN' })
  await addWebhook(keeper, { url: 'https://hooks.example/x', onPublish: true, onWithdraw: true })
})

type Made = { id: string; slug: string; version: number; revisionId: string }

/** Every door of the desk at which a record is read, or a step is refused. */
const desk: Record<string, (actor: Actor, record: Made) => Promise<unknown>> = {
  consent: (actor, { id }) => getConsent(actor, id),
  'hidden names': (actor, { id }) => hiddenNameReport(actor, id),
  'consent forms': (actor, { id }) => listConsentForms(actor, id),
  record: (actor, { id }) => getRecord(actor, id),
  history: (actor, { id }) => historyOf(actor, id),
  events: (actor, { id }) => eventsOfRecord(actor, id),
  findings: (actor, { id }) => findingsOf(actor, id),
  review: async (actor, { id }) => {
    const review = await reviewOf(actor, id)
    return [review, review.reviewed && (await workbenchOf(actor, review.reviewed, review.reviewed.subjects))]
  },
  queue: (actor) => queueOf(actor, {}),
  erasure: (actor, { id }) => erasureOffer(actor, id),
  translations: (actor, { id }) => translationsOf(actor, id),
  relations: (actor, { id }) => recordRelationsOf(actor, id),
  'data for programs': async (actor, { id }) => [
    await draftForPrograms(actor, id, addressOf, english),
    await listDrafts(actor, {}, 100),
  ],
  'refused submission': (actor, { id, version }) => submit(actor, id, { version }),
}

/** Every door of readers. */
const readers: Record<string, (record: Made) => Promise<unknown>> = {
  page: ({ slug }) => liveEdition(slug),
  edition: ({ slug }) => editionBySlug(slug, 1),
  translations: ({ slug }) => publicTranslations(slug),
  search: () => search(searchSchema.parse({ q: 'bridge' })),
  'all records': () => search(searchSchema.parse({})),
  facets: () => searchWithFacets(searchSchema.parse({})),
  names: () => db.searchName.findMany(),
  people: async () => [
    await namesFrom(namesAskedSchema.parse({ of: 'person' })),
    await namesFrom(namesAskedSchema.parse({ of: 'person', letter: 'Z' })),
  ],
  'new editions': () => newestEditions(newestSchema.parse({})),
  testimonies: () => registerOf('testimonies', registerAsked('testimonies', {}), 'en'),
  timeline: () => timelineOf(timelineSchema.parse({}), 'en'),
  data: ({ slug }) => publicData.record(slug),
  harvest: () => publicData.oai('?verb=ListRecords&metadataPrefix=oai_dc'),
  list: () => publicData.list(),
  graph: ({ slug }) => publicData.graph(slug, 1),
  annotations: ({ slug }) => publicData.annotations(slug, 1),
  unapi: ({ slug }) => publicData.unapi(`?id=records/${slug}&format=rdf_zotero`),
  tags: async ({ slug }) => {
    const edition = await liveEdition(slug)
    return edition && editionMetadata(edition, 'RECORD')
  },
  citations: ({ slug }) => publicData.citation(slug, 1, 'record.txt'),
  'citations as data': ({ slug }) => publicData.citation(slug, 1, 'record.csl'),
  'all data': () => publicData.records(''),
  words: () => db.searchWord.findMany(),
  'second edition': ({ slug }) => editionBySlug(slug, 2),
  editions: ({ slug }) => publicData.editions(slug),
  proof: async ({ slug }) => [await publicData.parts(slug, 1), await publicData.parts(slug, 2)],
  tombstone: ({ slug }) => tombstoneOf(slug),
  withdrawals: () => withdrawals(undefined, 100),
  corrections: () => corrections(1),
  collections: async ({ id }) => [await publicCollections(), await placesInCollections(id)],
  source: async ({ id }) => {
    const cited = await db.reference.findFirst({ where: { recordId: id }, select: { sourceId: true } })
    return cited && citedSource(cited.sourceId)
  },
  home: () => homePage('2026-11-29', 'en'),
  'this day': () => onThisDay('11-29'),
  map: () => mappedPlaces(),
  figures: async () => {
    const rows = []
    for await (const row of figureRows()) rows.push(row)
    return rows
  },
  sitemap: async () => (await sitemap()).text(),
  feed: async () => (await feed(new NextRequest('http://localhost:3000/new/atom'))).text(),
  suggestions: async () => [await suggestionsFor('zey'), await suggestionsFor('qarax')],
  tables: async () => [
    await (await registerFile('register', new URLSearchParams())).text(),
    await (await registerFile('testimonies', new URLSearchParams())).text(),
    await (await timelineFile(new NextRequest('http://localhost:3000/timeline/csv'))).text(),
    ...(await Promise.all((await Promise.all([figuresFile(), mapFile()])).map((table) => table.text()))),
  ],
  preview: async ({ slug }) => {
    const edition = await editionBySlug(slug, 1)
    const context = { params: Promise.resolve({ slug, number: '1' }) }
    const { status } = await preview(new Request('http://localhost:3000'), context)
    if ((status === 200) !== (edition !== null)) throw new Error(`The preview answers ${status}.`)
    return edition && previewOf(edition, await archiveSettings(), english)
  },
  webhooks: () => db.webhookDelivery.findMany({ select: { body: true } }),
}

/** What the door shows, with errors as they are shown; maps as lists. */
async function shownBy(work: () => Promise<unknown>): Promise<string> {
  const shown = await work().catch((error) => {
    if (!(error instanceof SteleError)) throw error
    return { ...error, text: error.text }
  })
  return JSON.stringify(shown, (_, value) => {
    if (value instanceof Map) return [...value]
    return typeof value === 'bigint' ? String(value) : value
  })
}

const terms = {
  ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: NAME, pseudonym: '', note: '' },
  ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null },
} as const

/** A testimony of an unnamed speaker in each state, with where its text has the name: nowhere, except in the refused draft. */
const states: Record<string, (author: Actor, admin: Actor) => Promise<Made>> = {
  'a refused draft': async (author, admin) => {
    // The text names the speaker by a transliteration, so that a leak of the legal name itself is seen.
    const record = await made(author, admin, { summary: 'Караханова рассказывает.' })
    await submit(author, record.id, { version: record.version }).catch(() => null)
    return record
  },
  'in review': (author, admin) => submitted(author, admin),
  approved: async (author, admin) => approvedOf(await submitted(author, admin)),
  published: async (author, admin) => {
    const record = await approvedOf(await submitted(author, admin))
    const publisher = await makeMember({ role: 'PUBLISHER' })
    return { ...record, ...(await publish(publisher, record.id, { revisionId: record.revisionId })) }
  },
  'a second edition': async (author, admin) => {
    const record = await namedBefore(author, admin)
    await recall(author, record.id, { state: 'PUBLISHED' })
    const draft = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    const { version } = await saveDraft(author, record.id, {
      baseVersion: draft.version,
      content: { ...record.content, summary: 'A woman tells.' },
    })
    const next = await approvedOf({ ...record, ...(await submit(author, record.id, { version })) })
    const publisher = await makeMember({ role: 'PUBLISHER' })
    await publish(publisher, record.id, { revisionId: next.revisionId })
    return next
  },
  'a new address': async (author, admin) => {
    const named = await made(author, admin, {}, '')
    await changeSlug(author, named.id, 'what-qaraxanova-saw')
    const sent = await submit(author, named.id, { version: named.version })
    const record = await approvedOf({ ...named, ...sent })
    const publisher = await makeMember({ role: 'PUBLISHER' })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    await saveConsent(admin, record.id, { ...terms, version: 2 })
    return { ...record, ...(await giveNewAddress(admin, record.id)) }
  },
  withdrawn: async (author, admin) => {
    const record = await namedBefore(author, admin, async ({ id }) => {
      const publisher = await makeMember({ role: 'PUBLISHER' })
      await withdraw(publisher, id, { edition: 1, reason: 'Караханова просила об этом.' })
    })
    return record
  },
}

/** A testimony with texts that name the speaker and were public before the name was entered. */
async function namedBefore(
  author: Actor,
  admin: Actor,
  then: (record: Made) => Promise<void> = async () => {},
) {
  const named = await made(author, admin, { summary: 'Караханова рассказывает.' }, '')
  const sent = await submit(author, named.id, { version: named.version })
  const record = { ...named, ...(await approvedOf({ ...named, ...sent })) }
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const { slug } = await publish(publisher, record.id, { revisionId: record.revisionId })
  await report({ kind: 'ERROR', slug, edition: 1, text: 'The date is wrong.' })
  const asked = await db.report.findFirstOrThrow({ where: { recordId: record.id }, select: { id: true } })
  const note = 'Караханова назвала другую дату.'
  await answerReport(publisher, asked.id, { outcome: 'CORRECTED', answer: 'Thank you.', note })
  await then({ ...record, slug })
  await saveConsent(admin, record.id, { ...terms, version: 2 })
  return { ...record, slug }
}

/** A testimony of a contributor, which an editor wrote. */
async function made(
  author: Actor,
  admin: Actor,
  content: Partial<RecordContent> = {},
  legalName: string = NAME,
): Promise<Made & { content: RecordContent }> {
  const editor = await makeMember({ role: 'EDITOR' })
  const cited = await makeCited(editor)
  const record = await makeSubmittable(editor, {
    kind: 'testimony',
    cited,
    content: { body: bodyOn(cited), ...content },
  })
  await db.record.update({ where: { id: record.id }, data: { createdById: author.id } })
  await saveConsent(admin, record.id, { ...terms, legalName, version: 1 })
  await makeConsentForm(admin, record, { filename: `${NAME}.pdf` })
  return { ...record, revisionId: '' }
}

async function submitted(author: Actor, admin: Actor): Promise<Made> {
  const record = await made(author, admin)
  return { ...record, ...(await submit(author, record.id, { version: record.version })) }
}

async function approvedOf(record: Made): Promise<Made> {
  const reviewer = await makeMember({ role: 'REVIEWER' })
  await verifyAll(reviewer, record.id)
  await approve(reviewer, record.id, { revisionId: record.revisionId })
  return record
}

it.each(Object.keys(states))('%s shows the hidden name to publishers and admins only', async (state) => {
  if (!owner || !keeper) throw new Error('The members are missing.')
  const record = await states[state]?.(owner, keeper)
  if (!record) throw new Error(`There is no state ${state}.`)
  const leaks: string[] = []
  for (const [role, actor] of [...members, ['OWNER', owner] as const])
    for (const [door, read] of Object.entries(desk))
      if ((door === 'events' ? PUBLIC_TRACES : TRACES).test(await shownBy(() => read(actor, record))))
        leaks.push(`${role} at ${door}`)
  for (const [door, read] of Object.entries(readers))
    if (PUBLIC_TRACES.test(await shownBy(() => read(record)))) leaks.push(`readers at ${door}`)
  // Their log also has the addresses of earlier times.
  const ofLog = ['PUBLISHER at events', 'ADMIN at events']
  expect(leaks.filter((leak) => !ofLog.includes(leak))).toEqual([
    'PUBLISHER at consent',
    'PUBLISHER at consent forms',
    'ADMIN at consent',
    'ADMIN at consent forms',
  ])
})

it('an export and a mirror of these have no hidden name', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stele-hidden-'))
  afterAll(() => rm(folder, { recursive: true }))
  await exportArchive(path.join(folder, 'export'), { bag: false, addressOf, t: english })
  await mirrorArchive({
    ...{ folder: path.join(folder, 'mirror'), ask: answerAt, origin: 'http://localhost:3000' },
    ...{ name: 'Archive', build: 'a', position: endOfLog, reachSince },
    searchTitle: () => ({ language: 'en', title: 'Search' }),
  })
  const files = await filesIn(folder)
  expect(files.length).toBeGreaterThan(50)
  const leaks: string[] = []
  for (const file of files) {
    const text = `${file} ${await readFile(path.join(folder, file), 'utf8')}`
    if (PUBLIC_TRACES.test(text)) leaks.push(file)
  }
  expect(leaks).toEqual([])
})
