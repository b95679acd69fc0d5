import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import { authorityIdsAfter, countAuthorities, getAuthority } from '@/lib/authorities/queries'
import { authorityFiltersSchema } from '@/lib/authorities/schema'
import { db } from '@/lib/db'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { mayEditMedia, mediaVisibleTo } from '@/lib/media/access'
import { describeMedia } from '@/lib/media/commands'
import { countMedia, getMedia, mediaIdsAfter } from '@/lib/media/queries'
import { mediaFiltersSchema } from '@/lib/media/schema'
import { message } from '@/lib/messages/message'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { editSource } from '@/lib/sources/commands'
import { sourceFiltersSchema } from '@/lib/sources/filters'
import { countSources, sourceIdsAfter } from '@/lib/sources/lists'
import { getSource } from '@/lib/sources/queries'
import { type BulkEntry, type BulkList, idsOf, unchangedSince } from './list'
import { type BulkChange, type ChangeOf, changedText } from './schema'

type Entry = BulkEntry & { version: number; canEdit: boolean; row: object }

type Texts = {
  /** Those of these entries that the actor sees, in the order of ids: at most two queries. */
  rows: (actor: Actor, ids: readonly string[]) => Promise<Entry[]>
  /** Writes the field of one entry by its ordinary command, if it is still this version. Returns the version after. */
  write: (actor: Actor, id: string, version: number, field: string, text: string) => Promise<number>
}

const undoSchema = z.object({ before: z.string(), version: z.int() })

function textIn({ row }: Entry, field: string) {
  const [, value] = Object.entries(row).find(([name]) => name === field) ?? []
  return typeof value === 'string' ? value : ''
}

/** Only records have other changes; the schema of the job refuses those. */
function fieldChange(change: BulkChange): ChangeOf<'FIELD'> {
  if (change.action !== 'FIELD') throw new NotFound()
  return change
}

/** A list whose entries have fields of text and a version. */
function listOfTexts({ rows, write }: Texts): Pick<BulkList, 'read' | 'preview' | 'apply' | 'undo'> {
  const one = async (actor: Actor, id: string, seenAt: Date | null) =>
    unchangedSince((await rows(actor, [id]))[0], seenAt)
  return {
    read: rows,
    preview: async (actor, change, ids) => {
      const asked = fieldChange(change)
      return (await rows(actor, ids)).map((entry) => {
        const { id, title, language, canEdit } = entry
        const before = textIn(entry, asked.field)
        const after = changedText(before, asked)
        return {
          ...{ id, title, language, texts: { before, after }, changes: canEdit && after !== before },
          refusal: canEdit ? null : new Forbidden().text,
        }
      })
    },
    apply: async (actor, change, id, seenAt) => {
      const asked = fieldChange(change)
      const entry = await one(actor, id, seenAt)
      const before = textIn(entry, asked.field)
      const after = changedText(before, asked)
      if (after === before) return null
      if (!entry.canEdit) throw new Forbidden()
      return { before, version: await write(actor, id, entry.version, asked.field, after) }
    },
    undo: async (actor, change, id, undo) => {
      const { before, version } = undoSchema.parse(undo)
      const entry = await one(actor, id, null)
      if (entry.version !== version) throw new Conflict(message('bulk.changedSince'))
      await write(actor, id, version, fieldChange(change).field, before)
    },
  }
}

const UNKNOWN = 'und'

const notMerged = (ids: readonly string[]) => ({ id: { in: [...ids] }, mergedIntoId: null })
const mediaAmong = (actor: Actor, ids: readonly string[]) => ({
  AND: [{ id: { in: [...ids] } }, mediaVisibleTo(actor)],
})

