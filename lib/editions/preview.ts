import 'server-only'
import { type Actor, can, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { speakerOf } from '@/lib/records/consent/schema'
import { storedContent } from '@/lib/records/schema'
import { contextsOf } from '@/lib/review/evidence'
import { materialOf } from '@/lib/review/material'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import { judge } from '@/lib/review/verdicts/judge'
import { readInTransaction } from './masking/shown'
import type { PublicEdition } from './queries'
import { snapshotOf } from './snapshot'

/**
 * The saved draft as its public page would show it, with nothing checked yet, and with the number of the next edition. Made for this answer and
 * stored nowhere. What masks, rights and consent keep from readers is left out here, too, and the speaker's name for members who can't see
 * identities. `NotFound` when the actor can't see the record.
 */
export async function previewOf(actor: Actor, recordId: string): Promise<PublicEdition> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: {
      ...{ id: true, kind: true, slug: true, editions: true },
      draft: { select: { content: true, savedAt: true } },
    },
  })
  if (!record?.draft) throw new NotFound()
  const { draft, ...named } = record
  const content = storedContent(record.kind, draft.content)
  const { evidence, consent, subjects } = await materialOf(db, record, content)
  const showsContext = consent === null || consent.nameDisplay === 'NAMED'
  const mayName = consent?.nameDisplay !== 'NAMED' || can(actor, 'seeIdentities')
  const inContext = [...evidence.passages.values()].filter(
    ({ holding }) => showsContext && holding.shown === 'IN_CONTEXT',
  )
  const number = record.editions + 1
  const snapshot = snapshotOf({
    record: named,
    number,
    publishedAt: draft.savedAt,
    approved: null,
    speaker: consent && mayName ? speakerOf(consent) : null,
    content,
    // No verdicts: those of a review are for those who may read them there.
    subjects: judge(subjects, [], [], () => false).map((subject) => ({ ...subject, state: 'UNSEEN' })),
    evidence,
    contexts: await contextsOf(db, inContext, EDITION_CONTEXT),
    showsContext,
  })
  const { shown } = await readInTransaction(db, snapshot)
  return {
    ...shown,
    content: storedContent(record.kind, shown.content),
    ...{ newest: number, closedThrough: 0, isLive: true, hash: null },
  }
}
