import type { Actor } from '@/lib/access'
import { createRecord } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import type { RecordContent } from '@/lib/records/schema'
import { contentOf } from './contents'

type RecordOptions = { kind?: string; slug?: string; title?: string; content?: Partial<RecordContent> }

/** A record with its draft saved once: `version` is the draft's. Made by the ordinary commands. */
export async function makeRecord(
  actor: Actor,
  { kind = 'account', slug, title, content }: RecordOptions = {},
) {
  const full = contentOf(kind, { ...(title !== undefined && { title }), ...content })
  const record = await createRecord(actor, {
    kind,
    title: full.title,
    language: full.language,
    ...(slug && { slug }),
  })
  const { version } = await saveDraft(actor, record.id, { baseVersion: 1, content: full })
  return { ...record, kind, version, content: full }
}
