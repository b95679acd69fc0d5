import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import CollectionRoute, { generateMetadata } from '@/app/(archive)/collections/[slug]/page'
import CollectionsRoute from '@/app/(archive)/collections/page'
import { GET as atom } from '@/app/(archive)/new/atom/route'
import { GET as json } from '@/app/(archive)/new/json/route'
import NewestRoute from '@/app/(archive)/new/page'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { CollectionPlaces } from '@/components/archive/finding/CollectionPlaces'
import type { Actor } from '@/lib/access'
import {
  createCollection,
  deleteCollection,
  publishCollection,
  saveCollection,
  unpublishCollection,
} from '@/lib/collections/commands'
import { getCollection, listCollections } from '@/lib/collections/queries'
import { collectionPage, placesInCollections, publicCollections } from '@/lib/collections/reading'
import { compareCollectionVersion, getCollectionVersion } from '@/lib/collections/versions'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { keepingOf } from '@/lib/page-store/addresses'
import { searchSchema, searchWithFacets } from '@/lib/search/queries'
import {
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeStaff,
  p,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { htmlOf } from '@/tests/support/render'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher } = await makeStaff())
})

const slugOf = () => `set-${randomUUID().slice(0, 8)}`
const make = (slug = slugOf()) => createCollection(editor, { slug, title: 'Acts', language: 'en' })
const textOf = (records: string[], introduction = 'Read these first.\n\nThen those.') => ({
  ...{ title: 'Acts of parliaments', language: 'en' },
  ...{ introduction, records },
})
const query = (given: Record<string, string>) => ({ searchParams: Promise.resolve(given) })

/** A record with a public edition. */
async function published(title: string, kind = 'account') {
  const content = { body: doc(p(`The first words of ${title}.`)) }
  const record = await makeRecord(editor, { title, kind, content })
  await makeEdition(editor, record)
  return record
}

/** A public collection of these records. */
async function collected(records: readonly { id: string }[]) {
  const { id, slug } = await make()
  const text = textOf(records.map((record) => record.id))
  const { version } = await saveCollection(editor, id, 1, text)
  await publishCollection(publisher, id, version)
  return { id, slug, version, text }
}

const pageOf = async (slug: string) => htmlOf(await CollectionRoute({ params: Promise.resolve({ slug }) }))

