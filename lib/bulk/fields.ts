import { type Message, message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { RecordContent } from '@/lib/records/schema'
import { type ChangeOf, changedText } from './schema'

const FIELD = /^fields\.(.+)$/

/** The text of a field of a content; null where the kind has no such field. A content warning that isn't there is empty. */
export function fieldOf(kind: string, content: RecordContent, field: string): string | null {
  if (field === 'summary' || field === 'language') return content[field]
  if (field === 'contentWarning') return content.contentWarning ?? ''
  const [, name = ''] = FIELD.exec(field) ?? []
  if (kindOf(kind).form[name]?.input !== 'text') return null
  const value: unknown = content.fields[name]
  return typeof value === 'string' ? value : ''
}

/** The content with this text in the field. */
export function withField(content: RecordContent, field: string, value: string): RecordContent {
  if (field === 'contentWarning') return { ...content, contentWarning: value || null }
  const [, name] = FIELD.exec(field) ?? []
  return name === undefined
    ? { ...content, [field]: value }
    : { ...content, fields: { ...content.fields, [name]: value } }
}

/** The content after the change, and the text of the field before and after; a message where the kind has no such field. */
export function changedContent(
  kind: string,
  content: RecordContent,
  change: ChangeOf<'FIELD'>,
): { content: RecordContent; before: string; after: string } | Message {
  const before = fieldOf(kind, content, change.field)
  if (before === null) return message('bulk.noSuchField', { kind: kindLabel(kind) })
  const after = changedText(before, change)
  return { content: withField(content, change.field, after), before, after }
}
