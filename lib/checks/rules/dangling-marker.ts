import { message } from '@/lib/messages/message'
import { type Check, type Found, foundIn } from '../check'
import type { CheckInput, TextBlock } from '../input'

/** "word(83)", "word (83)." and "word [12]", "word¹²": at most three digits, after a letter, a closing mark or a stop. */
const markers =
  /(?<=[\p{L}\p{M}"”»’'.,;:!?)])(?:\(\d{1,3}\)|\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})|(?<=[\p{L}\p{M}"”»’'.,;:!?)]) (?:\(\d{1,3}\)(?=\s*(?:[.,;:!?"”»)]|$))|\[\d{1,3}\])/gu
const backReferences =
  /(?<![\p{L}\p{M}])(?:ibid(?:em)?|op\.? ?cit|loc\.? ?cit|там же|указ\. соч|ebd|ebenda|yenə orada|a\.g\.e|նույն տեղում)(?![\p{L}\p{M}])\.?/giu
/** "m²", "km³" and the like. */
const units = /(?:^|[^\p{L}])(?:[kcdm]?m|ft|in)$/u

export const danglingMarker: Check = {
  id: 'dangling-marker',
  level: 'WARN',
  applies: (input) => input.texts.length > 0,
  run: (input) => input.texts.flatMap((block) => marksIn(block, input)),
}

function marksIn(block: TextBlock, input: CheckInput): Found[] {
  const numbers = [...block.text.matchAll(markers)]
    .filter((match) => !isUnit(block.text, match) && !hasNote(digitsOf(match[0]), input, block))
    .map((match) => {
      const start = match.index + (match[0].startsWith(' ') ? 1 : 0)
      const end = match.index + match[0].length
      return foundIn(block, start, end, message('checks.dangling-marker.marker', { marker: match[0].trim() }))
    })
  const references = [...block.text.matchAll(backReferences)]
    .filter((match) => !block.citations.some((citation) => citation >= match.index))
    .map((match) =>
      foundIn(
        block,
        match.index,
        match.index + match[0].length,
        message('checks.dangling-marker.reference', { text: match[0] }),
      ),
    )
  return [...numbers, ...references]
}

const isUnit = (text: string, match: RegExpMatchArray) =>
  /[²³]/.test(match[0]) && units.test(text.slice(Math.max(0, (match.index ?? 0) - 4), match.index))

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const digitsOf = (marker: string) =>
  [...marker]
    .map((char) => (superscripts.includes(char) ? String(superscripts.indexOf(char)) : char))
    .join('')
    .replace(/\D/g, '')

/** True when a line begins with the number, as the note itself does. */
const hasNote = (digits: string, input: CheckInput, block: TextBlock) =>
  input.texts.some((other) =>
    other.text.split('\n').some((line) => isNote(line, digits) && !(other === block && line === block.text)),
  )

function isNote(line: string, digits: string): boolean {
  const number = /^\s*[([]?(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[)\].:]?\s+\S/.exec(line)?.[1]
  return number !== undefined && digitsOf(number) === digits
}