describe('a collection', () => {
  it('shows readers its public records in order, with their first words', async () => {
    const [first, second, third] = [await published('One'), await published('Two'), await published('Three')]
    const draft = await makeRecord(editor, { title: 'A draft' })
    const { slug } = await collected([third, draft, first, second])
    const page = await collectionPage(slug)
    expect(page?.entries.map(({ title, words }) => [title, words])).toEqual([
      ['Three', 'The first words of Three.'],
      ['One', 'The first words of One.'],
      ['Two', 'The first words of Two.'],
    ])
    const html = await pageOf(slug)
    expect(html).toContain('<p>Read these first.</p><p>Then those.</p>')
    expect(html).not.toContain('A draft')
    await closeRecord(editor, first)
    expect((await collectionPage(slug))?.entries.map(({ title }) => title)).toEqual(['Three', 'Two'])
    expect(await pageOf(slug)).not.toContain('first words of One')
  })

  it('is read as it was last published', async () => {
    const { id, slug, version, text } = await collected([await published('Old')])
    expect(await answerOf(`/collections/${slug}`)).toBe('PUBLIC')
    await saveCollection(editor, id, version, { ...text, introduction: 'Unready.', title: 'New' })
    expect(await collectionPage(slug)).toMatchObject({ title: 'Acts of parliaments' })
    await unpublishCollection(publisher, id)
    expect(await answerOf(`/collections/${slug}`)).toBe('UNKNOWN')
    expect(await collectionPage(slug)).toBeNull()
    expect((await publicCollections()).map((one) => one.slug)).not.toContain(slug)
  })

  it('shows its writers what each version changed', async () => {
    const [one, two] = [
      await makeRecord(editor, { title: 'One' }),
      await makeRecord(editor, { title: 'Two' }),
    ]
    const { id } = await make()
    await saveCollection(editor, id, 1, textOf([one.id], ''))
    await saveCollection(editor, id, 2, textOf([two.id, one.id], ''))
    expect(await compareCollectionVersion(editor, id, 3)).toEqual([
      {
        ...{ label: 'Records', isReplaced: false },
        runs: [
          { kind: 'added', text: 'Two\n' },
          { kind: 'same', text: 'One' },
        ],
      },
    ])
    expect(await getCollectionVersion(editor, id, 2)).toMatchObject({ records: [{ title: 'One' }] })
    expect(await compareCollectionVersion(editor, id, 1)).toEqual([])
    await expect(compareCollectionVersion(editor, id, 4)).rejects.toThrow(NotFound)
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    await expect(compareCollectionVersion(contributor, id, 3)).rejects.toThrow(Forbidden)
  })

  it('is published by someone who contributed nothing to it', async () => {
    const record = await published('Shared')
    const { id, slug } = await make()
    await saveCollection(publisher, id, 1, textOf([record.id]))
    expect(await rejection(publishCollection(publisher, id, 2))).toMatchObject({
      name: 'Forbidden',
      text: { key: 'collections.ownContent' },
    })
    expect(await getCollection(publisher, id)).toMatchObject({ canPublish: false })
    // Words of the publisher stay theirs when another member saves them again.
    await saveCollection(editor, id, 2, textOf([record.id], 'Read these first. And more.'))
    await expect(publishCollection(publisher, id, 3)).rejects.toThrow(Forbidden)
    expect(await collectionPage(slug)).toBeNull()
  })

  it('can be published again by the publisher of other versions', async () => {
    const { id, version, text } = await collected([await published('Kept')])
    await saveCollection(editor, id, version, { ...text, title: 'Changed' })
    await expect(publishCollection(editor, id, version + 1)).rejects.toThrow(Forbidden)
    await expect(publishCollection(reviewer, id, version + 1)).rejects.toThrow(Forbidden)
    await publishCollection(publisher, id, version + 1)
    expect(await getCollection(editor, id)).toMatchObject({ liveVersion: version + 1 })
  })

  it('is not saved or published over a version the member hasn’t seen', async () => {
    const { id } = await make()
    const record = await published('Once')
    const both = await Promise.allSettled([
      saveCollection(editor, id, 1, textOf([record.id])),
      saveCollection(reviewer, id, 1, textOf([])),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rejection(saveCollection(editor, id, 1, textOf([])))).toMatchObject({
      name: 'Conflict',
      current: { version: 2 },
    })
    await expect(publishCollection(publisher, id, 1)).rejects.toThrow(Conflict)
  })

  it('refuses records twice, missing ones, and none when it is published', async () => {
    const { id } = await make()
    const record = await published('Twice')
    for (const records of [[record.id, record.id], [randomUUID()], ['x']])
      await expect(saveCollection(editor, id, 1, textOf(records))).rejects.toThrow(Invalid)
    await saveCollection(editor, id, 1, textOf([]))
    await expect(publishCollection(publisher, id, 2)).rejects.toThrow(Invalid)
  })

  it('never names a speaker of its records who wants to stay unnamed', async () => {
    const record = await published('Spoken', 'testimony')
    await db.consent.updateMany({
      where: { recordId: record.id },
      data: { nameDisplay: 'ANONYMOUS', legalName: 'Zora Karakhan' },
    })
    const { id } = await make()
    await saveCollection(editor, id, 1, textOf([record.id], 'What Zora Karakhan saw.'))
    expect(await rejection(publishCollection(publisher, id, 2))).toMatchObject({
      text: { key: 'collections.hiddenName' },
    })
  })

  it('can be deleted until it was published, and its versions never change', async () => {
    const { id } = await make()
    await deleteCollection(editor, id)
    const seen = await collected([await published('Seen')])
    await unpublishCollection(publisher, seen.id)
    await expect(deleteCollection(editor, seen.id)).rejects.toThrow(Conflict)
    const where = { collectionId: seen.id }
    await expect(db.collectionVersion.deleteMany({ where })).rejects.toThrow()
    await expect(db.collectionVersion.updateMany({ where, data: { title: 'x' } })).rejects.toThrow()
  })
})

describe('a public collection', () => {
  it('gives the records before and after each, among those that are public', async () => {
    const records = [await published('A'), await published('B'), await published('C')]
    const [first, middle, last] = records
    const { slug } = await collected(records)
    if (middle) await closeRecord(editor, middle)
    expect(await placesInCollections(first?.id ?? '')).toEqual([
      {
        ...{ slug, title: 'Acts of parliaments', language: 'en', place: 1, records: 2, previous: null },
        next: { slug: last?.slug, title: 'C', language: 'en' },
      },
    ])
    const html = htmlOf(<CollectionPlaces places={await placesInCollections(last?.id ?? '')} />)
    expect(html).toContain(`href="/records/${first?.slug}" rel="prev"`)
    expect(html).not.toContain('rel="next"')
    expect(await placesInCollections(middle?.id ?? '')).toEqual([])
  })

  it('is a facet of the search', async () => {
    const [one, other] = [await published('Ferry'), await published('Harbour')]
    await published('Outside')
    const { slug } = await collected([one, other])
    const all = await searchWithFacets(searchSchema.parse({}))
    expect(all.counts.get('collection')).toContainEqual({
      ...{ value: slug, records: 2, label: 'Acts of parliaments', language: 'en' },
    })
    const within = await searchWithFacets(searchSchema.parse({ collection: slug }))
    expect(within.found.map(({ title }) => title).toSorted()).toEqual(['Ferry', 'Harbour'])
    expect((await searchWithFacets(searchSchema.parse({ collection: 'unknown' }))).total).toBe(0)
  })

  it('has feeds, an entry in the sitemap, and a kept page', async () => {
    const one = await published('Collected')
    await published('Not collected')
    const { slug } = await collected([one])
    const asked = (path: string) => new NextRequest(`http://localhost:3000${path}?collection=${slug}`)
    const feed: { title: string; items: { title: string }[] } = await (await json(asked('/new/json'))).json()
    expect(feed.title).toContain('Acts of parliaments')
    expect(feed.items.map(({ title }) => title)).toEqual(['Collected'])
    expect(await (await atom(asked('/new/atom'))).text()).not.toContain('Not collected')
    expect(htmlOf(await NewestRoute(query({ collection: slug })))).toContain(`/collections/${slug}`)
    const { alternates } = await generateMetadata({ params: Promise.resolve({ slug }) })
    expect(Object.keys(alternates?.types ?? {})).toHaveLength(2)
    expect(await (await sitemap()).text()).toContain(`/collections/${slug}</loc>`)
    for (const path of ['/collections', `/ar/collections/${slug}`, `/new/atom?collection=${slug}`])
      expect(keepingOf(path), path).not.toBeNull()
    expect(htmlOf(await CollectionsRoute())).toContain(`/collections/${slug}`)
  })
})

it('members see which records readers do not', async () => {
  const [shown, draft] = [await published('Shown'), await makeRecord(editor, { title: 'Hidden' })]
  const { id } = await collected([shown, draft])
  const { records, versions } = await getCollection(reviewer, id)
  expect(records.map(({ title, isPublic }) => [title, isPublic])).toEqual([
    ['Shown', true],
    ['Hidden', false],
  ])
  expect(versions.map(({ version, savedBy }) => [version, savedBy.name])).toEqual([
    [2, editor.name],
    [1, editor.name],
  ])
  const writer: Actor = { ...reviewer, role: 'CONTRIBUTOR' }
  await expect(listCollections(writer)).rejects.toThrow(Forbidden)
  await expect(getCollection(writer, id)).rejects.toThrow(Forbidden)
  await expect(saveCollection(writer, id, 2, textOf([]))).rejects.toThrow(Forbidden)
})
