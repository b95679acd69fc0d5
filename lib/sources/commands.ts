import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { changedFields } from '@/lib/changed-fields'
import { allBy, joined } from '@/lib/contributions/contributors'
import { db, isReferenced, isTaken, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { message } from '@/lib/messages/message'
import { citedWorks } from './cited'
import { toCsl } from './csl'
import { type UsesOfSource, usesOf } from './dependents'
import { sourceFieldNames } from './fields'
import { differingParts, metadataParts } from './metadata'
import { getSource } from './queries'
import { columnsOf, contributorRows, sourceOf, sourceParts } from './row'
import {
  authorityRoles,
  type NewSource,
  newSourceSchema,
  type SourceDraft,
  type SourceInput,
  sourceInputSchema,
} from './schema'

/**
 * Makes a source. `id` can be made with the form: when the same id is sent again, the answer is the source it made. `Invalid` names each
 * faulty field, including a name that is gone or of the wrong kind.
 */
export async function createSource(actor: Actor, draft: NewSource | Unchecked): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const { id, ...input } = parseInput(newSourceSchema, draft)
  try {
    return await transactionAs(actor, async (tx) => {
      const tied = await withAuthorities(tx, input)
      const source = await tx.source.create({
        data: {
          ...(id && { id }),
          ...columnsOf(input),
          describedBy: allBy(metadataParts, actor.id),
          createdById: actor.id,
        },
        select: { id: true },
      })
      await writeParts(tx, source.id, tied)
      await recordEvent(tx, {
        actor,
        action: 'source.create',
        subjectType: 'source',
        subjectId: source.id,
        detail: { type: input.type, title: input.title },
      })
      return source
    })
  } catch (error) {
    const made =
      isTaken(error) && id
        ? await db.source.findFirst({ where: { id, createdById: actor.id }, select: { id: true } })
        : null
    if (made) return made
    throw error
  }
}

/** The fields whose values the log repeats: bibliographic data, and no names of people or notes about them. */
const repeated = [
  'type',
  'identification',
  'titleIsSupplied',
  ...sourceFieldNames,
  'language',
  'issued',
  'accessed',
]

/** What an edit changes in a source, besides the title that every event of it has. */
async function changesIn(tx: Tx, id: string, { title: _, ...input }: SourceInput) {
  const row = await tx.source.findUnique({ where: { id }, include: sourceParts })
  if (!row) return []
  const told = (source: Omit<SourceInput, 'title'>) => ({
    ...source,
    issued: source.issued?.verbatim ?? null,
    accessed: source.accessed?.verbatim ?? null,
  })
  return changedFields(told(sourceOf(row)), told(input), repeated)
}

/**
 * Changes a source made from `version`. `Conflict` with the current source when someone else saved first. Verdicts on what cites it become
 * stale by themselves: their fingerprint covers the cited fields. The actor joins the contributors of the parts that changed.
 */
