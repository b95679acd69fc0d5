import { type Message, message } from '@/lib/messages/message'
import type { RecordContent } from '@/lib/records/schema'
import { isSameContent } from './content'

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
