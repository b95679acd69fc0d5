import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { changedFields } from '@/lib/changed-fields'
import { allMembersIn, storedContributors } from '@/lib/contributions/contributors'
import { contributorsAfter, storedRemovedText, type Version } from '@/lib/contributions/versions'
import { isTaken, type Tx } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { type Given, parseId, parseInput, versionIn } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { namesBeside, publicText } from '@/lib/review/hidden-names/beside'
import { unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import { collectionParts } from './parts'
import { type CollectionText, collectionTextSchema, newCollectionSchema } from './schema'

type Change = 'create' | 'edit' | 'publish' | 'unpublish' | 'delete'

const logChange = (tx: Tx, actor: Actor, change: Change, id: string, detail: Prisma.InputJsonObject) =>
  recordEvent(tx, {
    actor,
    action: `collection.${change}`,
    subjectType: 'collection',
    subjectId: id,
    detail,
  })

type StoredVersion = CollectionText & { contributors: unknown; removed: unknown }
type LockedCollection = { id: string; slug: string; version: number; liveVersion: number | null }

/** Locks the row of a collection until the transaction ends. `NotFound` when there is none. */
async function lockCollection(tx: Tx, id: string): Promise<LockedCollection> {
  const [row] = await tx.$queryRaw<LockedCollection[]>`
    SELECT id, slug, version, "liveVersion" FROM "Collection" WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new NotFound()
  return row
}

const versionAt = (tx: Tx, collectionId: string, version: number): Promise<StoredVersion> =>
  tx.collectionVersion.findUniqueOrThrow({
    where: { collectionId_version: { collectionId, version } },
    select: {
      ...{ title: true, language: true, introduction: true, records: true },
      ...{ contributors: true, removed: true },
    },
  })

type Saved = { id: string; slug: string; version: number; text: CollectionText }

/** Adds a version with the members whose content it contains. Returns the hash of the text. */
async function addVersion(
  tx: Tx,
  actor: Actor,
  { id, slug, version, text }: Saved,
  before: readonly StoredVersion[],
) {
  const { contributors, removed } = contributorsAfter({
    from: before.map(
      (stored): Version => ({
        parts: collectionParts(slug, stored),
        contributors: storedContributors(stored.contributors),
      }),
    ),
    removed: storedRemovedText(before[0]?.removed ?? {}),
    to: collectionParts(slug, text),
    by: [actor.id],
  })
  const kept: Prisma.InputJsonObject = JSON.parse(JSON.stringify({ contributors, removed }))
  await tx.collectionVersion.create({
    data: {
      collectionId: id,
      version,
      ...text,
      contributors: kept.contributors ?? {},
      removed: kept.removed ?? {},
      savedById: actor.id,
    },
    select: { version: true },
  })
  return sha256(canonicalJson(text))
}

/** Makes an unpublished collection without records. `Invalid` on `slug` when another collection has it. */
export async function createCollection(actor: Actor, input: Given<typeof newCollectionSchema>) {
  demand(actor, 'writeAll')
  const { slug, title, language } = parseInput(newCollectionSchema, input)
  try {
    return await transactionAs(actor, async (tx) => {
      const { id } = await tx.collection.create({ data: { slug }, select: { id: true } })
      const text = { title, language, introduction: '', records: [] }
      const contentHash = await addVersion(tx, actor, { id, slug, version: 1, text }, [])
      await logChange(tx, actor, 'create', id, { slug, version: 1, contentHash })
      return { id, slug }
    })
  } catch (error) {
    throw isTaken(error) ? new Invalid({ slug: message('collections.slugTaken') }) : error
  }
}

/**
 * Saves text and records as the next version after `version`; readers see it once someone who didn't contribute to it publishes it. `Conflict`
 * with the newest version's number where someone else saved first. `Invalid` on `records` for a record that doesn't exist.
 */
export async function saveCollection(
  actor: Actor,
  collectionId: string,
  version: number,
  input: Given<typeof collectionTextSchema>,
) {
  demand(actor, 'writeAll')
  const id = parseId(collectionId)
  const text = parseInput(collectionTextSchema, input)
  const before = versionIn(version)
  const next = before + 1
  await transactionAs(actor, async (tx) => {
    const collection = await lockCollection(tx, id)
    if (collection.version !== before) throw changedMeanwhile(collection)
    const known = await tx.record.count({ where: { id: { in: text.records } } })
    if (known !== text.records.length) throw new Invalid({ records: message('collections.noRecord') })
    // Text that comes back from the public version brings its contributors with it.
    const { liveVersion } = collection
    const versions = [before, ...(liveVersion !== null && liveVersion !== before ? [liveVersion] : [])]
    const stored = await Promise.all(versions.map((number) => versionAt(tx, id, number)))
    const contentHash = await addVersion(
      tx,
      actor,
      { id, slug: collection.slug, version: next, text },
      stored,
    )
    await tx.collection.update({ where: { id }, data: { version: next }, select: { id: true } })
    const fields = changedFields(stored[0] ?? {}, text, [])
    await logChange(tx, actor, 'edit', id, { version: next, contentHash, fields })
  })
  return { version: next }
}

/**
 * Shows this version, the newest, to readers, as far as its records are public. `Forbidden` for members whose content it contains. `Conflict`
 * where another one was saved meanwhile, this one is public already, or the text names a speaker who wants to stay unnamed. `Invalid` without
 * records.
 */
export async function publishCollection(actor: Actor, collectionId: string, seen: number): Promise<void> {
  demand(actor, 'publish')
  demandRecentPassword(actor)
  const id = parseId(collectionId)
  const version = versionIn(seen)
  await transactionAs(actor, async (tx) => {
    const collection = await lockCollection(tx, id)
    if (collection.version !== version || collection.liveVersion === version)
      throw changedMeanwhile(collection)
    const stored = await versionAt(tx, id, version)
    if (allMembersIn(storedContributors(stored.contributors)).includes(actor.id))
      throw new Forbidden(message('collections.ownContent'))
    if (stored.records.length === 0) throw new Invalid({ records: message('collections.noRecords') })
    await demandNoHiddenName(tx, { ...stored, slug: collection.slug })
    await tx.$executeRaw`
      UPDATE "Collection" SET "liveVersion" = ${version}::int, "firstPublishedAt" = coalesce("firstPublishedAt", now()) WHERE id = ${id}::uuid`
    await logChange(tx, actor, 'publish', id, { slug: collection.slug, version })
  })
}

/** Takes a collection from readers; its versions stay. `Conflict` where it isn't public. */
export async function unpublishCollection(actor: Actor, collectionId: string): Promise<void> {
  demand(actor, 'publish')
  const id = parseId(collectionId)
  await transactionAs(actor, async (tx) => {
    const collection = await lockCollection(tx, id)
    if (collection.liveVersion === null) throw changedMeanwhile(collection)
    await tx.collection.update({ where: { id }, data: { liveVersion: null }, select: { id: true } })
    await logChange(tx, actor, 'unpublish', id, { slug: collection.slug })
  })
}

/** Deletes a collection that was never published, with its versions. `Conflict` where readers have seen it. */
export async function deleteCollection(actor: Actor, collectionId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(collectionId)
  await transactionAs(actor, async (tx) => {
    await lockCollection(tx, id)
    const seen = await tx.collection.count({ where: { id, firstPublishedAt: { not: null } } })
    if (seen > 0) throw new Conflict(message('collections.wasPublished'))
    await tx.collectionVersion.deleteMany({ where: { collectionId: id } })
    await tx.collection.delete({ where: { id }, select: { id: true } })
    await logChange(tx, actor, 'delete', id, {})
  })
}

const changedMeanwhile = ({ version, liveVersion }: LockedCollection) =>
  new Conflict(message('collections.changedMeanwhile'), { version, liveVersion })

type Published = Pick<CollectionText, 'title' | 'introduction' | 'records'> & { slug: string }

/**
 * `Conflict` when the address or the text has the name of a speaker of its records who wants to stay unnamed. A consent that changes at the same moment
 * waits, and then finds the collection public.
 */
async function demandNoHiddenName(tx: Tx, { slug, title, introduction, records }: Published): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Consent" WHERE "recordId" = ANY(${records}::uuid[]) ORDER BY "recordId" FOR SHARE`
  const texts = [
    publicText('slug', slug),
    ...[title, introduction].map((text) => publicText('collection', text, title)),
  ]
  if (namesBeside(await unnamedSpeakers(tx), records, texts).length > 0)
    throw new Conflict(message('collections.hiddenName'))
}
