import type { Actor } from '@/lib/access'
import { demandSource } from '@/lib/holdings/add'
import { timesIn } from '@/lib/holdings/extract/cues'
import { keepCopy } from '@/lib/holdings/keep'
import { createPassage } from '@/lib/holdings/passages'
import { type NewHolding, newHoldingSchema, pastedSchema } from '@/lib/holdings/schema'
import { createSource } from '@/lib/sources/commands'
import type { SourceDraft } from '@/lib/sources/schema'
import { stage } from '@/lib/storage/stored-files'

let count = 0

/** A source with a title only, plus the values of the test. */
export async function makeSource(actor: Actor, given: Partial<SourceDraft> = {}) {
  count += 1
  const title = given.title ?? `Source ${count}`
  const { id } = await createSource(actor, { type: 'document', ...given, title })
  return { id, title }
}

type NewText = Omit<NewHolding, 'filename'> & { filename?: string; text: string }

async function* utf8(text: string) {
  yield new TextEncoder().encode(text)
}

/** An archive copy with this text as its bytes, written by hand. Nothing is read from a file, so it is made faster than `addHolding` makes one. */
export async function addText(actor: Actor, sourceId: string, { text: given, ...input }: NewText) {
  const described = newHoldingSchema.parse({ filename: 'pasted.txt', origin: 'HUMAN', ...input })
  const text = pastedSchema.parse(given).replaceAll(/\r\n?/g, '\n')
  const staged = await stage(utf8(text))
  try {
    const { cues, spans } = timesIn(text)
    const report = {
      ...{ reader: 'text', pages: 0, characters: text.length, capture: null, findings: [] },
      encoding: { name: 'utf-8', basis: 'UTF8' as const },
    }
    const read = {
      ...{ mediaType: 'text/plain' as const, locator: 'timestamp' as const, isTyped: true },
      ...{ text, pages: cues, spans, report },
    }
    const source = await demandSource(sourceId)
    const { textLayerId, ...added } = await keepCopy(actor, source, described, staged, read)
    if (textLayerId === null) throw new Error('The copy has no text.')
    return { ...added, textLayerId }
  } finally {
    await staged.discard()
  }
}

/** An archive copy of the source with one text layer. */
export async function makeHolding(
  actor: Actor,
  source: { id: string },
  given: Partial<NewText> & { text: string },
) {
  const { id, textLayerId } = await addText(actor, source.id, {
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
