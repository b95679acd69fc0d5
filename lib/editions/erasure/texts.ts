import 'server-only'
import type { Tx } from '@/lib/db'
import type { Named } from '@/lib/folding/find-initials'
import type { SoughtNames } from '@/lib/folding/find-names'
import { findNamesAside } from '@/lib/review/hidden-names/find-aside'
import type { Range } from '@/lib/text/masked-ranges'
import { isUnplacedSql } from '../masking/unplaced'
import { joinedExcerpts, namedBy, type Remain } from './excerpts'
import { identifies } from './without-name'

/** Texts of copies that are listed at once, without the text itself. */
const PAGE = 500
/** UTF-16 units that are read at once: a text can have millions, and each correction of it is another. */
const MOST = 1_000_000

type Listed = { id: string; length: number; holdingId: string; title: string; sourceId: string }
type MaskedText = { id: string; text: string; masks: Range[] }

/** The names in a text that no PRIVATE mask withholds. */
export const unmaskedNames = (found: readonly Named[], masks: readonly Range[]): Named[] =>
  found.filter(
    (name) => identifies(name) && !masks.some(({ start, end }) => start <= name.start && name.end <= end),
  )

/** These texts in groups that are short enough to be read at once; one that is longer is alone. */
function inGroups(listed: readonly Listed[]): Listed[][] {
  const groups: Listed[][] = []
  let size = 0
  for (const text of listed) {
    size += text.length
    const last = groups.at(-1)
    if (last && size <= MOST) last.push(text)
    else {
      groups.push([text])
      size = text.length
    }
  }
  return groups
}

const listedAfter = (client: Tx, after: string) => client.$queryRaw<Listed[]>`
  SELECT t.id::text, t.length, h.id::text AS "holdingId", h.filename AS title, h."sourceId"::text AS "sourceId"
  FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId" WHERE t.id > ${after}::uuid ORDER BY t.id LIMIT ${PAGE}`

const textsOf = (client: Tx, group: readonly Listed[]) => client.$queryRaw<MaskedText[]>`
  SELECT t.id::text, t.text, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('start', m.start, 'end', m."end")), '[]') FROM "Mask" m
    WHERE m."textSha256" = t.sha256 AND m.kind = 'PRIVATE' AND m."liftedAt" IS NULL AND NOT ${isUnplacedSql}) AS masks
  FROM "TextLayer" t WHERE t.id = ANY(${group.map(({ id }) => id)}::uuid[])`

/** The copies that have the name in one of their texts, where no PRIVATE mask withholds it, by id. Reads a bounded number of characters at a time. */
export async function namedTexts(client: Tx, recordId: string, sought: SoughtNames): Promise<Remain[]> {
  const named = new Map<string, Remain>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const listed = await listedAfter(client, after)
    for (const group of inGroups(listed)) {
      const copies = new Map(group.map((text) => [text.id, text]))
      const texts = await textsOf(client, group)
      const all = await findNamesAside(recordId, { texts: texts.map(({ text }) => text), sought })
      for (const [index, { id, text, masks }] of texts.entries()) {
        const found = namedBy([{ text, found: unmaskedNames(all[index] ?? [], masks) }])
        const copy = copies.get(id)
        if (!found || !copy) continue
        const { holdingId, title, sourceId } = copy
        const known = named.get(holdingId)
        const excerpts = known ? joinedExcerpts(known, found) : found
        named.set(holdingId, { ...{ kind: 'TEXT', id: holdingId, title, sourceId, within: '' }, ...excerpts })
      }
    }
    const last = listed.at(-1)
    if (!last) return [...named.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
    after = last.id
  }
}
