import { z } from 'zod'
import type { Answer } from './client'
import { answerIn } from './client'

const count = z.int().nonnegative()
const draftSchema = z.object({ html: z.string(), deletions: count, comments: count, hidden: count })

/** The text of a Word document as HTML, and what isn't in it. */
export async function wordAsHtml(file: File): Promise<Answer<z.output<typeof draftSchema>>> {
  try {
    const response = await fetch('/api/holdings/word-draft', { method: 'POST', body: file })
    const body: unknown = await response.json().catch(() => null)
    return answerIn(draftSchema, { status: response.status, body })
  } catch {
    return answerIn(draftSchema, null)
  }
}
