import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, visibleTo } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { getTranslator } from '@/lib/settings/language'
import { createRecord } from './commands'
import { lockRecord, replaceContent } from './drafts'
import { kindOf } from './kinds'
import { storedContent } from './schema'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The ids of the parts of a content: values of `id`, wherever they are. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'id' in value && typeof value.id === 'string' && ID.test(value.id) ? [value.id] : []
  return [...own, ...Object.values(value).flatMap(idsIn)]
}

/** Both with new ids for the parts of the content, so that nothing said of a part of one record is said of the other. */
function withNewIds(content: unknown, contributors: unknown): { content: unknown; contributors: unknown } {
  let text = JSON.stringify({ content, contributors })
  for (const id of new Set(idsIn(content))) text = text.replaceAll(id, randomUUID())
  return JSON.parse(text)
}

/**
 * Makes a new draft with the text, fields, figures and sources of a record that the actor can see. Those who wrote them stay the contributors
 * of the copy. Its consent, tags, address, revisions and reviews aren't copied. `NotFound` for a record that the actor can't see, or an erased one,
 * `Conflict` for kinds that need the consent of a speaker: a copy wouldn't follow when that is withdrawn.
 */
export async function duplicateRecord(actor: Actor, recordId: string): Promise<{ id: string }> {
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
  const { id } = await createRecord(actor, { kind, title, language: stored.language })
  await transaction(async (tx) => {
    const locked = await lockRecord(tx, actor, id)
    const { version } = await replaceContent(tx, actor, locked, 1, content, { from: [before] })
    await recordEvent(tx, {
      actor,
      action: 'record.duplicate',
      subjectType: 'record',
      subjectId: id,
      detail: { from, version },
    })
  })
  return { id }
}
