import 'server-only'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { NotFound } from '@/lib/errors'
import { rangeIn } from '@/lib/storage/byte-range'
import { cached } from '@/lib/storage/cache'
import { fileSize, readBytes } from '@/lib/storage/stored-files'
import { type Blank, blanked, type ReadAt } from './blanks'
import { recordingKindOf } from './recording-kinds'
import { type FoundMetadata, metadataIn } from './recording-metadata'
import type { HoldingShown } from './schema'

/** Changes when metadata is looked for otherwise than before. */
const FOUND_BY = 4

const foundSchema = z.union([
  z.literal('REFUSED'),
  z.array(z.object({ at: z.int(), end: z.int(), first: z.array(z.int()) })),
])

type StoredRecording = { sha256: string; mediaType: string }

/** What a stored recording says about its making, read once and kept. */
async function storedMetadata({ sha256, mediaType }: StoredRecording, size: number): Promise<FoundMetadata> {
  const kept = await cached(sha256, `metadata-${FOUND_BY}.json`, async () => {
    const read: ReadAt = async (at, length) => {
      const end = Math.min(size, at + length) - 1
      return end < at ? Buffer.alloc(0) : buffer((await readBytes(sha256, { start: at, end })).stream)
    }
    return Buffer.from(JSON.stringify(await metadataIn(mediaType, size, read)))
  })
  return foundSchema.parse(JSON.parse(kept.toString()))
}

/** True when the archive can play this recording to readers: it can leave out where and by whom it was made. */
export const isPlayable = async (recording: StoredRecording): Promise<boolean> =>
  (await storedMetadata(recording, await fileSize(recording.sha256))) !== 'REFUSED'

/**
 * True for a recording that readers may have as a whole and that isn't played to them, because its file says where or by whom it was made in a way
 * that the archive can't leave out.
 */
export async function isKeptSilent({
  shown,
  ...recording
}: StoredRecording & { shown: HoldingShown }): Promise<boolean> {
  if (shown !== 'WHOLE' || !recordingKindOf(recording.mediaType)) return false
  return !(await isPlayable(recording).catch((error) => {
    if (error instanceof NotFound) return true
    throw error
  }))
}

/** `isPlayable` for a file that isn't stored yet. */
export async function isPlayableFile(path: string, mediaType: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read: ReadAt = async (at, length) => {
      const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      return bytes.subarray(0, bytesRead)
    }
    return (await metadataIn(mediaType, size, read)) !== 'REFUSED'
  } finally {
    await file.close()
  }
}

/**
 * A recording as readers get it, all or the part that a Range header asks for: without what it says about where and by whom it was made, otherwise
 * byte by byte the stored one. Null where the archive can't leave that out. The caller has checked who can hear it.
 */
export async function playedBytes(recording: StoredRecording, rangeHeader: string | null) {
  const { sha256, mediaType } = recording
  const size = await fileSize(sha256)
  const blanks = await storedMetadata(recording, size)
  if (blanks === 'REFUSED') return null
  const part = rangeIn(rangeHeader, size)
  if (part === 'NONE') return { mediaType, size, part, stream: null }
  const { stream } = await readBytes(sha256, part ?? undefined)
  return { mediaType, size, part, stream: Readable.from(without(stream, part?.start ?? 0, blanks)) }
}

async function* without(stream: Readable, from: number, blanks: readonly Blank[]) {
  let at = from
  for await (const chunk of stream) {
    const bytes = chunk as Uint8Array
    yield blanked(bytes, at, blanks)
    at += bytes.length
  }
}