export const sources: BulkList = {
  count: (actor, query) => countSources(actor, sourceFiltersSchema.parse(query)),
  idsAfter: (actor, query, after, most) =>
    sourceIdsAfter(actor, sourceFiltersSchema.parse(query), after, most),
  seen: async (_, ids) => idsOf(await db.source.findMany({ where: notMerged(ids), select: { id: true } })),
  ...listOfTexts({
    rows: async (actor, ids) => {
      const found = await db.source.findMany({
        where: notMerged(ids),
        orderBy: { id: 'asc' },
      })
      const canEdit = can(actor, 'writeAll')
      return found.map((row) => {
        const { id, title, version, updatedAt: changedAt } = row
        return { id, title, version, changedAt, canEdit, row, language: row.language ?? UNKNOWN }
      })
    },
    write: async (actor, id, version, field, text) => {
      const { source } = await getSource(actor, id)
      const { id: _, ...input } = source
      return (await editSource(actor, id, version, { ...input, [field]: text })).version
    },
  }),
}

export const authorities: BulkList = {
  count: (actor, query) => countAuthorities(actor, authorityFiltersSchema.parse(query)),
  idsAfter: (actor, query, after, most) =>
    authorityIdsAfter(actor, authorityFiltersSchema.parse(query), after, most),
  seen: async (_, ids) => idsOf(await db.authority.findMany({ where: notMerged(ids), select: { id: true } })),
  ...listOfTexts({
    rows: async (actor, ids) => {
      const found = await db.authority.findMany({
        where: notMerged(ids),
        orderBy: { id: 'asc' },
      })
      const canEdit = can(actor, 'writeAll')
      return found.map((row) => {
        const { id, name: title, version, updatedAt: changedAt } = row
        return { id, title, version, changedAt, canEdit, row, language: row.language ?? UNKNOWN }
      })
    },
    write: async (actor, id, version, field, text) => {
      const { kind, name, language, place, coordinates, note, variants } = await getAuthority(actor, id)
      const input = {
        ...{ kind, name, language, place, coordinates, note },
        variants: variants.map(({ name, script, language, usedFrom, usedTo }) => ({
          ...{ name, script, language, usedFrom, usedTo },
        })),
      }
      return (await editAuthority(actor, id, version, { ...input, [field]: text })).version
    },
  }),
}

/** When media were last changed: the table has no such column, the log has. */
async function mediaChanges(ids: readonly string[]): Promise<Map<string, Date>> {
  const changes = await db.event.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'media', subjectId: { in: [...ids] }, action: { not: 'media.read' } },
    _max: { at: true },
  })
  return new Map(changes.flatMap(({ subjectId, _max: { at } }) => (at ? [[subjectId, at]] : [])))
}

export const media: BulkList = {
  count: (actor, query) => countMedia(actor, mediaFiltersSchema.parse(query)),
  idsAfter: (actor, query, after, most) => mediaIdsAfter(actor, mediaFiltersSchema.parse(query), after, most),
  seen: async (actor, ids) =>
    idsOf(await db.media.findMany({ where: mediaAmong(actor, ids), select: { id: true } })),
  ...listOfTexts({
    rows: async (actor, ids) => {
      const [found, changes] = await Promise.all([
        db.media.findMany({
          where: mediaAmong(actor, ids),
          orderBy: { id: 'asc' },
        }),
        mediaChanges(ids),
      ])
      return found.map((row) => {
        const { id, filename: title, version, createdAt } = row
        const changedAt = changes.get(id) ?? createdAt
        return { id, title, version, changedAt, canEdit: mayEditMedia(actor, row), row, language: UNKNOWN }
      })
    },
    write: async (actor, id, version, field, text) => {
      const { alternative, caption, credit, rights, warning, focusX, focusY, language } = await getMedia(
        actor,
        id,
      )
      const now = { alternative, caption, credit, rights, warning, focusX, focusY, language }
      // An empty text says that no one has described the image, not that it only decorates.
      const value = field === 'alternative' && text === '' ? null : text
      await describeMedia(actor, id, version, { ...now, [field]: value })
      return version + 1
    },
  }),
}
