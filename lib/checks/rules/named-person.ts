import { type Check, type Found, foundIn } from '../check'
import { isOfHarm } from '../detect/harm-words'
import { placesOfName, wordsIn } from '../detect/names-in-text'
import { quoted } from '../detect/quoted'
import { sentenceAround } from '../detect/sentence-around'
import type { CheckInput, TextBlock } from '../input'

export const namedPerson: Check = {
  id: 'named-person',
  level: 'WARN',
  notByWriters: true,
  title: 'A person named beside words of harm, who is not listed',
  explanation:
    'A sentence that names somebody as harmed or as harming others is judged by two reviewers. The archive knows whom it is about by the list of people named in the record. If the person is named for another reason, somebody who did not write the record says so.',
  example:
    '“Ana Lopez was wounded at the bridge”, where Ana Lopez is not among the people named in the record.',
  applies: (input) => input.kind !== null && unlisted(input).length > 0 && input.texts.length > 0,
  run: (input) => {
    const people = unlisted(input)
    return input.texts
      .filter(({ text, language }) => isOfHarm(text, language))
      .flatMap((block) => inBlock(block, people))
  },
}

/** The names of each person whom the archive knows and the record does not list. */
const unlisted = ({ authorities, people }: CheckInput): string[][] =>
  authorities
    .filter(({ kind }) => kind === 'PERSON')
    .filter(({ id }) => people.every(({ authorityId }) => authorityId !== id))
    .map(({ name, variants }) => [name, ...variants])
    .filter((names) => !people.some(({ name }) => names.includes(name)))

function inBlock(block: TextBlock, people: readonly string[][]): Found[] {
  const words = wordsIn(block.text)
  return people.flatMap((names) => {
    const place = placesOfName(words, names).find(({ start, end }) =>
      isOfHarm(sentenceAround(block, start, end), block.language),
    )
    if (!place) return []
    const name = quoted(block.text.slice(place.start, place.end))
    const message = `${name} is named beside words of harm. List this person under “People named”, so that two reviewers look at it.`
    return [foundIn(block, place.start, place.end, message)]
  })
}
