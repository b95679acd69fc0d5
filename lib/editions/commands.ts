import 'server-only'
import { type Actor, demandRecentPassword } from '@/lib/access'
import { type Tx, transaction, withChecks } from '@/lib/db'
import { writeSearchEntry } from '@/lib/editions/search-entry'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { showsAround } from '@/lib/holdings/schema'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { notifyWriters } from '@/lib/notifications/commands'
import { unverifiedPartsOf } from '@/lib/review/contributions'
import { contextsOf } from '@/lib/review/evidence'
import { warningCounts } from '@/lib/review/findings/dismissed'
import type { ReviewedContent } from '@/lib/review/findings/report'
import { publicText, refusalOfNames } from '@/lib/review/hidden-names/beside'
import { type DocumentReader, withDocuments } from '@/lib/review/hidden-names/documents'
import { type HiddenNameSearch, hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { blocksPublishing, hiddenNameProblems, markHiddenName } from '@/lib/review/hidden-names/flag'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import { membersWho, withOthers } from '@/lib/review/workflow/others'
import { contributorsToRecord } from '@/lib/review/workflow/situation'
import { demandReady } from '@/lib/review/workflow/transitions'
import { refusalOf } from '@/lib/review/workflow/workflow'
import {
  demandStep,
  lockForWorkflow,
  takeStep,
  type WorkflowRecord,
} from '@/lib/review/workflow/workflow-record'
import { getTranslator } from '@/lib/settings/language'
import { SCHEMA_VERSION } from '@/lib/text'
import { deliveriesSql } from '@/lib/webhooks/queue'
import { closeEditions, layTombstone } from './closing'
import { demandConsent, demandLinkedOpen } from './consent'
import { hiddenNamesInSnapshot, namingEditions } from './hidden-names'
import { hashEdition } from './integrity/edition-hash'
import { namesInCollections } from './names-in-archive'
import { publishSchema, withdrawSchema } from './publication'
import { publishedSlug, untilFree } from './published-slug'
import { currentVerdicts, snapshotOf } from './snapshot'

/** Closes the earlier public editions that name a speaker who must stay unnamed now, and those before them. */
async function closeNaming(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  { sought }: HiddenNameSearch,
  read: DocumentReader,
) {
  if (!record.live || sought.length === 0) return
  const naming = await namingEditions(tx, record.id, sought, read)
  const newest = naming.find(({ names }) => blocksPublishing(names))
  if (!newest) return
  const t = await getTranslator()
  const reason = t(message('editions.closed.name'))
  await layTombstone(tx, actor, record, { through: newest.number, reason })
}

async function writeEdition(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  revisionId: string,
  reviewed: ReviewedContent,
  search: HiddenNameSearch,
  read: DocumentReader,
) {
  const { content, subjects, evidence, consent, approved } = reviewed
  if (!approved) throw new Conflict(message('review.refusal.otherRevision'))
  const number = record.editions + 1
  const publishedAt = new Date()
  const { speaker, showsContext } = demandConsent(consent)
  const inContext = [...evidence.passages.values()].filter(
    ({ holding }) => showsContext && showsAround(holding.shown),
  )
  const contexts = await contextsOf(tx, inContext, EDITION_CONTEXT)
  const snapshot = snapshotOf({
    record,
    number,
    publishedAt,
    approved,
    speaker,
    content,
    subjects,
    evidence,
    contexts,
    showsContext,
  })
  const hidden = await hiddenNamesInSnapshot(tx, record.id, snapshot, search, read)
  const beside = search.sought.length === 0 ? [] : await namesInCollections(tx, record.id, search.sought)
  const found = [...hidden, ...beside]
  if (blocksPublishing(found))
    throw new Conflict(message('editions.hiddenName'), { problems: hiddenNameProblems(found) })
  await closeNaming(tx, actor, record, search, read)
  if (record.consent?.hiddenNameAt) await markHiddenName(tx, record.id, false)
  const plain: Prisma.InputJsonObject = JSON.parse(JSON.stringify(snapshot))
  const { salts, ...hash } = hashEdition(plain)
  const edition = await tx.edition.create({
    data: {
      recordId: record.id,
      number,
      revisionId,
      schemaVersion: SCHEMA_VERSION,
      snapshot: plain,
      ...hash,
      publishedById: actor.id,
      publishedAt,
    },
    select: { id: true, recordId: true, number: true, snapshotHash: true, publishedAt: true },
  })
  const verdicts = currentVerdicts(subjects).map(({ id }) => id)
  const change = { kind: 'record.published', record: record.id, slug: record.slug, edition: number } as const
  await tx.$executeRaw`
    WITH salted AS (INSERT INTO "EditionSalts" ("editionId", salts) VALUES (${edition.id}::uuid, ${salts})),
    ${deliveriesSql(change)}
    INSERT INTO "EditionVerdict" ("editionId", "verdictId") SELECT ${edition.id}::uuid, unnest(${verdicts}::uuid[])`
  return { edition, snapshot }
}

/**
 * Throws `Forbidden` for members who contributed to a cited source or archive copy, in a part that no one else has verified, or who lifted a
 * private mask from its text. Names the parts and the members who can publish instead.
 */
async function demandVerifiedByOthers(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  reviewed: ReviewedContent,
  openedBy: readonly string[],
) {
  const partsOf = (memberId: string) => [
    ...unverifiedPartsOf(memberId, reviewed),
    ...(openedBy.includes(memberId) ? [{ of: 'COPY', part: 'mask' } as const] : []),
  ]
  const parts = partsOf(actor.id)
  if (parts.length === 0) return
  const labels = new Set(
    parts.map(({ of, part }) =>
      of === 'SOURCE' ? (`labels.reviewedPart.${part}` as const) : (`labels.copyPart.${part}` as const),
    ),
  )
  const contributors = contributorsToRecord(record)
  throw new Forbidden(
    withOthers(
      message('editions.ownUnverified', { parts: [...labels].map((label) => message(label)) }),
      await membersWho(tx, 'publish'),
      ({ id }) => contributors.includes(id) || partsOf(id).length > 0,
    ),
  )
}

/**
 * Publishes the approved revision as the next edition. Writes edition, valid verdicts, search entry, state and event in one transaction, and
 * notifies its authors. The gate is checked again. The first edition gets its address, which it keeps. Earlier public editions that name a speaker
 * who must stay unnamed now are closed. `Conflict` when another revision, or none, is approved, and with `current.problems` while something is
 * missing or the edition, or a public collection with the record, would name a speaker who must stay unnamed; `Forbidden` for those who contributed
 * to it, or to a source or copy in a part that no one else has verified.
 */
export async function publish(
  actor: Actor,
  recordId: string,
  input: Given<typeof publishSchema>,
): Promise<{ editionId: string; number: number; slug: string }> {
  const id = parseId(recordId)
  const { revisionId } = parseInput(publishSchema, input)
  demandRecentPassword(actor)
  return withDocuments(id, (read) => untilFree(() => publishOnce(actor, id, revisionId, read)))
}

const publishOnce = (actor: Actor, id: string, revisionId: string, read: DocumentReader) =>
  transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    const { reviewed, openedBy } = await demandReady(tx, actor, record, 'PUBLISH', revisionId)
    await demandVerifiedByOthers(tx, actor, record, reviewed, openedBy)
    await demandLinkedOpen(tx, record)
    const search = await hiddenNameSearch(tx, reviewed.consent, { ...record, ...reviewed })
    const named = { ...record, slug: await publishedSlug(tx, record, reviewed, search.sought) }
    const { edition, snapshot } = await writeEdition(tx, actor, named, revisionId, reviewed, search, read)
    const { slug } = named
    // Those who wrote this edition: the next one has no writers yet.
    await notifyWriters(tx, actor, { kind: 'PUBLISH', recordId: id })
    await takeStep(tx, actor, record, 'PUBLISH', {
      revisionId,
      reason: '',
      columns: { submittedId: null, liveId: edition.id, editions: edition.number, slug },
      reviewed: null,
    })
    await writeSearchEntry(tx, edition, snapshot)
    await recordEvent(tx, {
      actor,
      action: 'record.publish',
      subjectType: 'record',
      subjectId: id,
      detail: {
        edition: edition.number,
        slug,
        revisionId,
        snapshotHash: edition.snapshotHash,
        ...warningCounts(reviewed.report),
      },
    })
    return { editionId: edition.id, number: edition.number, slug }
  }, withChecks)

/**
 * Withdraws the public edition and all earlier ones: their addresses show a tombstone with the date and the reason. Nothing is deleted.
 * `Conflict` when no edition, or another one, is public, `Invalid` on `reason` when it names the speaker, who must stay unnamed.
 */
export async function withdraw(
  actor: Actor,
  recordId: string,
  input: Given<typeof withdrawSchema>,
): Promise<{ slug: string; through: number }> {
  const id = parseId(recordId)
  const { edition, reason } = parseInput(withdrawSchema, input)
  const done = await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOf(actor, 'WITHDRAW', record.situation))
    const through = record.live?.number ?? 0
    if (through !== edition)
      throw new Conflict(message('editions.otherEdition', { number: through }), { edition: through })
    const refusal = await refusalOfNames(tx, actor, [id], publicText('withdrawal', reason))
    if (refusal) return { refusal }
    await closeEditions(tx, actor, record, { through, reason })
    return { refusal: null, slug: record.slug, through }
  })
  if (done.refusal) throw new Invalid({ reason: done.refusal })
  return { slug: done.slug, through: done.through }
}
