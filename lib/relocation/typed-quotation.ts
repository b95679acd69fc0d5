import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { demandReadableLayer, logRead } from '@/lib/holdings/access'
import { locatorsSchema } from '@/lib/holdings/schema'
import { spansSchema } from '@/lib/holdings/spans'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { filledProseOf } from '@/lib/text/characters'
import { inThread, LimitReached } from '@/lib/workers/threads'
import findTyped, { type FoundQuotation, type TypedQuotation } from './quotation-search'

/** The longest text that is searched at once: about 20 ms. */
const LARGE = 100_000
const SECONDS = 20

const inAThread = inThread<TypedQuotation, FoundQuotation>('lib/relocation/quotation-search.ts', SECONDS)

const typedSchema = z.strictObject({
  words: filledProseOf(20_000, issue('citing.reader.wordsMissing')),
  /** Where on a page of the copy they begin, for words that were chosen on its image: the page, from 1 on, and the offset in its text. */
  on: z.strictObject({ page: z.int().min(1), at: z.int().min(0) }).optional(),
})

/**
 * Finds typed words in the text of a copy, so that its passage can be chosen without a mouse, and says what differs. Nothing is bound. Reading a
 * restricted copy is logged. `NotFound` when the actor can't read it; `Invalid` when the search takes too long.
 */
export async function findQuotation(
  actor: Actor,
  textLayerId: string,
  input: Unchecked,
): Promise<FoundQuotation> {
  const { words, on } = parseInput(typedSchema, input)
  const id = parseId(textLayerId)
  const { holdingId, access } = await demandReadableLayer(db, actor, id)
  await logRead(actor, holdingId, access, 'text')
  const { text, spans, locators, language } = await db.textLayer.findUniqueOrThrow({
    where: { id },
    select: { text: true, spans: true, locators: true, language: true },
  })
  const page = on && (locatorsSchema.parse(locators)[on.page - 1] ?? { start: 0, end: text.length })
  const within = page && on && { ...{ start: page.start, end: page.end }, near: page.start + on.at }
  const typed = { text, spans: spansSchema.parse(spans), language, words, within }
  if (text.length < LARGE) return findTyped(typed)
  try {
    return await inAThread(actor.id, typed)
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    throw new Invalid({ words: message('citing.reader.tooLong', { seconds: SECONDS }) })
  }
}
