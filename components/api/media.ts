import { z } from 'zod'
import { type Refusal, refused } from '@/components/desk/refusal'
import { message } from '@/lib/messages/message'
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

/** The first of what was found; refused with `none` where there is nothing. */
function firstOf<Found>(answer: Answer<Found[]>, none: Refusal['message']): Answer<Found> {
  if ('refusal' in answer) return answer
  const [first] = answer.done
  return first === undefined ? { refusal: refused(none) } : { done: first }
}

/** The image with this hash; refused where the library has none that the member sees. */
export const imageInLibrary = async (sha256: string): Promise<Answer<LibraryImage>> =>
  firstOf(
    await ask(z.array(imageSchema), `/api/media?${new URLSearchParams({ sha256 })}`),
    message('editor.image.other'),
  )

const fileSchema = imageSchema.omit({ width: true, height: true }).extend({
  mediaType: z.enum(fileTypeNames),
  size: z.int().positive(),
})

/** A recording or document of the media library with what is said about it. */
export type LibraryFile = z.output<typeof fileSchema>

/** The newest recordings and documents of the library with this text. */
export const filesInLibrary = (q: string, signal: AbortSignal): Promise<Answer<LibraryFile[]>> =>
  ask(z.array(fileSchema), `/api/media?${new URLSearchParams({ what: 'files', q })}`, { signal })

/** The recording or document with this hash; refused where the library has none that the member sees. */
export const fileInLibrary = async (sha256: string): Promise<Answer<LibraryFile>> =>
  firstOf(
    await ask(z.array(fileSchema), `/api/media?${new URLSearchParams({ what: 'files', sha256 })}`),
    message('editor.file.other'),
  )
