import { message } from '@/lib/messages/message'
import { type Check, type Found, foundIn } from '../check'
import { harmIn, isOfHarm } from '../detect/harm-words'
import { findText, placesOfName } from '../detect/names-in-text'
import { onOneLine } from '../detect/quoted'
import { firstInSentence } from '../detect/sentence-around'
import type { CheckInput, TextBlock } from '../input'

export const namedPerson: Check = {
  id: 'named-person',
  level: 'WARN',
  notByAuthors: true,
  applies: (input) => input.kind !== null && unlisted(input).length > 0 && input.texts.length > 0,
  run: (input) => {
    const people = unlisted(input)
    return input.texts
      .filter(({ text, language }) => isOfHarm(text, language))
      .flatMap((block) => inBlock(block, people))
  },
}

/** The names of each person who has an entry and whom the record doesn't list. */
const unlisted = ({ authorities, people }: CheckInput): string[][] =>
  authorities
    .filter(({ kind }) => kind === 'PERSON')
    .filter(({ id }) => people.every(({ authorityId }) => authorityId !== id))
    .map(({ name, variants }) => [name, ...variants])
    .filter((names) => !people.some(({ name }) => names.includes(name)))

function inBlock(block: TextBlock, people: readonly string[][]): Found[] {
  const words = findText(block.text)
  const harm = harmIn(words, block.language)
  return people.flatMap((names) => {
    const place = firstInSentence(block, placesOfName(words, names), harm)
    if (!place) return []
    const name = onOneLine(block.text.slice(place.start, place.end))
    return [foundIn(block, place.start, place.end, message('checks.named-person.unlisted', { name }))]
  })
}
