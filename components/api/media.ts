import { z } from 'zod'
import { fileTypeNames } from '@/lib/text/file-address'
import { type Answer, ask } from './client'

const imageSchema = z.object({
  id: z.uuid(),
  sha256: z.string(),
  filename: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  alternative: z.string().nullable(),
  caption: z.string(),
  credit: z.string(),
  rights: z.string(),
  warning: z.string(),
})

/** An image of the media library with what is said about it. */
export type LibraryImage = z.output<typeof imageSchema>

/** The newest images of the library with this text. */
export const imagesInLibrary = (q: string, signal: AbortSignal): Promise<Answer<LibraryImage[]>> =>
  ask(z.array(imageSchema), `/api/media?${new URLSearchParams({ q })}`, { signal })

/** The image with this hash; null where the library has none that the member sees. */
export async function imageInLibrary(sha256: string): Promise<LibraryImage | null> {
  const answer = await ask(z.array(imageSchema), `/api/media?${new URLSearchParams({ sha256 })}`)
  return 'done' in answer ? (answer.done[0] ?? null) : null
}

const fileSchema = imageSchema.omit({ width: true, height: true }).extend({
  mediaType: z.enum(fileTypeNames),
  size: z.int().positive(),
})

/** A recording or document of the media library with what is said about it. */
export type LibraryFile = z.output<typeof fileSchema>

/** The newest recordings and documents of the library with this text. */
export const filesInLibrary = (q: string, signal: AbortSignal): Promise<Answer<LibraryFile[]>> =>
  ask(z.array(fileSchema), `/api/media?${new URLSearchParams({ what: 'files', q })}`, { signal })

/** The recording or document with this hash; null where the library has none that the member sees. */
export async function fileInLibrary(sha256: string): Promise<LibraryFile | null> {
  const answer = await ask(
    z.array(fileSchema),
    `/api/media?${new URLSearchParams({ what: 'files', sha256 })}`,
  )
  return 'done' in answer ? (answer.done[0] ?? null) : null
}
