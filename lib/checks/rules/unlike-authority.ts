import { type Message, message } from '@/lib/messages/message'
import { type Check, type Found, foundIn, placeOf } from '../check'
import { formsOf, hasOtherEnding } from '../detect/names-in-text'
import { onOneLine } from '../detect/quoted'
import { nameLikeness, plainName, trigramLikeness } from '../detect/spelling'
import type { CheckedAuthority, CheckedName, CheckInput, TextBlock } from '../input'

/** From this similarity on, two different spellings are one name. */
const likeEnough = 0.9
const trigramsEnough = 0.45
const wordLikeEnough = 0.8
/** Two letters that changed places leave few groups of three alike. */
const surelyLike = 0.95
/** Shorter names are too easily alike. */
const shortestName = 5

export const unlikeAuthority: Check = {
  id: 'unlike-authority',
  level: 'WARN',
  applies: ({ authorities, alike, ...input }) =>
    authorities.length + alike.length > 0 &&
    (input.texts.length > 0 || input.sources.size > 0 || input.names.length > 0),
  run: (input) => {
    const known = spellingsOf([...input.authorities, ...input.alike])
    return [...input.texts.flatMap((block) => inBlock(block, known)), ...inFields(input, known)]
  },
}

interface Spelling {
  authority: CheckedAuthority
  spelling: string
  plain: string
  words: readonly string[]
}

/** Spellings by their number of words: a name with fewer is not one with more, misspelt. */
type Spellings = ReadonlyMap<number, readonly Spelling[]>

function spellingsOf(authorities: readonly CheckedAuthority[]): Spellings {
  const all = authorities.flatMap((authority) =>
    [authority.name, ...authority.variants].flatMap((spelling) =>
      // A comma turns a person's name round; in the name of a body it is a part of it.
      (authority.kind === 'PERSON' ? formsOf(spelling) : [spelling]).map((form) => {
        const plain = plainName(form)
        return { authority, spelling, plain, words: plain.split(' ') }
      }),
    ),
  )
  return Map.groupBy(all, ({ words }) => words.length)
}

function isNear(plain: string, words: readonly string[], known: Spelling): boolean {
  if (plain.length < shortestName || known.plain.length < shortestName) return false
  // "Assembly of Sudan" is not "Assembly of Panama" misspelt, however much the two have in common.
  if (words.some((word, index) => nameLikeness(word, known.words[index] ?? '') < wordLikeEnough)) return false
  const likeness = nameLikeness(plain, known.plain)
  return (
    likeness >= surelyLike ||
    (likeness >= likeEnough && trigramLikeness(plain, known.plain) >= trigramsEnough)
  )
}

/** True when the name is known, also in another grammatical case: "Ankara", "Ankaranın"; "Serbia", "Serbian". */
const isKnownAs = (words: readonly string[], known: Spelling): boolean =>
  words.every((word, index) => {
    const other = known.words[index] ?? ''
    return word === other || hasOtherEnding(word, other)
  })

/** One word of a known name: a family name is often used alone after the full name. */
const isPartOfName = ([word, ...others]: readonly string[], spellings: Spellings): boolean =>
  word !== undefined &&
  others.length === 0 &&
  [...spellings].some(([length, all]) => length > 1 && all.some((known) => known.words.includes(word)))

type Reading = { isKnown: boolean; near: Spelling | null }

/** Finds the known name, or the known spelling that this one nearly matches. */
function readName(name: string, spellings: Spellings): Reading {
  const plain = plainName(name)
  const words = plain.split(' ')
  const possible = spellings.get(words.length) ?? []
  const isKnown = possible.some((known) => isKnownAs(words, known)) || isPartOfName(words, spellings)
  if (isKnown) return { isKnown, near: null }
  return { isKnown: false, near: possible.find((known) => isNear(plain, words, known)) ?? null }
}

/** Runs of words that each begin with a capital: what a name looks like in prose. */
const capitals =
  /\p{Lu}[\p{L}\p{M}'’`.-]*(?:[ \u00a0](?:(?:de|du|des|of|the|la|le|and|et|der|von)[ \u00a0]){0,2}\p{Lu}[\p{L}\p{M}'’`.-]*){0,5}/gu

/** Possible names in a text: each run of capitalised words, with its shorter tails. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(capitals)].flatMap((match) => {
    const whole = { text: match[0], start: match.index }
    return [whole, ...tails(whole)].map((name) => name.text).filter((name) => name.length >= shortestName)
  })

/** Skips names inside a known name: "Lopez" in "Ana Lopez" isn't a misspelt "Lopes". */
function inBlock(block: TextBlock, spellings: Spellings): Found[] {
  return [...block.text.matchAll(capitals)].flatMap((match) => {
    const whole = { text: match[0], start: match.index }
    for (const { text, start } of [whole, ...tails(whole)]) {
      const { isKnown, near } = readName(text, spellings)
      if (isKnown) return []
      if (near) return [foundIn(block, start, start + text.length, says(text, near))]
    }
    return []
  })
}

/** The run without its first words, because a sentence begins with a capital too. */
function tails({ text, start }: { text: string; start: number }) {
  return [...text.matchAll(/[ \u00a0](?=\p{Lu})/gu)].map(({ index }) => ({
    text: text.slice(index + 1),
    start: start + index + 1,
  }))
}

const says = (name: string, { spelling, authority }: Spelling): Message => {
  const names = { name: onOneLine(name), spelling: onOneLine(spelling) }
  return spelling === authority.name
    ? message('checks.unlike-authority.near', names)
    : message('checks.unlike-authority.nearVariant', { ...names, known: onOneLine(authority.name) })
}

/** Compares the names in fields with authorities of their type. */
function inFields(input: CheckInput, spellings: Spellings): Found[] {
  const containers = [...input.sources.values()].flatMap(({ id, containerTitle }): CheckedName[] =>
    containerTitle
      ? [{ field: `source.${id}.containerTitle`, kind: 'PERIODICAL', name: containerTitle }]
      : [],
  )
  const kinds = new Set([...containers, ...input.names].map(({ kind }) => kind))
  const ofKind = new Map([...kinds].map((kind) => [kind, kind === null ? spellings : only(kind, spellings)]))
  return [...containers, ...input.names].flatMap(({ field, kind, name }) => {
    const { near } = readName(name, ofKind.get(kind) ?? new Map())
    return near ? [{ message: says(name, near), place: placeOf(field), excerpt: name }] : []
  })
}

const only = (kind: CheckedAuthority['kind'], spellings: Spellings): Spellings =>
  new Map(
    [...spellings].map(([length, all]) => [length, all.filter(({ authority }) => authority.kind === kind)]),
  )
