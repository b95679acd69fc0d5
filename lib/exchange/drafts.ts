import 'server-only'
import type { z } from 'zod'
import { type Actor, visibleTo } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { formatNote } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { storedContent } from '@/lib/records/schema'
import { withoutClosedCounts } from '@/lib/review/findings/closed-copies'
import { type ReviewedContent, reviewedContent } from '@/lib/review/findings/report'
import type { ReviewedSubject } from '@/lib/review/verdicts/judge'
import { plainText } from '@/lib/text'
import type { draftListSchema, draftSchema } from './api/draft-schemas'
import type { Cursor } from './cursor'
import type { Addressing } from './statements'

type Line = {
  id: string
  kind: string
  state: WorkState
  slug: string
  title: string
  language: string
  version: number
  savedAt: Date
  savedBy: string
  edition: number | null
  /** With microseconds, in UTC, as cursors have it. */
  at: string
}

type DraftFilter = {
  kind?: string | undefined
  state?: WorkState | undefined
  after?: Cursor | undefined
}

const kindIn = (id: string) => {
  const known = kinds.find((kind) => kind.id === id)
  if (!known) throw new NotFound()
  return known.id
}

/**
 * The drafts that the actor may see, by the last change of their record, oldest first: a draft that changes moves to the end, so that a
 * program that follows the list misses none. One more than `most` when more follow.
 */
export function listDrafts(actor: Actor, { kind, state, after }: DraftFilter, most: number): Promise<Line[]> {
  const conditions = [
    visibleSql(actor),
    state ? Prisma.sql`r.state = ${state}::"WorkState"` : Prisma.sql`r.state <> 'TRASHED'`,
    ...(kind === undefined ? [] : [Prisma.sql`r.kind = ${kind}`]),
    ...(after === undefined
      ? []
      : [
          Prisma.sql`r."updatedAt" >= ${after.at}::timestamptz
            AND (r."updatedAt" > ${after.at}::timestamptz OR r.id < ${after.id}::uuid)`,
        ]),
  ]
  return db.$queryRaw<Line[]>`
    SELECT r.id, r.kind, r.state, r.slug, d.title, d.language, d.version, d."savedAt", m.name AS "savedBy", e.number AS edition,
      to_char(r."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id JOIN "Member" m ON m.id = d."savedById"
    LEFT JOIN "Edition" e ON e.id = r."liveId"
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY r."updatedAt", r.id DESC LIMIT ${most + 1}`
}

/** A draft in the list of the API. */
export const draftLine = (
  { at, kind, savedAt, ...line }: Line,
  addressOf: Addressing,
): z.output<typeof draftListSchema>['drafts'][number] => ({
  ...line,
  kind: kindIn(kind),
  savedAt: savedAt.toISOString(),
  changedAt: at,
  url: addressOf(`/desk/records/${line.id}`),
  data: addressOf(`/api/drafts/${line.id}`),
})

const statementOf = (sources: ReviewedContent['evidence']['sources'], t: Translator) => {
  const cited = (sourceId: string, locator: ReviewedSubject['chain'][number]['locator']) => {
    const source = sources.get(sourceId)
    return source ? textOf(formatNote(source.csl, locator, t)) : null
  }
  return ({ id, type, wording, quotation, chain, passageId, state, known, aspects }: ReviewedSubject) => ({
    ...{ id, type, text: wording, quotation, passage: passageId, state, known },
    hops: chain.map(({ sourceId, locator, access }) => ({
      source: sourceId,
      citation: cited(sourceId, locator),
      locator,
      access,
    })),
    // Without who judged and how: where two reviewers are needed, neither reads the verdict of the other first.
    aspects: aspects.map(({ aspect, required, state }) => ({ aspect, required, state })),
  })
}

function checksOf({ report }: ReviewedContent, t: Translator) {
  const shown = ({ check, level, message, place, excerpt }: (typeof report.findings)[number]) => ({
    ...{ check, level, excerpt },
    message: t(message),
    field: place.field,
    statement: place.subjectId,
  })
  return {
    ran: report.ran,
    notApplicable: report.notApplicable,
    crashed: report.crashed.map(({ check }) => check),
    findings: [...withoutClosedCounts(report).findings, ...report.atGate].map(shown),
    dismissed: report.dismissed.map(({ finding, dismissal: { reason, by, at } }) => ({
      ...shown(finding),
      ...{ reason, by, at: at.toISOString() },
    })),
  }
}

/**
 * One draft for programs (docs/api.md): its text, its statements with their citations and what has been checked of them, and what the
 * automatic checks find. `NotFound` unless the actor may see it.
 */
export async function draftForPrograms(
  actor: Actor,
  recordId: string,
  addressOf: Addressing,
  t: Translator,
): Promise<z.output<typeof draftSchema>> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), state: { not: 'TRASHED' }, ...visibleTo(actor) },
    select: {
      ...{ id: true, kind: true, state: true, slug: true, updatedAt: true },
      createdBy: { select: { name: true } },
      live: { select: { number: true } },
      draft: { select: { version: true, content: true, savedAt: true, savedBy: { select: { name: true } } } },
    },
  })
  if (!record?.draft) throw new NotFound()
  const { draft, createdBy, live, updatedAt, ...rest } = record
  const content = storedContent(record.kind, draft.content)
  const reviewed = await reviewedContent(db, actor, record, content)
  const { title, language, summary, contentWarning, fields } = content
  const { version, savedAt, savedBy } = draft
  const line = {
    ...{ ...rest, title, language, version, savedAt, savedBy: savedBy.name },
    ...{ edition: live?.number ?? null, at: updatedAt.toISOString() },
  }
  return {
    ...draftLine(line, addressOf),
    createdBy: createdBy.name,
    titleIsSupplied: content.titleIsSupplied ?? false,
    ...{ summary, contentWarning, fields },
    text: plainText(content.body),
    document: { ...content.body },
    statements: reviewed.subjects.map(statementOf(reviewed.evidence.sources, t)),
    figures: content.figures.map((figure) => ({ ...figure })),
    checks: checksOf(reviewed, t),
  }
}
