import 'server-only'
import { type Actor, demand, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { getTranslator } from '@/lib/settings/language'
import { addRecord } from './commands'
import { withNewIds } from './content-ids'
import { lockRecord, replaceContent } from './drafts'
import { kindOf } from './kinds'
import { emptyContent, storedContent } from './schema'

/**
 * Makes, in one transaction, a new draft with the text, fields, figures and sources of a record that the actor can see. Those who wrote them stay the contributors
 * of the copy. Its consent, tags, address, revisions and reviews aren't copied. `NotFound` for a record that the actor can't see, or an erased one,
 * `Conflict` for kinds that need the consent of a speaker: a copy wouldn't follow when that is withdrawn.
 */
export async function duplicateRecord(actor: Actor, recordId: string): Promise<{ id: string }> {
  demand(actor, 'writeOwnDrafts')
  const from = parseId(recordId)
  const [record, t] = await Promise.all([
    db.record.findFirst({
      where: { id: from, state: { not: 'ERASED' }, ...visibleTo(actor) },
      select: { kind: true, draft: { select: { content: true, contributors: true } } },
    }),
    getTranslator(),
  ])
  if (!record?.draft) throw new NotFound()
  const { kind, draft } = record
  if (kindOf(kind).needsConsent) throw new Conflict(message('records.duplicate.needsConsent'))
  const before = withNewIds(draft.content, draft.contributors)
  const stored = storedContent(kind, before.content)
  const title = t('records.duplicate.title', { title: stored.title || t('records.untitled') }).slice(0, 300)
  const content = { ...stored, title }
  return transactionAs(actor, async (tx) => {
    const { id } = await addRecord(tx, actor, { kind, content: emptyContent(kind, title, stored.language) })
    const locked = await lockRecord(tx, actor, id)
    const { version } = await replaceContent(tx, actor, locked, 1, content, { from: [before] })
    await recordEvent(tx, {
      actor,
      action: 'record.duplicate',
      subjectType: 'record',
      subjectId: id,
      detail: { from, version },
    })
    return { id }
  })
}
