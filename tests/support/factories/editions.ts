import type { Actor } from '@/lib/access'
import { transaction } from '@/lib/db'
import { hashEdition } from '@/lib/editions/integrity/edition-hash'
import { SNAPSHOT_VERSION, type Snapshot, snapshotSchema } from '@/lib/editions/schema'
import { removeSearchEntry, writeSearchEntry } from '@/lib/editions/search-entry'
import type { Prisma } from '@/lib/generated/prisma/client'
import { sha256 } from '@/lib/hashing'
import { keepRevision } from '@/lib/records/revisions/commands'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { citedSources } from '@/lib/sources/cited'
import { SCHEMA_VERSION } from '@/lib/text'
import { tellOfChange } from '@/tests/support/news'

type Published = { id: string; slug: string; kind: string; content: RecordContent }

/**
 * The record's draft as its next public edition, every statement checked by default. For tests that read editions; it
 * leaves out the review that the commands ask for.
 */
export async function makeEdition(
  actor: Actor,
  { id, slug, kind, content }: Published,
  given: Partial<Snapshot> & { publishedAt?: string } = {},
) {
  const revision = await keepRevision(actor, id, 'For an edition')
  const publishedAt = given.publishedAt ?? new Date().toISOString()
  return transaction(async (tx) => {
    const { editions } = await tx.record.findUniqueOrThrow({ where: { id }, select: { editions: true } })
    const subjects = subjectsOf(kind, content)
    const sources = await citedSources(
      tx,
      subjects.flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId)),
    )
    const snapshot: Snapshot = snapshotSchema.parse(
      JSON.parse(
        JSON.stringify({
          version: SNAPSHOT_VERSION,
          recordId: id,
          slug,
          kind,
          number: editions + 1,
          speaker: null,
          content,
          sources: [...sources.values()],
          passages: [],
          verdicts: [],
          states: subjects.map((subject) => ({
            subjectType: subject.type,
            subjectId: subject.id,
            fingerprint: sha256(subject.wording),
            standing: subject.quotation?.openlyUnverified ? 'UNSEEN' : 'CHECKED',
            secondHand: subject.chain.length > 1,
            unchecked: [],
          })),
          ...given,
          publishedAt,
        }),
      ),
    )
    const plain: Prisma.InputJsonObject = JSON.parse(JSON.stringify(snapshot))
    const { salts, ...hash } = hashEdition(plain)
    const edition = await tx.edition.create({
      data: {
        recordId: id,
        number: editions + 1,
        revisionId: revision.id,
        schemaVersion: SCHEMA_VERSION,
        snapshot: plain,
        ...hash,
        salts: { create: { salts } },
        publishedById: actor.id,
        publishedAt,
      },
      select: { id: true, number: true, publishedAt: true },
    })
    await tx.record.update({
      where: { id },
      data: { liveId: edition.id, editions: edition.number, state: 'PUBLISHED' },
      select: { id: true },
    })
    await writeSearchEntry(tx, edition, snapshot)
    return { ...edition, snapshot }
  })
}

/** Withdraws all editions of the record, without the guards of the command. */
export async function closeRecord(
  actor: Actor,
  { id }: { id: string },
  reason = 'Asked for by the speaker.',
) {
  await transaction(async (tx) => {
    const { editions } = await tx.record.update({
      where: { id },
      data: { liveId: null, state: 'WITHDRAWN' },
      select: { editions: true },
    })
    await tx.withdrawal.create({
      data: { recordId: id, throughEdition: editions, reason, actorId: actor.id },
      select: { id: true },
    })
    await removeSearchEntry(tx, id)
  })
  tellOfChange()
}
