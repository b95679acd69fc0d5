import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access'
import { createRecord } from '@/lib/records/commands'
import { addConsentForm } from '@/lib/records/consent/forms'
import { saveDraft } from '@/lib/records/drafts'
import type { RecordContent } from '@/lib/records/schema'
import { suggestSlug } from '@/lib/records/slug'
import { pdfOf } from '../pdf'
import { contentOf } from './contents'

type RecordOptions = {
  kind?: string
  /** Null for none: publishing makes one from the title. */
  slug?: string | null
  title?: string
  content?: Partial<RecordContent>
}

/** An address that no other record of any test has. */
const unusedSlug = (title: string, kind: string) =>
  `${suggestSlug(title) || kind}-${randomBytes(4).toString('hex')}`

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
    ...(slug !== null && { slug: slug ?? unusedSlug(full.title, kind) }),
  })
  const { version } = await saveDraft(actor, record.id, { baseVersion: 1, content: full })
  return { ...record, kind, version, content: full }
}

/** A signed consent form of a testimony: a PDF with this text. */
export function makeConsentForm(
  actor: Actor,
  { id }: { id: string },
  { filename = 'form.pdf', text = `Form of ${id}` } = {},
) {
  return addConsentForm(actor, id, { filename }, pieces(pdfOf([text])))
}

async function* pieces(bytes: Buffer) {
  yield bytes
}
