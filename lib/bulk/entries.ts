import 'server-only'
import { type Actor, can } from '@/lib/access'
import { getAuthority } from '@/lib/authorities/queries'
import { db } from '@/lib/db'
import { mayEditMedia, mediaVisibleTo } from '@/lib/media/access'
import { describeMedia } from '@/lib/media/commands'
import { getMedia } from '@/lib/media/queries'
import { editAuthority } from '@/lib/review/authority-change'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
import type { EntryList } from './entry-schema'

/** An entry with the text of one field. */
export type Entry = { id: string; title: string; version: number; text: string; canEdit: boolean }

type EntryRoom = {
  /** The entries with these ids that the actor sees, by title: one query. */
  read: (actor: Actor, ids: readonly string[], field: string) => Promise<Entry[]>
  /** Writes the field of one entry by its ordinary command, if it is still this version. Returns the version after. */
  write: (actor: Actor, id: string, version: number, field: string, text: string) => Promise<number>
  /** The page of an entry. */
  path: string
}

const textIn = (row: object, field: string) => {
  const [, value] = Object.entries(row).find(([name]) => name === field) ?? []
  return typeof value === 'string' ? value : ''
}

/** The lists whose entries can be changed many at once: how they are read and written. */
export const entryRooms: Readonly<Record<EntryList, EntryRoom>> = {
  sources: {
    path: '/desk/sources',
    read: async (actor, ids, field) => {
      const rows = await db.source.findMany({
        where: { id: { in: [...ids] }, mergedIntoId: null },
        orderBy: [{ title: 'asc' }, { id: 'asc' }],
      })
      const canEdit = can(actor, 'writeAll')
      return rows.map((row) => ({
        ...{ id: row.id, title: row.title, version: row.version, canEdit },
        text: textIn(row, field),
      }))
    },
    write: async (actor, id, version, field, text) => {
      const { source } = await getSource(actor, id)
      const { id: _, ...input } = source
      return (await editSource(actor, id, version, { ...input, [field]: text })).version
    },
  },
  names: {
    path: '/desk/authorities',
    read: async (actor, ids, field) => {
      const rows = await db.authority.findMany({
        where: { id: { in: [...ids] }, mergedIntoId: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
      const canEdit = can(actor, 'writeAll')
      return rows.map((row) => ({
        ...{ id: row.id, title: row.name, version: row.version, canEdit },
        text: textIn(row, field),
      }))
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
  },
  media: {
    path: '/desk/media',
    read: async (actor, ids, field) => {
      const rows = await db.media.findMany({
        where: { AND: [{ id: { in: [...ids] } }, mediaVisibleTo(actor)] },
        orderBy: [{ filename: 'asc' }, { id: 'asc' }],
      })
      return rows.map((row) => ({
        ...{ id: row.id, title: row.filename, version: row.version, canEdit: mayEditMedia(actor, row) },
        text: textIn(row, field),
      }))
    },
    write: async (actor, id, version, field, text) => {
      const media = await getMedia(actor, id)
      const { alternative, caption, credit, rights, warning, focusX, focusY, language } = media
      const now = { alternative, caption, credit, rights, warning, focusX, focusY, language }
      // An empty text says that no one has described the image, not that it only decorates.
      const value = field === 'alternative' && text === '' ? null : text
      await describeMedia(actor, id, version, { ...now, [field]: value })
      return version + 1
    },
  },
}