export async function editSource(
  actor: Actor,
  sourceId: string,
  version: number,
  draft: SourceDraft | Unchecked,
) {
  demand(actor, 'writeAll')
  const id = parseId(sourceId)
  const input = parseInput(sourceInputSchema, draft)
  const saved = await transactionAs(actor, async (tx) => {
    // Waits for other changes to the source, so that this change doesn't get an earlier time than one that it follows.
    await tx.$queryRaw`SELECT FROM "Source" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const works = await citedWorks(tx, [id])
    const parts = differingParts(works.sources.get(id)?.csl ?? {}, toCsl({ ...input, id }))
    const isOther = parts.length > 0
    const fields = await changesIn(tx, id, input)
    const changed = isOther ? { citedAt: new Date() } : {}
    const describedBy = joined(works.describedBy.get(id) ?? {}, parts, [actor.id])
    const { count } = await tx.source.updateMany({
      where: { id, version, mergedIntoId: null },
      data: {
        ...columnsOf(input),
        version: { increment: 1 },
        describedBy,
        ...changed,
      },
    })
    if (count === 0) return false
    if (isOther) await tx.source.updateMany({ where: { mergedIntoId: id }, data: changed })
    const tied = await withAuthorities(tx, input)
    await tx.sourceContributor.deleteMany({ where: { sourceId: id } })
    await tx.sourceAuthority.deleteMany({ where: { sourceId: id } })
    await writeParts(tx, id, tied)
    await recordEvent(tx, {
      actor,
      action: 'source.edit',
      subjectType: 'source',
      subjectId: id,
      detail: { version: version + 1, title: input.title, fields },
    })
    return true
  })
  if (!saved) {
    const { source, version: current, authorityNames } = await getSource(actor, id)
    const names = Object.fromEntries(authorityNames)
    const reason = message(source.id === id ? 'sources.errors.changed' : 'sources.errors.merged')
    throw new Conflict(reason, { source, version: current, names })
  }
  return { version: version + 1 }
}

async function writeParts(tx: Tx, sourceId: string, input: SourceInput) {
  const ties = new Map(input.authorities.map((tie) => [`${tie.authorityId} ${tie.role}`, tie]))
  await tx.sourceContributor.createMany({ data: contributorRows(sourceId, input) })
  await tx.sourceAuthority.createMany({ data: [...ties.values()].map((tie) => ({ ...tie, sourceId })) })
}

/**
 * The input with its names locked until the transaction ends, so that none is deleted meanwhile. A name that was merged is replaced by the
 * one it was merged into. `Invalid` names each that is gone or of the wrong kind.
 */
async function withAuthorities(tx: Tx, input: SourceInput): Promise<SourceInput> {
  const { authorities, contributors } = input
  const ids = [...authorities, ...contributors].flatMap(({ authorityId }) => authorityId ?? [])
  const rows = await tx.$queryRaw<{ id: string; kind: string; kept: string }[]>`
    SELECT id, kind, coalesce("mergedIntoId", id) AS kept FROM "Authority" WHERE id = ANY(${ids}::uuid[]) FOR KEY SHARE`
  const found = new Map(rows.map((row) => [row.id, row]))
  const faults: Record<string, Message> = {}
  authorities.forEach(({ authorityId, role }, index) => {
    const kind = found.get(authorityId)?.kind
    const fit: readonly string[] = authorityRoles[role].kinds
    if (!kind) faults[`authorities.${index}.authorityId`] = message('sources.errors.nameGone')
    else if (!fit.includes(kind))
      faults[`authorities.${index}.authorityId`] = message('sources.errors.nameKind', {
        role: message(`labels.authorityRole.${role}`),
      })
  })
  contributors.forEach(({ authorityId }, index) => {
    const kind = authorityId ? found.get(authorityId)?.kind : 'PERSON'
    if (!kind) faults[`contributors.${index}.authorityId`] = message('sources.errors.nameGone')
    else if (kind === 'PLACE' || kind === 'EVENT')
      faults[`contributors.${index}.authorityId`] = message('sources.errors.contributorKind')
  })
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  const keptIdOf = (id: string) => found.get(id)?.kept ?? id
  return {
    ...input,
    authorities: authorities.map((tie) => ({ ...tie, authorityId: keptIdOf(tie.authorityId) })),
    contributors: contributors.map((name) => ({
      ...name,
      authorityId: name.authorityId && keptIdOf(name.authorityId),
    })),
  }
}

/** Deletes a source that nothing cites and that has no copies, relations or assessments; otherwise `Conflict` with the list of these. */
export async function deleteSource(actor: Actor, sourceId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(sourceId)
  try {
    await transactionAs(actor, async (tx) => {
      const { count } = await tx.source.deleteMany({ where: { id, mergedIntoId: null } })
      if (count === 0) {
        if ((await tx.source.count({ where: { id } })) === 0) throw new NotFound()
        throw new Conflict(message('sources.errors.mergedStays'))
      }
      await recordEvent(tx, { actor, action: 'source.delete', subjectType: 'source', subjectId: id })
    })
  } catch (error) {
    if (!isReferenced(error)) throw error
    throw new Conflict<UsesOfSource>(message('sources.errors.inUse'), await usesOf(actor, id))
  }
}
