import { z } from 'zod'
import { type Answer, answerIn, send } from './client'

const count = z.int().nonnegative()
const draftSchema = z.object({ html: z.string(), deletions: count, comments: count, hidden: count })

/** The text of a Word document as HTML, and what isn't in it. */
export const wordAsHtml = async (file: File): Promise<Answer<z.output<typeof draftSchema>>> =>
  answerIn(draftSchema, await send('/api/holdings/word-draft', { method: 'POST', file }))
