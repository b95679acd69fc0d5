import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SubjectType, WorkState } from '@/lib/generated/prisma/enums'
import { logPassages, readableAmong } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { warningsOnPassages } from '@/lib/records/passage-warnings'
import { storedContent } from '@/lib/records/schema'
import { readsDifferently } from '@/lib/records/source-changes'
import { subjectsOf } from '@/lib/records/subjects'
import { keyOf, nameOf, numbersOf } from '@/lib/review/subject-names'

const PAGE = 50
/** UTF-16 units of the new reading that are shown. */
const SHOWN = 400

/** A quotation, citation or figure whose passage reads differently in the newest text of its copy. */
export type DifferentReading = {
  /** The id of the subject in its record, by `keyOf`. */
  key: string
  subject: Message
  relocationId: string
  record: { id: string; title: string; state: WorkState }
  source: { id: string; title: string }
  language: string
  /** The passage as the record cites it. */
  before: string
  /** What the newest text has at its place; null where no place is known. */
  now: string | null
  /** The content warning of the passage; null when it has none. */
  warning: string | null
}

type Row = {
  recordId: string
  kind: string
  title: string
  state: WorkState
  content: unknown
  subjectType: SubjectType
  subjectId: string
  relocationId: string
  passageId: string
  holdingId: string
  sourceId: string
  sourceTitle: string
  language: string
  before: string
  now: string | null
}

// PostgreSQL counts code points. A text with characters that are two UTF-16 units has no cheap place for an offset, so its new reading is left
// to the page that compares the two.

/**
 * Everything in current drafts, whatever their state, whose passage reads differently in the newest text of its copy, and that no one has decided
 * yet: at most fifty, oldest first. With a copy: what rests on that copy.
 */
export async function differentReadings(
  actor: Actor,
  { holdingId, page = 1 }: { holdingId?: string; page?: number } = {},
): Promise<{ readings: DifferentReading[]; hasMore: boolean }> {
  demand(actor, 'writeAll')
  const ofCopy = holdingId ? Prisma.sql`AND x."holdingId" = ${parseId(holdingId)}::uuid` : Prisma.empty
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id AS "recordId", r.kind, d.title, r.state, d.content, f."subjectType", f."subjectId", x.id AS "relocationId",
      p.id AS "passageId", x."holdingId", s.id AS "sourceId", s.title AS "sourceTitle", old.language, p.exact AS before,
      CASE WHEN length(now.text) = now.length THEN substr(now.text, (x.candidates -> 0 ->> 'start')::int + 1, least(${SHOWN},
        (x.candidates -> 0 ->> 'end')::int - (x.candidates -> 0 ->> 'start')::int)) END AS now
    FROM ${readsDifferently} JOIN "TextLayer" now ON now.id = x."textLayerId"
    JOIN "Passage" p ON p.id = x."passageId" JOIN "Holding" h ON h.id = x."holdingId" JOIN "Source" s ON s.id = h."sourceId"
    JOIN "Record" r ON r.id = f."recordId" JOIN "Draft" d ON d."recordId" = r.id
    WHERE f."revisionId" IS NULL ${ofCopy}
    ORDER BY x."createdAt", x.id, f."recordId", f."subjectType", f."subjectId" LIMIT ${PAGE + 1} OFFSET ${(page - 1) * PAGE}`
  const read = rows.slice(0, PAGE)
  const [readable, warnings] = await Promise.all([
    readableAmong(db, actor, [...new Set(read.map(({ holdingId }) => holdingId))]),
    warningsOnPassages(actor, [...new Set(read.map(({ passageId }) => passageId))]),
  ])
  const shown = read.filter((row) => readable.has(row.holdingId))
  await logPassages(
    actor,
    shown.map(({ holdingId }) => holdingId),
  )
  const numbers = new Map<string, ReturnType<typeof numbersOf>>()
  const numbersIn = ({ recordId, kind, content }: Row) => {
    const known = numbers.get(recordId) ?? numbersOf(subjectsOf(kind, storedContent(kind, content)))
    numbers.set(recordId, known)
    return known
  }
  const readings = shown.map((row): DifferentReading => {
    const key = keyOf({ type: row.subjectType, id: row.subjectId })
    return {
      key,
      subject: nameOf(numbersIn(row).get(key) ?? { type: row.subjectType, number: 1 }),
      relocationId: row.relocationId,
      record: { id: row.recordId, title: row.title, state: row.state },
      source: { id: row.sourceId, title: row.sourceTitle },
      language: row.language,
      before: row.before,
      now: row.now?.toWellFormed() ?? null,
      warning: warnings.get(row.passageId) ?? null,
    }
  })
  return { readings, hasMore: rows.length > PAGE }
}
