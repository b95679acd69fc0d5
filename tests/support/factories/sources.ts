import type { Actor } from '@/lib/access'
import { addTextHolding } from '@/lib/holdings/add'
import { createPassage } from '@/lib/holdings/passages'
import type { NewText } from '@/lib/holdings/schema'
import { createSource } from '@/lib/sources/commands'
import type { SourceDraft } from '@/lib/sources/schema'

let count = 0

/** A source with a title only, plus the values of the test. */
export async function makeSource(actor: Actor, given: Partial<SourceDraft> = {}) {
  count += 1
  const title = given.title ?? `Source ${count}`
  const { id } = await createSource(actor, { type: 'document', ...given, title })
  return { id, title }
}

/** An archive copy of the source with one text layer. */
export async function makeHolding(
  actor: Actor,
  source: { id: string },
  given: Partial<NewText> & { text: string },
) {
  const { id, textLayerId } = await addTextHolding(actor, source.id, {
    kind: 'ORIGINAL',
    filename: 'copy.txt',
    language: 'en',
    ...given,
  })
  return { id, sourceId: source.id, layer: { id: textLayerId, text: given.text } }
}

/** The first passage of a text layer with this text. */
export async function makePassage(actor: Actor, layer: { id: string; text: string }, words: string) {
  const start = layer.text.indexOf(words)
  if (start < 0) throw new Error(`The layer does not hold the words: ${words}`)
  return createPassage(actor, { textLayerId: layer.id, start, end: start + words.length })
}
