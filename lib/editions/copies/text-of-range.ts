import 'server-only'
import { db } from '@/lib/db'
import type { Range } from '@/lib/text/masked-ranges'
import type { Opened } from './opened'

/**
 * A range of the shown text. PostgreSQL counts characters and the text UTF-16 units; they are equal unless there are characters beyond the basic
 * plane.
 */
export async function textOf({ id, isPlain }: Opened['layer'], { start, end }: Range): Promise<string> {
  const [row] = await (isPlain
    ? db.$queryRaw<{ text: string }[]>`
        SELECT substr(text, ${start + 1}::int, ${end - start}::int) AS text FROM "TextLayer" WHERE id = ${id}::uuid`
    : db.$queryRaw<{ text: string }[]>`SELECT text FROM "TextLayer" WHERE id = ${id}::uuid`)
  const text = row?.text ?? ''
  return isPlain ? text : text.slice(start, end)
}
