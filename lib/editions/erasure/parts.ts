import 'server-only'
import type { Tx } from '@/lib/db'
import type { SoughtNames } from '@/lib/folding/find-names'
import { stringsIn } from '@/lib/review/hidden-names/texts'
import { type Excerpts, namedBy } from './excerpts'
import { nameRanges } from './without-name'

/** Parts of a row that are read at once: a job and an import can have a hundred thousand, and a search stops the server for its time. */
const PAGE = 100

type Part = { id: string; values: unknown }
type Parts = {
  /** An id before the first. */
  before: string
  page: (client: Tx, id: string, after: string) => Promise<Part[]>
}

const partsOf: Readonly<Record<'JOB' | 'IMPORT', Parts>> = {
  JOB: {
    before: '00000000-0000-0000-0000-000000000000',
    page: (client, id, after) => client.$queryRaw<Part[]>`
      SELECT b."recordId"::text AS id, jsonb_build_array(b.undo, b.refusal) AS values FROM "BulkRecord" b
      WHERE b."jobId" = ${id}::uuid AND b."recordId" > ${after}::uuid ORDER BY b."recordId" LIMIT ${PAGE}`,
  },
  IMPORT: {
    before: '0',
    page: (client, id, after) => client.$queryRaw<Part[]>`
      SELECT w.number::text AS id, jsonb_build_array(w.cells, w.faults) AS values FROM "ImportRow" w
      WHERE w."importId" = ${id}::uuid AND w.number > ${Number(after)} ORDER BY w.number LIMIT ${PAGE}`,
  },
}

/** Entries that a job changed, or rows of an import, that have the name: those of a page at a time, with where they have it. */
export async function* namedParts(
  client: Tx,
  { kind, id }: { kind: 'JOB' | 'IMPORT'; id: string },
  sought: SoughtNames,
): AsyncGenerator<{ ids: string[]; excerpts: Excerpts }> {
  const { before, page } = partsOf[kind]
  for (let after = before; ; ) {
    const parts = await page(client, id, after)
    const named = parts.flatMap((part) =>
      stringsIn(part.values).map((text) => ({ id: part.id, text, found: nameRanges(text, sought) })),
    )
    const excerpts = namedBy(named)
    const ids = named.flatMap((one) => (one.found.length > 0 ? [one.id] : []))
    if (excerpts) yield { ids: [...new Set(ids)], excerpts }
    const last = parts.at(-1)
    if (!last) return
    after = last.id
  }
}

/** Where the first parts of a row that have the name have it; null where none has. */
export async function namedInParts(
  client: Tx,
  kind: 'JOB' | 'IMPORT',
  id: string,
  sought: SoughtNames,
): Promise<Excerpts | null> {
  for await (const { excerpts } of namedParts(client, { kind, id }, sought)) return excerpts
  return null
}
