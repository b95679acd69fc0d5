import { z } from 'zod'
import { db } from '@/lib/db'
import { isWithdrawn } from './withdrawn'

export type Answer = 'PUBLIC' | 'GONE' | 'UNKNOWN'

/** How many slugs are remembered. */
const KEPT = 10_000

// An edition stays for ever, so what was once found need not be asked again; what closes it is asked of the withdrawals.
const kept = globalThis as typeof globalThis & { steleAddresses?: Map<string, number> }
kept.steleAddresses ??= new Map()
const editionsOf = kept.steleAddresses

async function published(slug: string, edition: number): Promise<boolean> {
  if ((editionsOf.get(slug) ?? 0) >= edition) return true
  const record = await db.record.findUnique({ where: { slug }, select: { editions: true } })
  if (!record || record.editions < edition) return false
  editionsOf.delete(slug)
  editionsOf.set(slug, record.editions)
  const oldest = editionsOf.size > KEPT ? editionsOf.keys().next().value : undefined
  if (oldest !== undefined) editionsOf.delete(oldest)
  return true
}

/** Called after an address was given up, so that this process asks for it anew. */
export function forgetAddress(slug: string): void {
  editionsOf.delete(slug)
}

const recordPath = /^\/records\/([a-z0-9-]{1,120})(?:\/editions(?:\/([1-9]\d{0,8})(\/changes)?)?)?$/
const sourcePath = /^\/sources\/([^/]+)(?:\/more)?$/
const idSchema = z.uuid()

/**
 * What a public address answers, for its status: the framework cannot give a page both its words and a status other than 200 without
 * a script. It guards nothing; the pages read editions only and know withdrawals themselves. At most one query, usually none.
 */
export async function answerOf(pathname: string): Promise<Answer> {
  const [, slug, edition, changes] = recordPath.exec(pathname) ?? []
  if (slug) {
    const number = edition ? Number(edition) : null
    if (changes && number === 1) return 'UNKNOWN'
    if (await isWithdrawn(slug, number)) return 'GONE'
    return (await published(slug, number ?? 1)) ? 'PUBLIC' : 'UNKNOWN'
  }
  const [, sourceId] = sourcePath.exec(pathname) ?? []
  if (sourceId) return (await isCited(sourceId)) ? 'PUBLIC' : 'UNKNOWN'
  return /^\/(records|sources|home|withdrawn)\/.|^\/unreachable$/.test(pathname) ? 'UNKNOWN' : 'PUBLIC'
}

/** Whether an edition that is public now rests on this source. */
export async function isCited(sourceId: string): Promise<boolean> {
  if (!idSchema.safeParse(sourceId).success) return false
  const reference = await db.reference.findFirst({
    where: { sourceId, revision: { editions: { some: { liveFor: { isNot: null } } } } },
    select: { id: true },
  })
  return reference !== null
}
