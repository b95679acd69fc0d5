import { type Message, message } from '@/lib/messages/message'
import { isSameContent } from '@/lib/records/same-content'
import type { RecordContent } from '@/lib/records/schema'

const parts = [
  'title',
  'titleIsSupplied',
  'summary',
  'language',
  'contentWarning',
  'warningIsNotice',
  'fields',
  'body',
  'figures',
  'people',
] as const satisfies readonly (keyof RecordContent)[]

/** The names of the parts in which two versions differ: "title", "text". Empty when they are equal. */
export const differences = (one: RecordContent, other: RecordContent): Message[] =>
  parts
    .filter((part) => !isSameContent(one, { ...one, [part]: other[part] }))
    .map((part) => message(`editor.versions.part.${part}`))
