import type { Actor } from '@/lib/access'
import { createCollection, publishCollection, saveCollection } from '@/lib/collections/commands'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveDraft } from '@/lib/records/drafts'
import { checkRecordRelation, relateRecords } from '@/lib/records/relations'
import { linkTranslation } from '@/lib/records/translations'
import { answerReport, report as send } from '@/lib/reports/commands'
import { recall } from '@/lib/review/workflow/transitions'
import { type Change, changes, relations, reports, withdrawals } from './changes'
import { demoCollections } from './collections'
import { type contentOf, type Ground, nodeOf } from './content'
import { declarationRecords } from './declaration'
import type { DemoMemberKey } from './members'
import { takeThroughReview } from './review'

export type Team = Record<DemoMemberKey, Actor>

/** A record of the demo and the content that it was saved with. */
export type Written = { id: string; content: ReturnType<typeof contentOf> }

/** Adds the block to the published record and publishes it as its second edition. What was there keeps its ids, and so its verdicts. */
async function publishAgain(
  team: Team,
  { id, content }: Written,
  { adds, message: text, by }: Change,
  ground: Ground,
) {
  const author = team[by]
  await recall(author, id, { state: 'PUBLISHED' })
  const draft = await db.draft.findUniqueOrThrow({ where: { recordId: id }, select: { version: true } })
  const blocks = [...content.body.content, nodeOf(adds, ground, content.language)]
  const { version } = await saveDraft(author, id, {
    baseVersion: draft.version,
    content: { ...content, body: { ...content.body, content: blocks } },
  })
  const revisionId = await takeThroughReview(team, id, { state: 'PUBLISHED', by }, { version, message: text })
  if (revisionId) await publish(team.publisher, id, { revisionId })
}

/** What happened to the published records: second editions, an answered report, a withdrawal, collections, related records, linked translations. */
export async function changePublished(team: Team, written: ReadonlyMap<string, Written>, ground: Ground) {
  const of = (slug: string) => {
    const found = written.get(slug)
    if (!found) throw new Error(`The demo archive has no record ${slug}.`)
    return found
  }
  for (const { slug, text } of reports) await send({ kind: 'ERROR', slug, edition: 1, text })
  for (const change of changes) await publishAgain(team, of(change.slug), change, ground)
  for (const { answer } of reports) {
    const open = await db.report.findFirstOrThrow({ where: { answeredAt: null }, select: { id: true } })
    await answerReport(team.editor, open.id, answer)
  }
  for (const { slug, reason } of withdrawals)
    await withdraw(team.publisher, of(slug).id, { edition: 1, reason })
  for (const { slug, records, ...text } of demoCollections) {
    const { id } = await createCollection(team.editor, { slug, title: text.title, language: 'en' })
    const order = records.map((record) => of(record).id)
    await saveCollection(team.editor, id, 1, { ...text, language: 'en', records: order })
    await publishCollection(team.publisher, id, 2)
  }
  for (const { from, type, to } of relations) {
    const { id } = await relateRecords(team.editor, of(from).id, { type, toId: of(to).id })
    await checkRecordRelation(team.publisher, id)
  }
  const [original, ...translations] = declarationRecords
  for (const { slug } of translations)
    await linkTranslation(team.publisher, of(slug).id, { original: of(original?.slug ?? '').id })
}
