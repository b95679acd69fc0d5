import { z } from 'zod'
import type { PagePlaces } from '@/lib/holdings/extract/reading'
import { ask } from './client'

const placesSchema = z.object({
  ...{ text: z.string(), width: z.number(), height: z.number() },
  places: z.array(z.array(z.number())),
  unsure: z.array(z.array(z.number())).optional(),
})

/** The text of a page of a copy with its places; null when the archive doesn't answer with them. */
export async function askPagePlaces(holdingId: string, page: number): Promise<PagePlaces | null> {
  const answer = await ask(placesSchema, `/api/holdings/${holdingId}/pages/${page}`)
  return 'done' in answer ? answer.done : null
}
