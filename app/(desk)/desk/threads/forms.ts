import { textIn, textsIn } from '@/app/(desk)/form-values'
import { commentSchema, newThreadSchema } from '@/lib/discussions/schema'
import { parseInput } from '@/lib/input'

/** A new discussion, at a passage where the form names one, else at a subject of a record. */
export const newThreadOf = (form: FormData) =>
  parseInput(newThreadSchema, {
    place: textIn(form, 'passageId')
      ? textsIn(form, ['passageId'])
      : textsIn(form, ['recordId', 'subjectType', 'subjectId']),
    text: textIn(form, 'text'),
  })

export const commentOf = (form: FormData) => parseInput(commentSchema, textsIn(form, ['text']))
