import { z } from 'zod'
import { SubjectType } from '@/lib/generated/prisma/enums'
import { issue } from '@/lib/messages/message'
import { filledProseOf, proseOf } from '@/lib/text/characters'
import { anchorSchema, MAX_ANCHOR } from './anchor'

/** The longest comment, in UTF-16 units. */
export const MAX_COMMENT = 4000

const text = proseOf(MAX_COMMENT)
const filledText = filledProseOf(MAX_COMMENT, issue('discussions.textMissing'))

/** The place of a discussion: a subject of a record, some of its text, or a passage of an archive copy. */
const threadPlaceSchema = z.union([
  z.strictObject({ recordId: z.uuid(), subjectType: z.enum(SubjectType), subjectId: z.uuid() }),
  z.strictObject({ recordId: z.uuid(), anchor: anchorSchema }),
  z.strictObject({ passageId: z.uuid() }),
])
export type ThreadPlace = z.output<typeof threadPlaceSchema>

/**
 * A new discussion with its first comment. Members are asked by "@" and their name in the text. `suggested` is what the text of a record should
 * say instead; only then can the comment be empty.
 */
export const newThreadSchema = z
  .strictObject({
    place: threadPlaceSchema,
    text,
    suggested: proseOf(MAX_ANCHOR * 2)
      .nullable()
      .default(null),
  })
  .refine(({ text: said, suggested }) => said !== '' || suggested !== null, {
    path: ['text'],
    error: issue('discussions.textMissing'),
  })
  .refine(
    ({ place, suggested }) => suggested === null || ('anchor' in place && place.anchor.exact !== suggested),
    {
      path: ['suggested'],
      error: issue('discussions.sameText'),
    },
  )
export type NewThread = z.input<typeof newThreadSchema>

export const commentSchema = z.strictObject({ text: filledText })

export const decisionSchema = z.strictObject({ threadId: z.uuid(issue('discussions.suggestionUnknown')) })
