import { type Check, foundIn, placeOf } from './check'
import type { CheckedAuthority, CheckInput, TextBlock } from './input'
import { quoted } from './quoted'
import { nameLikeness, plainName, trigramLikeness } from './spelling'

/** From here on two different spellings are taken for one name. */
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
  title: 'A name spelled unlike its authority',
  explanation:
    'Names of periodicals, bodies, people and places are kept with all their spellings. A name that is nearly one of them is probably a misprint. Take the known spelling, or, where the source prints it so, keep it in the quotation and add “[sic]”.',
  example: '“Crual L’Evenement” for “L’Événement”.',
  applies: (input) => input.authorities.length > 0 && (input.texts.length > 0 || input.sources.size > 0),
  run: (input) => [...input.texts.flatMap((block) => inBlock(block, input)), ...inFields(input)],
}

interface Spelling {
  authority: CheckedAuthority
  spelling: string
  plain: string
}

const spellingsOf = (authorities: readonly CheckedAuthority[]): Spelling[] =>
  authorities.flatMap((authority) =>
    [authority.name, ...authority.variants].map((spelling) => ({
      authority,
      spelling,
      plain: plainName(spelling),
    })),
  )

function isNear(plain: string, known: string): boolean {
  if (plain.length < shortestName || known.length < shortestName) return false
  const [words, others] = [plain.split(' '), known.split(' ')]
  // "Assembly of Sudan" is not "Assembly of Panama" misspelt, however much the two have in common.
  if (words.length !== others.length) return false
  if (words.some((word, index) => nameLikeness(word, others[index] ?? '') < wordLikeEnough)) return false
  const likeness = nameLikeness(plain, known)
  return likeness >= surelyLike || (likeness >= likeEnough && trigramLikeness(plain, known) >= trigramsEnough)
}

/** The known spelling that a name is nearly, unless it is exactly a known one. */
function nearest(name: string, spellings: Spelling[]): Spelling | undefined {
  const plain = plainName(name)
  if (spellings.some((known) => known.plain === plain)) return undefined
  return spellings.find((known) => isNear(plain, known.plain))
}

/** Runs of words that each begin with a capital: what a name looks like in prose. */
const capitals =
  /\p{Lu}[\p{L}\p{M}'’`.-]*(?:[ \u00a0](?:(?:de|du|des|of|the|la|le|and|et|der|von)[ \u00a0])?\p{Lu}[\p{L}\p{M}'’`.-]*){0,5}/gu

/** What looks like a name in a text, each run of capitals with its shorter tails. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(capitals)].flatMap((match) => {
    const whole = { text: match[0], start: match.index }
    return [whole, ...tails(whole)].map((name) => name.text).filter((name) => name.length >= shortestName)
  })

function inBlock(block: TextBlock, input: CheckInput) {
  const spellings = spellingsOf(input.authorities)
  return [...block.text.matchAll(capitals)].flatMap((match) => {
    const whole = { text: match[0], start: match.index }
    const named = [whole, ...tails(whole)].find(({ text }) => nearest(text, spellings))
    const known = named && nearest(named.text, spellings)
    if (!named || !known) return []
    return [foundIn(block, named.start, named.start + named.text.length, says(named.text, known))]
  })
}

/** The run without its first words, because a sentence begins with a capital too. */
function tails({ text, start }: { text: string; start: number }) {
  return [...text.matchAll(/[ \u00a0](?=\p{Lu})/gu)].map(({ index }) => ({
    text: text.slice(index + 1),
    start: start + index + 1,
  }))
}

const says = (name: string, { spelling, authority }: Spelling) =>
  `${quoted(name)} is nearly ${quoted(spelling)}${spelling === authority.name ? '' : `, a spelling of ${quoted(authority.name)}`}.`

function inFields(input: CheckInput) {
  const spellings = spellingsOf(input.authorities.filter(({ kind }) => kind === 'PERIODICAL'))
  return [...input.sources.values()].flatMap((source) => {
    const name = source.containerTitle
    const known = name ? nearest(name, spellings) : undefined
    if (!name || !known) return []
    return [
      { message: says(name, known), place: placeOf(`source.${source.id}.containerTitle`), excerpt: name },
    ]
  })
}
