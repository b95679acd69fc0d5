import 'server-only'
import { fileTypeFromFile } from 'file-type'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { allBy, joined, storedContributors } from '@/lib/contributions/contributors'
import { isReferenced, type Tx } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import {
  addMediaFile,
  dropUnusedBytes,
  lockBytes,
  removeUnusedFiles,
  sentBefore,
} from '@/lib/holdings/media-files'
import { isPlayableFile } from '@/lib/holdings/played-bytes'
import { type Given, parseId, parseInput, versionIn } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { type Staged, stage } from '@/lib/storage/stored-files'
import { mayEditMedia, mediaVisibleTo } from './access'
import { measured } from './measured'
import { mediaDescriptionSchema, mediaFields, newMediaSchema } from './schema'
import { type MediaType, mediaKindOf, namedAfter, typeOfSignature } from './types'

export type AddedMedia = {
  id: string
  sha256: string
  filename: string
  mediaType: string
  /** Of an image, in dots. */
  width: number | null
  height: number | null
}

const logChange = (
  tx: Tx,
  actor: Actor,
  change: 'add' | 'describe' | 'delete',
  id: string,
  detail: Prisma.InputJsonObject,
) => recordEvent(tx, { actor, action: `media.${change}`, subjectType: 'media', subjectId: id, detail })

/** The type of the bytes by their content. `Invalid` on `file` for one that the library doesn't take, also an SVG, which can run programs. */
async function typeOf({ path }: Staged): Promise<MediaType> {
  const signed = await fileTypeFromFile(path)
  const type = signed ? typeOfSignature(signed.mime) : null
  if (!type) throw new Invalid({ file: message('media.errors.otherType') })
  return type
}

/**
 * Adds an image, recording or document to the media library from a stream of bytes. Its type is that of its content, and its name ends as that
 * type does. `Invalid` on `file` for a type that the library doesn't take and for an image that can't be drawn; `Conflict` with what the library has
 * when it has the same bytes, as far as the actor sees it. On any failure neither row nor bytes remain.
 */
export async function addMedia(
  actor: Actor,
  input: Given<typeof newMediaSchema>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<AddedMedia> {
  demand(actor, 'writeOwnDrafts')
  const { filename, language } = parseInput(newMediaSchema, input)
  const staged = await stage(bytes)
  try {
    const mediaType = await typeOf(staged)
    if (!(await canLeaveOut(staged, mediaType)))
      throw new Invalid({ file: message('media.errors.saysPlace') })
    const size = mediaKindOf(mediaType) === 'IMAGE' ? await measured(staged.path, actor.id) : null
    return await keep(actor, staged, { filename: namedAfter(mediaType, filename), language, mediaType, size })
  } finally {
    await staged.discard()
  }
}

/** False for a recording whose file has data about its making that the archive can't leave out of what readers get. */
const canLeaveOut = async ({ path }: Staged, mediaType: MediaType) =>
  mediaKindOf(mediaType) === 'IMAGE' || isPlayableFile(path, mediaType)

type Kept = {
  filename: string
  language: string
  mediaType: MediaType
  size: { width: number; height: number } | null
}

async function keep(actor: Actor, staged: Staged, { filename, language, mediaType, size }: Kept) {
  const { sha256 } = staged
  return sentBefore(staged, () =>
    transactionAs(actor, async (tx) => {
      await lockBytes(tx, sha256)
      const present = await tx.media.findUnique({
        where: { sha256 },
        select: { id: true, filename: true, width: true, height: true, createdById: true },
      })
      if (present) {
        const isVisible = await tx.media.count({ where: { id: present.id, ...mediaVisibleTo(actor) } })
        if (isVisible === 0) throw new Conflict(message('media.errors.sameBytesElsewhere'))
        const { createdById: _, ...current } = present
        throw new Conflict(message('media.errors.sameBytes', { name: present.filename }), {
          ...{ ...current, sha256, mediaType },
        })
      }
      await addMediaFile(tx, staged, mediaType)
      const { id } = await tx.media.create({
        data: {
          ...{ sha256, filename, language, ...size },
          contributors: allBy(['file'], actor.id),
          createdById: actor.id,
        },
        select: { id: true },
      })
      await logChange(tx, actor, 'add', id, { sha256 })
      return { id, sha256, filename, mediaType, width: size?.width ?? null, height: size?.height ?? null }
    }),
  )
}

/** Locks what the actor can edit until the transaction ends. */
async function lockMedia(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT FROM "Media" WHERE id = ${id}::uuid FOR UPDATE`
  const media = await tx.media.findFirst({ where: { id, ...mediaVisibleTo(actor) } })
  if (!media) throw new NotFound()
  if (!mayEditMedia(actor, media)) throw new Forbidden()
  return media
}

/**
 * Replaces what is said about a media file, if that is still version `version`. Records that show it keep what they say about it. The actor joins
 * the contributors of what they change. `Conflict` with the current version where someone else saved first.
 */
export async function describeMedia(
  actor: Actor,
  mediaId: string,
  version: number,
  input: Given<typeof mediaDescriptionSchema>,
): Promise<void> {
  demand(actor, 'writeOwnDrafts')
  const id = parseId(mediaId)
  const description = parseInput(mediaDescriptionSchema, input)
  await transactionAs(actor, async (tx) => {
    const media = await lockMedia(tx, actor, id)
    if (media.version !== versionIn(version))
      throw new Conflict(message('media.errors.changed'), { version: media.version })
    const changed = mediaFields.filter((name) => media[name] !== description[name])
    if (changed.length === 0) return
    await tx.media.update({
      where: { id },
      data: {
        ...description,
        version: { increment: 1 },
        contributors: joined(storedContributors(media.contributors), changed, [actor.id]),
      },
      select: { id: true },
    })
    await logChange(tx, actor, 'describe', id, { version: media.version + 1, changed })
  })
}

/** Deletes a media file that no record shows, with its bytes. `Conflict` while a draft, revision or edition has it. */
export async function deleteMedia(actor: Actor, mediaId: string): Promise<void> {
  demand(actor, 'writeOwnDrafts')
  const id = parseId(mediaId)
  try {
    const hash = await transactionAs(actor, async (tx) => {
      const { sha256 } = await lockMedia(tx, actor, id)
      await lockBytes(tx, sha256)
      await tx.media.delete({ where: { id }, select: { id: true } })
      await removeUnusedFiles(tx, [sha256])
      await logChange(tx, actor, 'delete', id, { sha256 })
      return sha256
    })
    await dropUnusedBytes(hash)
  } catch (error) {
    if (!isReferenced(error)) throw error
    throw new Conflict(message('media.errors.inUse'))
  }
}
