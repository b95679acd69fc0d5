import { z } from 'zod'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import { ask, demand } from './client'

const foundSchema = z.array(
  z.object({ id: z.uuid(), name: z.string(), kind: z.string(), place: z.string().nullable().optional() }),
)
const madeSchema = z.object({ id: z.uuid(), name: z.string() })

/** Authorities whose name or variant is like the words, best first; of one kind where one is given. */
export const searchAuthorities = (words: string, kind: AuthorityKind | null, signal: AbortSignal) =>
  demand(foundSchema, `/api/authorities?${new URLSearchParams({ q: words, ...(kind && { kind }) })}`, {
    signal,
  })

/** Makes an authority of this name, or says why not. */
export const makeAuthority = (name: string, kind: AuthorityKind) =>
  ask(madeSchema, '/api/authorities', { method: 'POST', body: { kind, name } })
