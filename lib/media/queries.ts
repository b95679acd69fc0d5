import 'server-only'
import type { z } from 'zod'
import { type Actor, can, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { Forbidden, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { keptImage } from '@/lib/holdings/page-images'
import { playedBytes } from '@/lib/holdings/played-bytes'
import { parseId } from '@/lib/input'
import { sortOf } from '@/lib/lists/sorting'
import { readBytes } from '@/lib/storage/stored-files'
import { fileAddress, fileTypeNames, fileTypeOf } from '@/lib/text/file-address'
import type { ImageFormat, Width } from '@/lib/text/image-address'
import { mayEditMedia, mediaVisibleTo } from './access'
import { pagesFor, pagesWith } from './page-uses'
import { drawnImage } from './pictures'
import type { imageSearchSchema, MediaFilters } from './schema'
import { typesOf } from './types'

/** Images or files that the editor offers at once. */
const OFFERED = 24

/** Entries on a page of the library. */
const PAGE = 60

const listed = {
  ...{ id: true, sha256: true, filename: true, width: true, height: true, createdAt: true },
  ...{ alternative: true, caption: true, credit: true, rights: true, warning: true, language: true },
  file: { select: { size: true, mediaType: true } },
} as const satisfies Prisma.MediaSelect

/** The texts of a file that a search reads. Each word of a search is in one of them. */
const searched = ['filename', 'alternative', 'caption', 'credit', 'rights', 'warning'] as const

function conditionOf({ q, kind, undescribed }: Omit<MediaFilters, 'page' | 'sort'>): Prisma.MediaWhereInput {
  const words = q.split(/\s+/).filter(Boolean)
  return {
    AND: [
      ...words.map((word) => ({
        OR: searched.map((name) => ({ [name]: { contains: word, mode: 'insensitive' as const } })),
      })),
      ...(kind ? [{ file: { mediaType: { in: typesOf(kind) } } }] : []),
      ...(undescribed ? [{ alternative: null, width: { not: null } }] : []),
    ],
  }
}

/** A page of the media library in the order that the filters ask for, as far as the actor sees it: four queries. */
export async function listMedia(actor: Actor, { page, sort, ...filters }: MediaFilters) {
  demand(actor, 'writeOwnDrafts')
  const { by, isDescending } = sortOf('media', sort)
  const direction = isDescending ? 'desc' : 'asc'
  const where = visibleMatches(actor, filters)
  const [rows, total] = await Promise.all([
    db.media.findMany({
      where,
      select: { ...listed, _count: { select: { uses: { where: { revisionId: null } } } } },
      orderBy: [by === 'title' ? { filename: direction } : { createdAt: direction }, { id: 'desc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
    }),
    db.media.count({ where }),
  ])
  const onPages = await pagesWith(rows.map(({ sha256 }) => sha256))
  return {
    rows: rows.map(({ _count, file, ...row }) => ({
      ...row,
      size: Number(file.size),
      mediaType: file.mediaType,
      uses: _count.uses + onPages.filter(({ sha256 }) => sha256 === row.sha256).length,
    })),
    total,
    pages: Math.max(1, Math.ceil(total / PAGE)),
  }
}

const visibleMatches = (actor: Actor, filters: Omit<MediaFilters, 'page' | 'sort'>) => ({
  AND: [mediaVisibleTo(actor), conditionOf(filters)],
})

/** The number of the files that the filters select among those the actor sees. One query. */
export const countMedia = (actor: Actor, filters: MediaFilters): Promise<number> =>
  db.media.count({ where: visibleMatches(actor, filters) })

/** The ids of these files behind an id, in the order of ids, at most `most`. One query. */
export async function mediaIdsAfter(
  actor: Actor,
  filters: MediaFilters,
  after: string | null,
  most: number,
): Promise<string[]> {
  const rows = await db.media.findMany({
    where: { ...visibleMatches(actor, filters), ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
export type ListedMedia = Awaited<ReturnType<typeof listMedia>>['rows'][number]

/** A record that shows a media file: in its draft now, or in the edition that readers see. */
type MediaUser = { id: string; title: string; state: WorkState; inDraft: boolean; inEdition: boolean }

/** One media file with the records and pages that show it. `NotFound` when there is none that the actor sees. */
export async function getMedia(actor: Actor, mediaId: string) {
  demand(actor, 'writeOwnDrafts')
  const id = parseId(mediaId)
  const media = await db.media.findFirst({
    where: { AND: [{ id }, mediaVisibleTo(actor)] },
    select: {
      ...{ ...listed, focusX: true, focusY: true, version: true, createdById: true },
      createdBy: { select: { name: true } },
    },
  })
  if (!media) throw new NotFound()
  const own = can(actor, 'writeAll') ? null : actor.id
  const uses = await db.$queryRaw<MediaUser[]>`
    SELECT r.id, coalesce(nullif(d.title, ''), r.slug) AS title, r.state, bool_or(u."revisionId" IS NULL) AS "inDraft",
      coalesce(bool_or(e.id IS NOT NULL AND e.id = r."liveId"), false) AS "inEdition"
    FROM "MediaUse" u JOIN "Record" r ON r.id = u."recordId" LEFT JOIN "Draft" d ON d."recordId" = r.id
    LEFT JOIN "Edition" e ON e."revisionId" = u."revisionId"
    WHERE u.sha256 = ${media.sha256} AND (${own}::uuid IS NULL OR r."createdById" = ${own}::uuid)
    GROUP BY r.id, d.title ORDER BY title, r.id LIMIT 200`
  const pages = await pagesFor(actor, media.sha256)
  const { file, createdBy, createdById, ...rest } = media
  return {
    // Only who can open the settings gets there.
    ...{ canOpenPages: can(actor, 'manageSettings'), ...pages },
    ...{ ...rest, uses, size: Number(file.size), mediaType: file.mediaType, createdBy: createdBy.name },
    canEdit: mayEditMedia(actor, { createdById }),
    canDownload: can(actor, 'seeIdentities'),
  }
}
export type MediaEntry = Awaited<ReturnType<typeof getMedia>>

/** What is said about the image with this SHA-256, to put it into a text; `NotFound` when the actor sees none. */
async function imageBySha256(actor: Actor, sha256: string) {
  const image = await db.media.findFirst({
    where: { AND: [{ sha256, width: { not: null } }, mediaVisibleTo(actor)] },
    select: { sha256: true, focusX: true, focusY: true },
  })
  if (!image) throw new NotFound()
  return image
}

/** An image of the library in a size for members, without any data of the camera. `NotFound` when the actor doesn't see it. */
export const staffImage = async (
  actor: Actor,
  sha256: string,
  width: Width | 'square',
  format: ImageFormat,
): Promise<Buffer> => drawnImage(await imageBySha256(actor, sha256), width, format, actor.id)

/**
 * The unchanged bytes of a media file, which can say where and by whom it was made: for members who can see identities. The read is logged.
 * `NotFound` when there is none, `Forbidden` for other members.
 */
export async function readOriginal(actor: Actor, mediaId: string) {
  const { id, sha256, filename, mediaType } = await getMedia(actor, mediaId)
  if (!can(actor, 'seeIdentities')) throw new Forbidden()
  await transactionAs(actor, (tx) =>
    recordEvent(tx, { actor, action: 'media.read', subjectType: 'media', subjectId: id, detail: { sha256 } }),
  )
  return { filename, mediaType, ...(await readBytes(sha256)) }
}

/**
 * A recording or document of the library for members, as readers would get it, all of it or the part that a Range header asks for. `NotFound` when
 * there is none that the actor sees.
 */
export async function staffFile(actor: Actor, sha256: string, name: string, rangeHeader: string | null) {
  demand(actor, 'writeOwnDrafts')
  const media = await db.media.findFirst({
    where: { AND: [{ sha256, width: null }, mediaVisibleTo(actor)] },
    select: { file: { select: { mediaType: true } } },
  })
  const type = media && fileTypeOf(media.file.mediaType)
  if (!media || !type || !fileAddress(sha256, type).endsWith(`/${name}`)) throw new NotFound()
  const bytes = await playedBytes({ sha256, mediaType: type }, rangeHeader)
  if (!bytes) throw new NotFound()
  return bytes
}

/** A page of a document of the library as a picture for members, drawn so that nothing in the file runs. `NotFound` as for `staffFile`. */
export async function staffPage(actor: Actor, sha256: string, page: number) {
  demand(actor, 'writeOwnDrafts')
  const media = await db.media.findFirst({
    where: { AND: [{ sha256, file: { mediaType: 'application/pdf' } }, mediaVisibleTo(actor)] },
    select: { file: { select: { mediaType: true } } },
  })
  if (!media) throw new NotFound()
  return keptImage({ sha256, mediaType: media.file.mediaType }, page, 'page', actor.id)
}

/** The newest recordings and documents that the actor sees, with what is said about them, to put into a text. One query. */
export async function filesForTexts(actor: Actor, { q, sha256 }: z.output<typeof imageSearchSchema>) {
  demand(actor, 'writeOwnDrafts')
  const found = await db.media.findMany({
    where: {
      AND: [
        mediaVisibleTo(actor),
        conditionOf({ q, kind: null, undescribed: false }),
        { file: { mediaType: { in: fileTypeNames } } },
        ...(sha256 ? [{ sha256 }] : []),
      ],
    },
    select: {
      ...{ id: true, sha256: true, filename: true, alternative: true, caption: true },
      ...{ credit: true, rights: true, warning: true, file: { select: { mediaType: true, size: true } } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: OFFERED,
  })
  return found.map(({ file, ...media }) => ({
    ...{ ...media, mediaType: file.mediaType, size: Number(file.size) },
  }))
}

/** The newest images that the actor sees, with what is said about them, to put into a text. One query. */
export async function imagesForTexts(actor: Actor, { q, sha256 }: z.output<typeof imageSearchSchema>) {
  demand(actor, 'writeOwnDrafts')
  return db.media.findMany({
    where: {
      AND: [
        mediaVisibleTo(actor),
        conditionOf({ q, kind: 'IMAGE', undescribed: false }),
        ...(sha256 ? [{ sha256 }] : []),
      ],
    },
    select: {
      ...{ id: true, sha256: true, filename: true, width: true, height: true },
      ...{ alternative: true, caption: true, credit: true, rights: true, warning: true },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: OFFERED,
  })
}
