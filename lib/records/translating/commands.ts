import 'server-only'
import { z } from 'zod'
import { type Actor, demand, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { addedOnce, addRecord } from '../commands'
import { withNewIds } from '../content-ids'
import { lockRecord, replaceContent } from '../drafts'
import { kindOf } from '../kinds'
import { writeRevision } from '../revisions/commands'
import { checkedContent } from '../saving/check-aside'
import { emptyContent, storedContent } from '../schema'
import { demandLinkable } from '../translations'
import { versionToFollow } from './queries'
import { structureFor } from './structure'

const startSchema = z.strictObject({ id: z.uuid(), language: languageSchema })

/**
 * Begins a translation: a new draft of the same kind, linked with the original, with its structure and none of its sentences, in one
 * transaction. Readers see the link once both are published, which a publisher does. An original without a revision gets one, so that what is translated
 * can be compared later. `NotFound` when the actor can't see the original, `Conflict` for kinds that need the consent of a speaker, `Invalid` on
 * `language` or `original` when there is such a translation or the original is one itself.
 */
export async function startTranslation(
  actor: Actor,
  originalId: string,
  input: { id: string; language: string } | Unchecked,
): Promise<{ id: string }> {
  demand(actor, 'writeOwnDrafts')
  const original = parseId(originalId)
  const { id, language } = parseInput(startSchema, input)
  // What the transaction reads first, so that the same form sent twice finds the record that it added.
  const kind = await transactionAs(actor, async (tx) => (await lockRecord(tx, actor, original)).kind)
  if (kindOf(kind).needsConsent) throw new Conflict(message('records.translations.needsConsent'))
  return addedOnce(actor, { id, kind }, async (tx) => {
    await lockRecord(tx, actor, original)
    const kept = await versionToFollow(tx, original)
    if (!kept) await keep(tx, actor, original)
    const version = kept ?? (await versionToFollow(tx, original))
    if (!version) throw new NotFound()
    const structure = structureFor(storedContent(kind, version.content), language)
    const fresh = withNewIds(structure, version.contributors)
    const { content, contentHash } = await checkedContent(actor.id, { kind, given: fresh.content })
    const record = await addRecord(tx, actor, { id, kind, content: emptyContent(kind, '', language) })
    await replaceContent(tx, actor, await lockRecord(tx, actor, record.id), 1, content, {
      contentHash,
      from: [fresh],
    })
    await demandLinkable(tx, record.id, original)
    await tx.recordTranslation.create({
      data: { recordId: record.id, originalId: original, revisionId: version.id, linkedById: actor.id },
      select: { recordId: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'record.start-translation',
      subjectType: 'record',
      subjectId: record.id,
      detail: { originalId: original, revision: version.number },
    })
    return record
  })
}

async function keep(tx: Parameters<typeof writeRevision>[0], actor: Actor, recordId: string): Promise<void> {
  const { number, contentHash } = await writeRevision(tx, actor, recordId, '')
  await recordEvent(tx, {
    actor,
    action: 'record.keep',
    subjectType: 'record',
    subjectId: recordId,
    detail: { revision: number, contentHash },
  })
}

/**
 * Says that a translation follows a version of its original, which is then what later changes are compared with. It changes no text. `NotFound` when
 * the record is no translation of a record with that revision, or the actor can't see the original.
 */
export async function followOriginal(actor: Actor, recordId: string, revisionId: string): Promise<void> {
  const [id, version] = [parseId(recordId), parseId(revisionId)]
  await transactionAs(actor, async (tx) => {
    await lockRecord(tx, actor, id)
    const link = await tx.recordTranslation.findUnique({
      where: { recordId: id },
      select: { originalId: true, revisionId: true },
    })
    const revision =
      link &&
      (await tx.revision.findFirst({
        where: { id: version, recordId: link.originalId, record: visibleTo(actor) },
        select: { number: true },
      }))
    if (!link || !revision) throw new NotFound()
    if (link.revisionId === version) return
    await tx.recordTranslation.update({
      where: { recordId: id },
      data: { revisionId: version },
      select: { recordId: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'record.follow-original',
      subjectType: 'record',
      subjectId: id,
      detail: { originalId: link.originalId, revision: revision.number },
    })
  })
}
