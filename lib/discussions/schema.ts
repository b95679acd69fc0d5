import { z } from 'zod'
import { SubjectType } from '@/lib/generated/prisma/enums'
import { issue } from '@/lib/messages/message'
import { filledProseOf } from '@/lib/text/characters'

/** The longest comment, in UTF-16 units. */
export const MAX_COMMENT = 4000

const text = filledProseOf(MAX_COMMENT, issue('discussions.textMissing'))

/** The place of a discussion: a subject of a record, or a passage of an archive copy. */
const threadPlaceSchema = z.union([
  z.strictObject({ recordId: z.uuid(), subjectType: z.enum(SubjectType), subjectId: z.uuid() }),
  z.strictObject({ passageId: z.uuid() }),
])
export type ThreadPlace = z.output<typeof threadPlaceSchema>

/** A new discussion with its first comment. Members are asked by "@" and their name in the text. */
export const newThreadSchema = z.strictObject({ place: threadPlaceSchema, text })
export type NewThread = z.input<typeof newThreadSchema>

export const commentSchema = z.strictObject({ text })
