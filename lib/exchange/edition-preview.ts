import { formatDate } from '@/lib/dates'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { attributionOf, recordDate } from '@/lib/records/kinds/fields'
import { kindLabel } from '@/lib/records/kinds/labels'
import { shownTitle } from '@/lib/records/supplied-title'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import { canDraw } from './preview-signs'

/** What a preview says. It has nothing of the text of a record, which can need a content warning. */
export type Preview = {
  kicker: string
  title: string
  source: string
  archive: string
  language: string | null
}

/** The preview of an edition: its kind and date, title, source and archive. Null where the fonts lack a sign of it, which would be an empty box. */
export function previewOf(
  { kind, content }: Pick<PublicEdition, 'kind' | 'content'>,
  archive: ArchiveSettings,
  t: Translator,
): Preview | null {
  const date = recordDate(kind, content.fields)
  const lines = {
    kicker: [t(kindLabel(kind)), date && formatDate(date, t)].filter(Boolean).join(' · '),
    title: shownTitle(content),
    source: attributionOf(kind, content.fields, t),
    archive: archiveName(archive, t),
  }
  if (!Object.values(lines).every(canDraw)) return null
  return { ...lines, language: content.language === 'und' ? null : content.language }
}
