import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { createCollection, publishCollection, saveCollection } from '@/lib/collections/commands'
import { db, transaction } from '@/lib/db'
import { withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { describeHolding } from '@/lib/holdings/commands'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { frontOf } from '@/lib/page-store/front'
import { PageStore } from '@/lib/page-store/store'
import { createPage, publishPage } from '@/lib/pages/commands'
import { saveDraft } from '@/lib/records/drafts'
import { linkTranslation, unlinkTranslation } from '@/lib/records/translations'
import { answerReport, report } from '@/lib/reports/commands'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { changeSettings } from '@/lib/settings/settings'
import { editSource } from '@/lib/sources/commands'
import { serving } from '@/tests/support/answered'
import { databaseUrl } from '@/tests/support/database'
import {
  bodyOn,
  chainOf,
  doc,
  figure,
  makeCited,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  passageText,
  quotation,
} from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'
import { renderedAt } from '@/tests/support/rendered-pages'

type Published = Awaited<ReturnType<typeof makeRecord>>

const lists = ['/', '/about', '/records', '/new', '/unverified', '/sitemap.xml']
const ofRecord = ({ slug }: { slug: string }) => [
  ...['', '/editions', '/editions/1'].map((part) => `/records/${slug}${part}`),
  ...['', '/editions/1'].map((part) => `/api/public/records/${slug}${part}`),
]

let editor: Actor
let publisher: Actor
let keeper: Actor
const database = new pg.Client(databaseUrl)
const store = new PageStore(100_000_000)
const front = frontOf({
  store,
  currency: () => 'CURRENT',
  isCutOff: () => false,
  query: (text, values) => database.query(text, values),
  patience: 0,
  host: 'localhost',
  handle: async ({ url = '' }, response) => {
    const { status, text, type } = await renderedAt(url)
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` }).end(text)
  },
})
let server: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  await database.connect()
  server = await serving(front.answer)
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  keeper = await makeMember({ role: 'ADMIN' })
})
afterAll(async () => {
  front.stop()
  await server.end()
  await database.end()
})

const addresses = new Set(lists)
const published = new Set<string>()

/** Makes a change while all pages are kept, and waits until it is known what it reaches. */
async function change(make: () => Promise<unknown>): Promise<void> {
  for (const address of addresses) await server.ask(address)
  await make()
  await server.ask('/records/none')
}

/** Makes a change; returns the addresses whose pages stayed. Each of these is as it would be rendered now. */
async function after(make: () => Promise<unknown>): Promise<Set<string>> {
  await change(make)
  const stayed = new Set<string>()
  for (const address of addresses) {
    const page = store.get(address)
    if (!page) continue
    const now = await renderedAt(address)
    expect([page.status, page.bytes.toString()], address).toEqual([now.status, now.text])
    stayed.add(address)
  }
  return stayed
}

/** Makes changes that can reach every page. */
async function reachAll(...changes: (() => Promise<unknown>)[]): Promise<void> {
  for (const make of changes) {
    await server.ask('/about')
    expect(store.count).toBeGreaterThan(0)
    await make()
    expect(store.count).toBe(0)
  }
}

async function publish(record: Published, given: Parameters<typeof makeEdition>[2] = {}) {
  const stayed = await after(async () => {
    await makeEdition(editor, record, given)
    await transaction((tx) =>
      recordEvent(tx, {
        actor: editor,
        action: 'record.publish',
        subjectType: 'record',
        subjectId: record.id,
      }),
    )
  })
  published.add(record.slug)
  return stayed
}

const author = (family: string, authorityId: string) => ({
  contributors: [{ role: 'author' as const, family, given: 'Ann', authorityId }],
})
const person = (name: string) => createAuthority(editor, { kind: 'PERSON', name })
const pages = (record: Published) => {
  for (const address of ofRecord(record)) addresses.add(address)
  return record
}

it('keeps no page that shows what changed, and all others', async () => {
  const [wagtail, finch] = [await person('Ann Wagtail'), await person('Ann Finch')]
  for (const { id } of [wagtail, finch]) addresses.add(`/names/person/${id}`)
  const shared = await makeSource(editor, { title: 'A shared work', ...author('Wagtail', wagtail.id) })
  const apart = await makeSource(editor, { title: 'A work apart' })
  for (const { id } of [shared, apart]) addresses.add(`/sources/${id}`)
  const made = async (
    title: string,
    source: { id: string; title: string },
    language = 'en',
    counts = false,
  ) =>
    pages(
      await makeRecord(editor, {
        title,
        content: {
          language,
          body: doc(quotation({ chain: chainOf(source) }, 'Words.')),
          figures: counts ? [figure(chainOf(source))] : [],
        },
      }),
    )
  const one = await made('The first', shared)
  for (const part of ['/editions/1/cite', '/editions/2/changes']) addresses.add(`/records/${one.slug}${part}`)
  addresses.add(`/api/public/records/${one.slug}/graph`)
  const lone = await made('Apart', apart, 'en', true)
  const two = await made('The second', shared, 'de')
  const counting = await made('Counts the same', await makeSource(editor, { title: 'A report' }), 'en', true)
  const cited = await makeCited(editor)
  addresses.add(`/sources/${cited.source.id}`)
  const quoting = pages(await makeRecord(editor, { title: 'Quoting', content: { body: bodyOn(cited) } }))
  // Its places are counted among the records that readers can open.
  const collection = await createCollection(editor, { slug: 'guided', title: 'Guided', language: 'en' })
  await saveCollection(editor, collection.id, 1, {
    ...{ title: 'Guided', language: 'en', introduction: 'Read in order.' },
    records: [lone.id, quoting.id],
  })
  await publishCollection(publisher, collection.id, 2)
  addresses.add('/collections/guided')
  const keeps = (stayed: Set<string>, ...kept: { slug: string }[]) => {
    for (const record of [one, lone, two, counting, quoting]) {
      const page = `/records/${record.slug}`
      if (published.has(record.slug)) expect(stayed.has(page), page).toBe(kept.includes(record))
    }
    expect(stayed.has('/about')).toBe(true)
    expect(stayed.has('/')).toBe(false)
  }

  await publish(lone)
  keeps(await publish(one), lone)
  // Related by its source; the page of its source and of the author of it too.
  const related = await publish(two)
  keeps(related, lone)
  expect(related.has(`/sources/${shared.id}`)).toBe(false)
  expect(related.has(`/names/person/${wagtail.id}`)).toBe(false)
  expect(related.has(`/sources/${apart.id}`)).toBe(true)
  expect(related.has(`/records/${one.slug}/editions/1`)).toBe(true)
  keeps(await publish(counting), one, two)
  keeps(
    await publish(quoting, {
      passages: [
        {
          ...{
            id: cited.passage.id,
            sourceId: cited.source.id,
            exact: passageText,
            before: 'Before it. ',
            after: ' After it.',
          },
          ...{ locator: null, language: 'en', start: cited.passage.start, end: cited.passage.end },
          textLayerSha256: sha256(cited.holding.layer.text),
          holding: {
            ...{
              id: cited.holding.id,
              kind: 'ORIGINAL',
              sha256: 'b'.repeat(64),
              obtainedFrom: '',
              rights: '',
            },
            shown: 'IN_CONTEXT',
          },
        },
      ],
    }),
    ...[one, two, counting],
  )

  const mask = () =>
    setMask(editor, {
      textLayerId: cited.holding.layer.id,
      start: 11,
      end: 20,
      kind: 'PRIVATE',
      reason: 'A name',
    })
  keeps(await after(mask), one, two, counting)
  const [{ id: maskId } = { id: '' }] = await db.mask.findMany()
  keeps(await after(() => liftMask(publisher, maskId, { reason: 'By mistake.' })), one, two, counting)
  const { obtainedFrom, rights, access, note } = await db.holding.findUniqueOrThrow({
    where: { id: cited.holding.id },
  })
  const described = { obtainedFrom, obtainedOn: '', rights, access, note }
  keeps(
    await after(() =>
      describeHolding(
        editor,
        cited.holding.id,
        { ...described, shown: 'IN_CONTEXT' },
        { ...described, shown: 'NOTHING' },
      ),
    ),
    ...[one, two, counting],
  )

  // The page of a name lists the sources that are tied to it now.
  const { version } = await db.source.findUniqueOrThrow({ where: { id: shared.id } })
  const tied = await after(() =>
    editSource(editor, shared.id, version, {
      type: 'document',
      title: 'A shared work',
      ...author('Finch', finch.id),
    }),
  )
  expect([tied.has('/'), tied.has(`/records/${one.slug}`), tied.has(`/names/person/${wagtail.id}`)]).toEqual([
    true,
    true,
    false,
  ])

  await after(async () => {
    const { token } = await report({
      ...{ kind: 'ERROR', slug: one.slug, edition: 1, statement: '', text: 'Wrong.', name: '', email: '' },
    })
    expect(token).toHaveLength(43)
    const [asked] = await db.report.findMany()
    await answerReport(keeper, asked?.id ?? '', {
      outcome: 'CORRECTED',
      answer: 'Thanks.',
      note: 'Corrected.',
    })
  })
  await publish({ ...one, content: { ...one.content, title: 'The first, again' } })
  const { editions } = await db.record.findUniqueOrThrow({ where: { id: counting.id } })
  keeps(
    await after(() =>
      withdraw(publisher, counting.id, { edition: editions, reason: 'Asked for by its speaker.' }),
    ),
    ...[one, two, quoting],
  )

  const testimony = await makeRecord(editor, { kind: 'testimony', title: 'Of one who was there' })
  const terms = {
    tier: 'OPEN',
    nameDisplay: 'ANONYMOUS',
    pseudonym: '',
    embargoUntil: null,
    note: '',
  } as const
  const gone = { ...terms, legalName: 'Ann Who', transcriptApprovedOn: null, withdrawnOn: '2026-06-01' }
  const erased = { confirm: testimony.slug, copies: false, forms: true, address: false, names: [] }
  await reachAll(
    () => linkTranslation(publisher, two.id, { original: one.id }),
    () => unlinkTranslation(publisher, two.id),
    async () => {
      const { version } = await db.authority.findUniqueOrThrow({ where: { id: wagtail.id } })
      await editAuthority(editor, wagtail.id, version, { kind: 'PERSON', name: 'Anne Wagtail' })
    },
    async () => {
      const [kept, other] = await Promise.all(
        [wagtail, finch].map(({ id }) => db.authority.findUniqueOrThrow({ where: { id } })),
      )
      await mergeAuthorities(editor, {
        ...{ keptId: kept?.id ?? '', keptVersion: kept?.version ?? 0 },
        ...{ otherId: other?.id ?? '', otherVersion: other?.version ?? 0 },
      })
    },
    async () => {
      const { version } = await db.settings.findFirstOrThrow()
      await changeSettings(keeper, version, settingsDraft({ name: 'Another name' }))
    },
    async () => {
      const page = await createPage(keeper, { slug: 'thanks', title: 'Thanks' })
      await publishPage(keeper, page.id, 1)
    },
    () => saveConsent(keeper, testimony.id, { ...gone, version: 1 }),
    // Its consent closes the copies of what it cites, also in the public records of others.
    () =>
      saveDraft(editor, testimony.id, {
        baseVersion: testimony.version,
        content: { ...testimony.content, body: bodyOn(cited) },
      }),
    () => saveDraft(editor, testimony.id, { baseVersion: testimony.version + 1, content: testimony.content }),
    () => eraseRecord(publisher, testimony.id, erased),
  )
})
