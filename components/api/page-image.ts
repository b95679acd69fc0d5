import { z } from 'zod'
import { type Answer, askFile } from './client'

const pageSchema = z.object({ pages: z.number(), width: z.number(), height: z.number() })

/** The image of a page, with the number of pages of its copy and the size of the page in the units of its places. */
export type PageImage = z.output<typeof pageSchema> & { image: Blob }

/** The address of the image of a page. */
export const pageImageHref = (holdingId: string, page: number, size: 'thumbnail' | 'page' | 'large') =>
  `/api/holdings/${holdingId}/pages/${page}/image?size=${size}`

/** Asks for the image of a page of a copy. Never rejects. */
export async function askPageImage(address: string, signal: AbortSignal): Promise<Answer<PageImage>> {
  const answer = await askFile(pageSchema, address, 'Stele-Page', signal)
  return 'done' in answer ? { done: { ...answer.done.about, image: answer.done.file } } : answer
}
