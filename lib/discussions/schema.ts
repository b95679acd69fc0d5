import { z } from 'zod'
import { SubjectType } from '@/lib/generated/prisma/enums'
import { filledProseOf } from '@/lib/text/characters'

/** The longest comment, in UTF-16 units. */
export const MAX_COMMENT = 4000

const text = filledProseOf(MAX_COMMENT, 'Write what is to be discussed.')

/** Where a discussion stands: at a subject of a record, or at a passage of a held copy. */
export const threadPlaceSchema = z.union([
  z.strictObject({ recordId: z.uuid(), subjectType: z.enum(SubjectType), subjectId: z.uuid() }),
  z.strictObject({ passageId: z.uuid() }),
])
export type ThreadPlace = z.output<typeof threadPlaceSchema>

/** Members are asked by "@" and their name in the text. */
export const newThreadSchema = z.strictObject({ place: threadPlaceSchema, text })
export type NewThread = z.input<typeof newThreadSchema>

export const commentSchema = z.strictObject({ text })
