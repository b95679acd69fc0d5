import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { changedFields } from '@/lib/changed-fields'
import { db, isTaken, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { type Given, parseId, parseInput, versionIn } from '@/lib/input'
import { knownMedia } from '@/lib/media/known-media'
import { message } from '@/lib/messages/message'
import { refusalOfFullNames } from '@/lib/review/hidden-names/beside'
import { documentSchema, emptyDocument, SCHEMA_VERSION } from '@/lib/text'
import { imagesOf, mediaHashesIn } from '@/lib/text/images'
import { newPageSchema, type PageText, pageTextSchema } from './schema'

type Change = 'create' | 'edit' | 'publish' | 'unpublish' | 'rename' | 'delete'

const logChange = (tx: Tx, actor: Actor, change: Change, id: string, detail: Prisma.InputJsonObject) =>
  recordEvent(tx, { actor, action: `page.${change}`, subjectType: 'page', subjectId: id, detail })

/**
 * Adds a version with the images that it shows; the row itself is JSON that has passed the schema. Returns the hash of the text. `Invalid` on `body`
 * for an image that the library doesn't have.
 */
async function addVersion(tx: Tx, actor: Actor, pageId: string, version: number, text: PageText) {
  const shown = mediaHashesIn(text.body)
  if (shown.length > 0) await knownMedia(tx, actor, text.body, shown)
  const body: Prisma.InputJsonObject = JSON.parse(JSON.stringify(text.body))
  await tx.pageVersion.create({
    data: { pageId, version, title: text.title, body, schemaVersion: SCHEMA_VERSION, savedById: actor.id },
  })
  if (shown.length > 0)
    await tx.pageMedia.createMany({ data: shown.map((hash) => ({ pageId, version, sha256: hash })) })
  return sha256(canonicalJson({ title: text.title, body }))
}

/** Makes an unpublished page with an empty text. `Invalid` on `slug` when another page has it. */
export async function createPage(actor: Actor, input: Given<typeof newPageSchema>) {
  demand(actor, 'manageSettings')
  const { slug, title } = parseInput(newPageSchema, input)
  return refusingTaken(() =>
    transactionAs(actor, async (tx) => {
      const { id } = await tx.page.create({ data: { slug }, select: { id: true } })
      const contentHash = await addVersion(tx, actor, id, 1, { title, body: emptyDocument() })
      await logChange(tx, actor, 'create', id, { slug, version: 1, contentHash })
      return { id, slug }
    }),
  )
}

/**
 * Saves the text as the next version after `version`; readers see it once it is published. `Conflict` with the newest version's number
 * where someone else saved first: that version stays, and so does what is in the editor.
 */
export async function savePage(
  actor: Actor,
  pageId: string,
  version: number,
  input: Given<typeof pageTextSchema>,
) {
  demand(actor, 'manageSettings')
  const id = parseId(pageId)
  const text = parseInput(pageTextSchema, input)
  const before = versionIn(version)
  const next = before + 1
  await transactionAs(actor, async (tx) => {
    const { count } = await tx.page.updateMany({ where: { id, version: before }, data: { version: next } })
    if (count === 0) throw await missed(id)
    const contentHash = await addVersion(tx, actor, id, next, text)
    const stored = await tx.pageVersion.findUnique({
      where: { pageId_version: { pageId: id, version: before } },
      select: { title: true, body: true },
    })
    const fields = changedFields(stored ?? {}, JSON.parse(JSON.stringify(text)), [])
    await logChange(tx, actor, 'edit', id, { version: next, contentHash, fields })
  })
  return { version: next }
}

/**
 * Shows this version, the newest, to readers. `Conflict` where another one was saved meanwhile or this one is public already, and where no one has
 * said what an image in it shows. `Conflict` also where it has the full name of a speaker who must stay unnamed.
 */
export async function publishPage(actor: Actor, pageId: string, seen: number): Promise<void> {
  demand(actor, 'manageSettings')
  demandRecentPassword(actor)
  const id = parseId(pageId)
  const version = versionIn(seen)
  await transactionAs(actor, async (tx) => {
    await tx.page.updateMany({
      where: { id, firstPublishedAt: null },
      data: { firstPublishedAt: new Date() },
    })
    const { count } = await tx.page.updateMany({
      where: { id, version, OR: [{ liveVersion: null }, { liveVersion: { lt: version } }] },
      data: { liveVersion: version },
    })
    if (count === 0) throw await missed(id)
    await demandUnnamed(tx, actor, await demandDescribed(tx, id, version))
    await logChange(tx, actor, 'publish', id, { version })
  })
}

async function demandUnnamed(tx: Tx, actor: Actor, { title, body }: { title: string; body: unknown }) {
  const place = message('review.hiddenNames.place', { place: 'page', name: title })
  const refusal = await refusalOfFullNames(tx, actor, place, [title, body])
  if (refusal) throw new Conflict(refusal)
}

/** Returns the version. */
async function demandDescribed(tx: Tx, pageId: string, version: number) {
  const text = await tx.pageVersion.findUniqueOrThrow({ where: { pageId_version: { pageId, version } } })
  const { title, body } = text
  const images = imagesOf(documentSchema.parse(body))
  const missing = images.findIndex(({ alternative }) => alternative === null)
  if (missing >= 0) throw new Conflict(message('settings.pages.imageUndescribed', { number: missing + 1 }))
  return { title, body }
}

/** Takes a page from readers; its versions stay. `Conflict` where it isn't public. */
export async function unpublishPage(actor: Actor, pageId: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(pageId)
  await transactionAs(actor, async (tx) => {
    const { count } = await tx.page.updateMany({
      where: { id, liveVersion: { not: null } },
      data: { liveVersion: null },
    })
    if (count === 0) throw await missed(id)
    await logChange(tx, actor, 'unpublish', id, {})
  })
}

/** Gives a page another address; only until it is first published. `Invalid` on `slug` when another page has it. */
export async function renamePage(actor: Actor, pageId: string, newSlug: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(pageId)
  const { slug } = parseInput(newPageSchema.pick({ slug: true }), { slug: newSlug })
  await refusingTaken(() =>
    transactionAs(actor, async (tx) => {
      const { count } = await tx.page.updateMany({ where: { id, firstPublishedAt: null }, data: { slug } })
      if (count === 0) throw await fixedOrGone(id)
      await logChange(tx, actor, 'rename', id, { slug })
    }),
  )
}

/** Deletes a page that was never published, with its versions. `Conflict` where readers have seen it. */
export async function deletePage(actor: Actor, pageId: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(pageId)
  await transactionAs(actor, async (tx) => {
    // Changes nothing, but has others who would publish the page wait.
    const { count } = await tx.page.updateMany({
      where: { id, firstPublishedAt: null },
      data: { liveVersion: null },
    })
    if (count === 0) throw await fixedOrGone(id)
    await tx.pageVersion.deleteMany({ where: { pageId: id } })
    await tx.page.delete({ where: { id } })
    await logChange(tx, actor, 'delete', id, {})
  })
}

async function refusingTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw isTaken(error) ? new Invalid({ slug: message('settings.pages.slugTaken') }) : error
  }
}

async function missed(id: string) {
  const page = await db.page.findUnique({ where: { id }, select: { version: true, liveVersion: true } })
  return page ? new Conflict(message('settings.pages.changedMeanwhile'), page) : new NotFound()
}

async function fixedOrGone(id: string) {
  const isThere = (await db.page.count({ where: { id } })) > 0
  return isThere ? new Conflict(message('settings.pages.wasPublished')) : new NotFound()
}
