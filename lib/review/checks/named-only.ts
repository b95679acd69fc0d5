import { type Check, type Found, foundIn, placeOf } from './check'
import type { CheckInput, TextBlock } from './input'
import { quoted } from './quoted'
import { vagueSourcesIn } from './vague-sources'

export const namedOnly: Check = {
  id: 'named-only',
  level: 'WARN',
  title: 'A source that is only named',
  explanation:
    '“According to …”, “official figures”, “the press reported”: a reader cannot follow that back to anything. Cite what was seen, or say in which source the name stands.',
  example:
    '“Official figures show that nine bridges were lost”, with no citation up to the end of the paragraph.',
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
        `${quoted(block.text.slice(start, end + 40))} names a source, and nothing is cited up to the end of the paragraph.`,
      ),
    )
  const periodicals = periodicalsIn(block, input)
    .filter(({ start }) => isUncited(start) && !vague.some(({ place }) => Math.abs(place.start - start) < 60))
    .map(({ start, end }) =>
      foundIn(
        block,
        start,
        end,
        `${quoted(block.text.slice(start, end))} is named, and nothing is cited up to the end of the paragraph.`,
      ),
    )
  return [...vague, ...periodicals]
}

/** Periodicals of the authority list that prose of a record names. In a held copy they are what it cites by. */
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

function inChains(input: CheckInput): Found[] {
  const ids = new Set(input.subjects.flatMap((subject) => subject.chain.map((hop) => hop.sourceId)))
  return [...ids].flatMap((id) => {
    const source = input.sources.get(id)
    if (source?.identification !== 'NAMED_ONLY') return []
    const message = `All that is known of ${quoted(source.title)} is its name. Try to identify it, or keep the chain that says where the name stands.`
    return [{ message, place: placeOf(`source.${id}`), excerpt: source.title }]
  })
}
