import { message } from '@/lib/messages/message'
import { type Check, type Found, foundIn, placeOf } from '../check'
import { onOneLine } from '../detect/quoted'
import { vagueSourcesIn } from '../detect/vague-sources'
import type { CheckInput, TextBlock } from '../input'

export const namedOnly: Check = {
  id: 'named-only',
  level: 'WARN',
  applies: (input) => input.texts.length > 0 || input.subjects.length > 0,
  run: (input) => [...input.texts.flatMap((block) => inProse(block, input)), ...inChains(input)],
}

function inProse(block: TextBlock, input: CheckInput): Found[] {
  if (block.subjectId !== null) return []
  const isUncited = (start: number) => !block.citations.some((citation) => citation >= start)
  const vague = vagueSourcesIn(block.text, block.language)
    .filter(({ start }) => isUncited(start))
    .map(({ start, end }) =>
      foundIn(
        block,
        start,
        end,
        message('checks.named-only.vague', { text: onOneLine(block.text.slice(start, end + 40)) }),
      ),
    )
  const periodicals = periodicalsIn(block, input)
    .filter(({ start }) => isUncited(start) && !vague.some(({ place }) => Math.abs(place.start - start) < 60))
    .map(({ start, end }) =>
      foundIn(
        block,
        start,
        end,
        message('checks.named-only.periodical', { name: onOneLine(block.text.slice(start, end)) }),
      ),
    )
  return [...vague, ...periodicals]
}

/** Periodicals of the authority list that the record's text names. In an archive copy, such names are its citations. */
function periodicalsIn(block: TextBlock, input: CheckInput): { start: number; end: number }[] {
  if (input.kind === null || !block.field.startsWith('body')) return []
  const names = input.authorities
    .filter(({ kind }) => kind === 'PERIODICAL')
    .flatMap(({ name, variants }) => [name, ...variants])
    .filter((name) => name.length >= 5)
  return names.flatMap((name) => {
    const start = block.text.indexOf(name)
    return start < 0 ? [] : [{ start, end: start + name.length }]
  })
}

/** Finds sources that are known by name only: a warning if one was seen, so that it can be described, else a note. */
function inChains(input: CheckInput): Found[] {
  const hops = input.subjects.flatMap(({ chain }) => chain)
  return [...new Set(hops.map(({ sourceId }) => sourceId))].flatMap((id) => {
    const source = input.sources.get(id)
    if (source?.identification !== 'NAMED_ONLY') return []
    const isSeen = hops.some((hop) => hop.sourceId === id && hop.access !== 'NOT_SEEN')
    const title = onOneLine(source.title)
    return [
      {
        level: isSeen ? ('WARN' as const) : ('INFO' as const),
        message: message(isSeen ? 'checks.named-only.seen' : 'checks.named-only.notSeen', { title }),
        place: placeOf(`source.${id}`),
        excerpt: source.title,
      },
    ]
  })
}
