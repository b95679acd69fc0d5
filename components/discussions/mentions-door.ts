import { z } from 'zod'

const foundSchema = z.array(z.object({ id: z.string(), name: z.string() }))
export type Mentionable = z.output<typeof foundSchema>[number]

/** Up to eight members who can be asked at this place and whose name is like what was typed. */
export async function searchMentionable(
  typed: string,
  recordId: string | null,
  signal: AbortSignal,
): Promise<Mentionable[]> {
  const query = new URLSearchParams({ q: typed, ...(recordId && { record: recordId }) })
  const response = await fetch(`/api/mentions?${query}`, { signal })
  if (!response.ok) throw new Error(`The search answered ${response.status}.`)
  return foundSchema.parse(await response.json())
}
