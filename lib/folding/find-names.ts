import { findInLetters } from './encoded'
import { foldAccents, type Word, wordsIn } from './fold'
import { canBe, type Likeness, likenessOf, readWord, type SoughtPart, soughtPart } from './likeness'
import { type NamePart, namePartsOf } from './name-parts'

/** A person's names, prepared for `findNames`. Make it once for many texts. */
export type SoughtNames = readonly SoughtPart[]

/** The parts of all these names of one person. Parts that are also in `except`, such as a pseudonym, aren't searched for. */
export function soughtNames(names: readonly string[], except: readonly string[] = []): SoughtNames {
  const shown = except.flatMap(namePartsOf).map(({ word }) => readWord(word))
  const parts = new Map<string, NamePart>()
  for (const part of names.flatMap(namePartsOf)) {
    const key = part.word.toLowerCase()
    if (!parts.has(key) || part.as === 'SURNAME') parts.set(key, part)
  }
  const isShown = (part: SoughtPart) => shown.some((word) => isSure(likenessOf(part, word)))
  return [...parts.values()].map(soughtPart).filter((part) => !isShown(part))
}

const isSure = (likeness: Likeness | null) => likeness === 'EXACT' || likeness === 'SOUND'

/** FULL: two parts of the name together. SURNAME, GIVEN: one part alone. POSSIBLE: a word that may be the surname or another word. */
export type NameMatch = 'FULL' | 'SURNAME' | 'GIVEN' | 'POSSIBLE'
type FoundName = { match: NameMatch; start: number; end: number }

type Hit = Word & { part: SoughtPart; likeness: Likeness; index: number }

/** The longest word that is compared, in UTF-16 units. */
const LONGEST = 60

/**
 * The stretches of a text that name the person, in order. An `identifier` is an address or a file name, where case means nothing and words can
 * be written together. Letters that an address encodes are read. The work grows with the length of the text only.
 */
export function findNames(text: string, sought: SoughtNames, { identifier = false } = {}): FoundName[] {
  if (sought.length === 0) return []
  return findInLetters(text, (letters) => {
    const words = wordsIn(letters)
    return namesAmong(letters, identifier ? words.flatMap(humpsOf) : words, sought, identifier)
  })
}

/** Where a text has the full name of each of these people, in their order. */
export function findFullNames(text: string, people: readonly SoughtNames[]): FoundName[][] {
  const words = wordsIn(text)
  return people.map((sought) =>
    namesAmong(text, words, sought, false).filter(({ match }) => match === 'FULL'),
  )
}

function namesAmong(
  text: string,
  words: readonly Word[],
  sought: SoughtNames,
  identifier: boolean,
): FoundName[] {
  const known: Known = new Map()
  const hits = words.flatMap((word, index) => hitAt(text, words, word, index, sought, known) ?? [])
  const found = hits.flatMap((hit, at): FoundName[] => {
    const isFull = [hits[at - 1], hits[at + 1]].some((other) => other && areOneName(hit, other))
    const match = isFull ? 'FULL' : matchOf(hit, identifier)
    return match ? [{ match, start: hit.start, end: hit.end }] : []
  })
  if (identifier && found.every(({ match }) => match === 'GIVEN') && isWithin(words, sought))
    return [{ match: 'SURNAME', start: 0, end: text.length }]
  return merged(found)
}

/** The words of "LeylaMammadova". */
const humpsOf = ({ text, start }: Word): Word[] =>
  [...text.matchAll(/\p{Lu}*[^\p{Lu}]*/gu)]
    .filter(([hump]) => hump !== '')
    .map(({ 0: hump, index }) => ({ text: hump, start: start + index, end: start + index + hump.length }))

/** Between two halves of one word: an apostrophe, or a hyphen at the end of a line. */
const JOIN = /^(?:['’ʼ`´]|[-\u00ad\u2010\u2011]\s{0,2})$/

const SPACE = 0x20

function hitAt(
  text: string,
  words: readonly Word[],
  word: Word,
  index: number,
  sought: SoughtNames,
  known: Known,
): Hit | null {
  const next = words[index + 1]
  const isJoined =
    next &&
    next.start - word.end <= 3 &&
    text.charCodeAt(word.end) !== SPACE &&
    JOIN.test(text.slice(word.end, next.start))
  const joined = isJoined ? [{ text: word.text + next.text, start: word.start, end: next.end }] : []
  for (const candidate of [word, ...joined]) {
    if (candidate.text.length > LONGEST) continue
    const found = known.get(candidate.text) ?? partOf(candidate.text, sought)
    known.set(candidate.text, found)
    if (found !== NONE) return { ...candidate, ...found, index }
  }
  return null
}

type Likened = { part: SoughtPart; likeness: Likeness }
/** The words of a text that were compared already. */
type Known = Map<string, Likened | typeof NONE>
const NONE = 'NONE'

function partOf(word: string, sought: SoughtNames): Likened | typeof NONE {
  const possible = sought.filter((part) => canBe(part, word))
  if (possible.length === 0) return NONE
  const read = readWord(word)
  for (const part of possible) {
    const likeness = likenessOf(part, read)
    if (likeness) return { part, likeness }
  }
  return NONE
}

/** True for two different parts with at most one word between them, one of them certain. */
const areOneName = (one: Hit, other: Hit) =>
  one.part !== other.part &&
  Math.abs(one.index - other.index) <= 2 &&
  (isSure(one.likeness) || isSure(other.likeness))

/** Null for a word that is probably not a name: a given name in small letters. */
function matchOf({ part, likeness, text }: Hit, identifier: boolean): NameMatch | null {
  const isSmall = /^\p{Ll}/u.test(text) && !identifier
  if (part.as === 'GIVEN') return isSmall || likeness === 'SHORT' ? null : 'GIVEN'
  return isSmall || likeness === 'SHORT' ? 'POSSIBLE' : 'SURNAME'
}

/** The fewest letters of a surname that is searched for within letters written together. */
const WITHIN = 6

function isWithin(words: readonly Word[], sought: SoughtNames): boolean {
  const letters = words.map(({ text }) => foldAccents(text)).join('')
  return sought.some(
    ({ as, folded }) => as === 'SURNAME' && folded.length >= WITHIN && letters.includes(folded),
  )
}

/** The stretches, with those of one full name as one. */
function merged(found: readonly FoundName[]): FoundName[] {
  const stretches: FoundName[] = []
  for (const one of found) {
    const last = stretches.at(-1)
    if (last?.match === 'FULL' && one.match === 'FULL' && one.start - last.end < LONGEST)
      stretches[stretches.length - 1] = { ...last, end: Math.max(last.end, one.end) }
    else if (!last || one.start >= last.end) stretches.push(one)
  }
  return stretches
}
