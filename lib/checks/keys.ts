import { ENGINE_VERSION } from '@/lib/quotation'
import { idVariants } from '@/lib/sources/merged-ids'
import type { Check, Found, Place } from './check'
import { blockOfField, type CheckInput, subjectWith, type TextBlock } from './input'

/** A sentence is compared up to this length on either side of the excerpt. */
const reach = 240
const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const stop = /[.!?…։؟。](?=\s|$)/g

/** The text of a block from the last full stop before a place to the first one after it, with normalised spacing. */
function sentenceOf(block: TextBlock, start: number, end: number): string {
  const before = block.text.slice(Math.max(0, start - reach), start)
  const after = block.text.slice(end, end + reach)
  const from = [...before.matchAll(stop)].at(-1)?.index ?? -1
  const to = after.search(stop)
  const words = before.slice(from + 1) + block.text.slice(start, end) + (to < 0 ? after : after.slice(0, to))
  return words.replace(/\s+/g, ' ').trim()
}

/**
 * The thing that a finding at this place is about: a subject with its text, chain and passage; a source with its description; a sentence of
 * the archive's own text. Null where the finding depends on nothing more than its excerpt.
 */
function thingAt(place: Place, input: CheckInput): unknown {
  const subject = place.subjectId === null ? undefined : subjectWith(input, place.subjectId)
  if (subject) {
    const { wording, quotation, chain, passageId } = subject
    return [wording, quotation, chain, passageId]
  }
  const [kind, sourceId = ''] = place.field.split('.')
  if (kind === 'source') return input.sources.get(sourceId) ?? null
  const block = place.end > 0 ? blockOfField(input, place.field) : undefined
  return block ? sentenceOf(block, place.start, place.end) : null
}

/** The key with the current ids of its sources, then with the ids they had before entries were merged. */
function keyVariants(key: string, { mergedIds }: CheckInput): string[] {
  const ids = [...new Set(key.match(anyId))].filter((id) => mergedIds.has(id))
  const variants = idVariants(ids, mergedIds).map((variant) =>
    key.replace(anyId, (id) => variant[ids.indexOf(id)] ?? id),
  )
  return [...new Set(variants)]
}

/** The parts of a finding's message that its key contains. */
type Written = (found: Found) => readonly unknown[]

const asMessage: Written = ({ excerpt, message: { key, values = null } }) => [excerpt, key, values]

/**
 * The keys of each finding of one check, in their order: the current one, then those from before sources were merged. Findings with the same
 * message about the same thing are numbered, so that dismissing one doesn't dismiss the other.
 */
export function keysOf(
  check: Check,
  found: readonly Found[],
  input: CheckInput,
  written: Written = asMessage,
): string[][] {
  const seen = new Map<string, number>()
  const counted = (key: string) => {
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key}#${count}`
  }
  return found.map((one) => {
    const { level = check.level, place, reliedOn = null } = one
    const engine = check.engine ? ENGINE_VERSION : null
    const key = JSON.stringify([
      check.id,
      engine,
      level,
      place.subjectId,
      ...written(one),
      thingAt(place, input),
      ...(reliedOn === null ? [] : [reliedOn]),
    ])
    return keyVariants(key, input).map(counted)
  })
}
