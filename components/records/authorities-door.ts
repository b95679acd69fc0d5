import { z } from 'zod'
import type { AuthorityName } from '@/lib/authorities/schema'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'

const foundSchema = z.array(
  z.object({ id: z.uuid(), name: z.string(), kind: z.string(), place: z.string().nullable().optional() }),
)
const madeSchema = z.object({ id: z.uuid(), name: z.string() })
const errorSchema = z.object({ error: z.object({ message: z.string() }) })

/** Authorities whose name or variant is like the words, best first; of one kind where one is asked for. */
export async function searchAuthorities(words: string, kind: AuthorityKind | null, signal: AbortSignal) {
  const query = new URLSearchParams({ q: words, ...(kind && { kind }) })
  const response = await fetch(`/api/authorities?${query}`, { signal })
  if (!response.ok) throw new Error(`The search answered ${response.status}.`)
  return foundSchema.parse(await response.json())
}

/** A new authority of this name, or the name alone with the reason why none was made. Never rejects. */
export async function makeAuthority(
  name: string,
  kind: AuthorityKind,
): Promise<{ name: AuthorityName; problem: string | null }> {
  const alone = { name, authorityId: null }
  try {
    const response = await fetch('/api/authorities', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind, name }),
    })
    const body: unknown = await response.json()
    if (!response.ok) return { name: alone, problem: errorSchema.parse(body).error.message }
    const made = madeSchema.parse(body)
    return { name: { name: made.name, authorityId: made.id }, problem: null }
  } catch {
    return { name: alone, problem: 'The server did not answer.' }
  }
}
