import 'server-only'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { distinct } from '@/lib/contributions/contributors'
import { db, isTaken, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { filledLineOf } from '@/lib/text/characters'
import { lockRecord, newDraftColumns, recordContribution, replaceContent } from './drafts'
import { isGoneAddress } from './gone-addresses'
import { isKindId, kindOf } from './kinds'
import { emptyContent, type RecordContent, slugSchema, storedContent } from './schema'
import { provisionalSlug } from './slug'

const createSchema = z.strictObject({
  /** Created with the form, so that a form sent twice adds one record. */
  id: z.uuid().optional(),
  kind: z.string().refine(isKindId, issue('records.kindMissing')),
  title: filledLineOf(300, issue('records.summary.titleMissing')),
  language: languageSchema,
  slug: slugSchema.optional(),
  /** The template that it begins with; empty for none. */
  templateId: z
    .uuid()
    .nullish()
    .or(z.literal('').transform(() => null)),
})
type NewRecord = z.input<typeof createSchema>

const taken = () => new Invalid({ slug: message('records.slug.taken') })

type Added = { id: string; slug: string }

/** Adds a record with a draft; the actor is its first contributor. A part of commands that guard it. Without a slug it gets a provisional one. */
export async function addRecord(
  tx: Tx,
  actor: Actor,
  { id, kind, slug, content }: { id?: string; kind: string; slug?: string; content: RecordContent },
  origin: { passageId?: string } = {},
): Promise<Added> {
  const address = slug ?? provisionalSlug()
  if (slug !== undefined && (await isGoneAddress(slug, tx))) throw taken()
  const record = await tx.record.create({
    data: {
      ...(id && { id }),
      kind,
      slug: address,
      slugContributors: slug === undefined ? [] : [actor.id],
      createdById: actor.id,
      draft: { create: newDraftColumns(actor, kind, content) },
      ...(kindOf(kind).needsConsent && { consent: { create: {} } }),
    },
    select: { id: true, slug: true, editions: true },
  })
  await recordContribution(tx, actor, record)
  await recordEvent(tx, {
    actor,
    action: 'record.create',
    subjectType: 'record',
    subjectId: record.id,
    detail: { kind, slug: address, ...origin },
  })
  return { id: record.id, slug: record.slug }
}

/**
 * Runs a transaction that adds a record; the same `id` sent again gives the record that it added. `Invalid` with `slug` when the address is taken.
 */
export async function addedOnce(
  actor: Actor,
  { id, kind }: { id?: string; kind: string },
  add: (tx: Tx) => Promise<Added>,
): Promise<Added> {
  try {
    return await transactionAs(actor, add)
  } catch (error) {
    if (!isTaken(error)) throw error
    const made =
      id &&
      (await db.record.findFirst({
        where: { id, createdById: actor.id, kind },
        select: { id: true, slug: true },
      }))
    if (made) return made
    throw taken()
  }
}

/**
 * Creates a record with an empty draft; the actor is its first contributor. Without a slug it gets a provisional
 * one, which publishing replaces by one made from the title. With a template it begins with the structure of that. The same `id` sent again returns
 * the record that it created. `Invalid` with `slug` when that address is taken.
 */
export async function createRecord(actor: Actor, input: NewRecord | Unchecked): Promise<Added> {
  demand(actor, 'writeOwnDrafts')
  const { title, language, templateId, ...record } = parseInput(createSchema, input)
  const content = emptyContent(record.kind, title, language)
  return addedOnce(actor, record, async (tx) => {
    const added = await addRecord(tx, actor, { ...record, content })
    if (templateId) await beginWith(tx, actor, added.id, { kind: record.kind, templateId, content })
    return added
  })
}

/** Gives a record that was just added the structure of a template of its kind. Those who wrote its headings contribute to the record. */
async function beginWith(
  tx: Tx,
  actor: Actor,
  recordId: string,
  { kind, templateId, content }: { kind: string; templateId: string; content: RecordContent },
): Promise<void> {
  const template = await tx.recordTemplate.findFirst({
    where: { id: templateId, kind },
    select: { content: true, contributors: true },
  })
  if (!template) throw new Invalid({ templateId: message('records.templates.gone') })
  const { body } = storedContent(kind, template.content)
  const record = await lockRecord(tx, actor, recordId)
  await replaceContent(tx, actor, record, 1, { ...content, body }, { from: [template] })
}

const addressSchema = z.strictObject({ slug: slugSchema })

/**
 * Gives a record that was never published another address. `Conflict` once there is an edition: it keeps its address for ever (promise 2 in
 * README.md). `Invalid` with `slug` when the address is taken. Someone else must publish the record.
 */
export async function changeSlug(actor: Actor, recordId: string, slug: string): Promise<{ slug: string }> {
  const id = parseId(recordId)
  const address = parseInput(addressSchema, { slug }).slug
  try {
    return await transaction(async (tx) => {
      const record = await lockRecord(tx, actor, id)
      const { slug: before, slugContributors } = await tx.record.findUniqueOrThrow({
        where: { id },
        select: { slug: true, slugContributors: true },
      })
      if (before === address) return { slug: address }
      if (record.editions > 0) throw new Conflict(message('records.slug.stays'), { slug: before })
      if (await isGoneAddress(address, tx)) throw taken()
      await tx.record.update({
        where: { id },
        data: { slug: address, slugContributors: distinct([slugContributors, [actor.id]]) },
        select: { id: true },
      })
      await recordEvent(tx, {
        actor,
        action: 'record.change-slug',
        subjectType: 'record',
        subjectId: id,
        detail: { from: before, to: address },
      })
      return { slug: address }
    })
  } catch (error) {
    throw isTaken(error) ? taken() : error
  }
}
