import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, transaction } from '@/lib/db'
import { keyOf } from '@/lib/editions/evidence'
import { editionBySlug } from '@/lib/editions/queries'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { message } from '@/lib/messages/message'
import { subjectsOf } from '@/lib/records/subjects'
import { publicText, refusalOfNames } from '@/lib/review/hidden-names/beside'
import { reportedPlace } from './places'
import { newReportToken } from './queries'
import { answerSchema, reportSchema } from './schema'
import { permissionFor } from './sight'

/** What is reported: the record with the edition, the statement in it, and the address of a place of a source. */
type Reported = { recordId: string; edition: number; statement: string; path: string }

async function reportedIn(given: z.output<typeof reportSchema>): Promise<Reported> {
  const { slug, edition: number, statement } = given
  if (given.source !== '') {
    const place = await reportedPlace(given)
    if (!place) throw new NotFound()
    return { recordId: place.recordId, edition: place.edition, statement: '', path: place.path }
  }
  const edition = await editionBySlug(slug, number)
  if (!edition) throw new NotFound()
  const subjects = subjectsOf(edition.kind, edition.content)
  if (statement !== '' && !subjects.some((subject) => keyOf(subject) === statement)) throw new NotFound()
  return { recordId: edition.recordId, edition: number, statement, path: '' }
}

/**
 * Keeps what a reader reports about an edition, or a place of a source, that readers can open. Returns the word of the private link to its status;
 * only its hash is stored. `NotFound` when there is no such edition, statement or place. The event has nothing of the text and nothing about the
 * reader. `language`: of the page that the reader wrote on, for the e-mail with the answer.
 */
export async function report(
  given: Given<typeof reportSchema>,
  language: string | null = null,
): Promise<{ token: string }> {
  const input = parseInput(reportSchema, given)
  const { kind, text, name, email } = input
  const about = await reportedIn(input)
  const { token, tokenHash } = newReportToken()
  await transaction(async (tx) => {
    const { id } = await tx.report.create({
      data: {
        kind,
        ...about,
        text,
        name,
        email,
        language,
        tokenHash,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor: null,
      action: 'report.receive',
      subjectType: 'report',
      subjectId: id,
      detail: { kind, ...about },
    })
  })
  return { token }
}

type Answered = {
  kind: 'ERROR' | 'TAKEDOWN'
  answeredAt: Date | null
  email: string
  language: string | null
  edition: number
  recordId: string
  path: string
  slug: string | null
}

/** The key of the e-mail with the answer. */
const mailKey = (id: string) => `report ${id}`

/**
 * Answers an open report and closes it. `Forbidden` for those who can't see it, `Conflict` when someone else answered first. The answer is for the
 * reader; the note is for everyone. `Invalid` on either when it names the speaker of the record, who must stay unnamed: also a reader who knows
 * the name gets none from the archive.
 */
export async function answerReport(
  actor: Actor,
  reportId: string,
  given: Given<typeof answerSchema>,
): Promise<void> {
  const id = parseId(reportId)
  demand(actor, 'answerReports')
  const { outcome, answer, note } = parseInput(answerSchema, given)
  const refusal = await transactionAs(actor, async (tx) => {
    const [row] = await tx.$queryRaw<Answered[]>`
      SELECT p.kind::text AS kind, p."answeredAt", p.email, p.language, p.edition, p.path, r.id::text AS "recordId", r.slug
      FROM "Report" p JOIN "Record" r ON r.id = p."recordId" WHERE p.id = ${id}::uuid FOR UPDATE OF p`
    if (!row) throw new NotFound()
    demand(actor, permissionFor(row.kind))
    if (row.answeredAt !== null) throw new Conflict(message('reports.errors.answered'))
    for (const [field, text] of Object.entries({ answer, note })) {
      const named = await refusalOfNames(tx, actor, [row.recordId], publicText('correction', text))
      if (named) return { [field]: named }
    }
    await tx.report.update({
      where: { id },
      data: { outcome, answer, note, answeredAt: new Date(), answeredById: actor.id },
    })
    const { email, language, slug, edition, path } = row
    if (email)
      await queueMail(tx, {
        kind: 'reportAnswered',
        to: { email, language },
        values: { answer },
        path: path || `/records/${slug}/editions/${edition}`,
        key: mailKey(id),
      })
    await recordEvent(tx, {
      actor,
      action: 'report.answer',
      subjectType: 'report',
      subjectId: id,
      detail: { outcome },
    })
    return null
  })
  if (refusal) throw new Invalid(refusal)
}

/**
 * Erases the text of reports that were answered before this moment, and what readers gave about themselves. Answers and notes stay. Returns how
 * many. The e-mails with the answers go, too.
 */
export async function eraseReports(before: Date): Promise<number> {
  const due = await db.report.findMany({
    where: { answeredAt: { lt: before }, erasedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of due)
    await transaction(async (tx) => {
      const { count } = await tx.report.updateMany({
        where: { id, erasedAt: null },
        data: { text: '', name: '', email: '', erasedAt: new Date() },
      })
      await tx.mailMessage.deleteMany({ where: { key: { startsWith: mailKey(id) } } })
      if (count > 0)
        await recordEvent(tx, {
          actor: null,
          action: 'report.erase',
          subjectType: 'report',
          subjectId: id,
        })
    })
  return due.length
}
