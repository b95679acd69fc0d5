import 'server-only'
import { db } from '@/lib/db'

/**
 * The record whose id begins with these 24 hexadecimal digits, if it was published at some time, also when it was withdrawn since; null for
 * every other beginning. One query by the primary key.
 */
export async function publishedById(idStart: string): Promise<{ id: string; slug: string } | null> {
  if (!/^[0-9a-f]{24}$/.test(idStart)) return null
  const [found] = await db.$queryRaw<{ id: string; slug: string }[]>`
    SELECT id, slug FROM "Record"
    WHERE id BETWEEN ${`${idStart}00000000`}::uuid AND ${`${idStart}ffffffff`}::uuid AND editions > 0 LIMIT 1`
  return found ?? null
}
