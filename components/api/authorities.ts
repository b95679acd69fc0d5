import { z } from 'zod'
import { type AuthorityKind, authorityKinds } from '@/lib/authorities/schema'
import { ask, demand } from './client'

const foundSchema = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(authorityKinds),
    place: z.string().nullable().optional(),
  }),
)
const madeSchema = z.object({ id: z.uuid(), name: z.string() })

/** Returns names that match the text in any spelling, best match first; of one type if it is given. */
export const searchAuthorities = (words: string, kind: AuthorityKind | null, signal: AbortSignal) =>
  demand(foundSchema, `/api/authorities?${new URLSearchParams({ q: words, ...(kind && { kind }) })}`, {
    signal,
  })

/** Adds a name, or returns why the server refused. */
export const makeAuthority = (name: string, kind: AuthorityKind) =>
  ask(madeSchema, '/api/authorities', { method: 'POST', body: { kind, name } })
