import { foldLetters } from '@/lib/folding/fold'
import { BEGINNING, denseCharacters, denseRuns, PAIR, stemmingOf } from '@/lib/folding/lexemes'
import { pairsIn } from '@/lib/folding/pairs'
import { isNameAt, soundsOf } from '@/lib/folding/sounds'
import { type SearchWord, searchWords } from '@/lib/folding/words'
import { withPlainDigits } from '@/lib/text/digits'

/** A part of a search entry. A match in it weighs by its letter, as in PostgreSQL; in a part of names every word is a name. */
export type DocumentPart = { text: string; weight: 'A' | 'B' | 'C' | 'D'; isNames: boolean }

export type DocumentInput = { language: string; parts: readonly DocumentPart[] }

/** What PostgreSQL makes a document of (stele_document): lexemes with their places, such as "1A,7C", and words to be stemmed. */
export type SearchDocument = {
  lexemes: string[]
  places: string[]
  dictionary: string
  sign: string
  cased: string[]
  folded: string[]
  stemPlaces: string[]
  /** The numbers of its pairs of words (lib/folding/pairs.ts), by which a phrase is looked up. */
  pairs: number[]
  /** Words of the archive, to which misspellings and names lead; with their first spelling, and how names sound. */
  words: string[]
  spellings: string[]
  sounds: string[]
}

/** Grows when documents, or anything else of an entry, get another form; the next start writes all entries again. */
export const DOCUMENT_VERSION = 6

/** A tsvector holds a megabyte, with at most 255 places for a lexeme. Of a longer text the beginning is found. */
const [MOST_BYTES, MOST_PLACES, LAST_PLACE] = [900_000, 255, 16_383]
/** Places between two parts, so that no phrase is found across them. */
const GAP = 20

const KNOWN_WORD = /^\p{L}[\p{L}\p{M}]{2,39}$/u
const HAN = /^\p{sc=Han}+$/u

class Places {
  readonly #places = new Map<string, string[]>()

  /** The bytes that this place takes; 0 where it can't be kept. */
  add(lexeme: string, place: string): number {
    const known = this.#places.get(lexeme)
    if (!known) {
      this.#places.set(lexeme, [place])
      return Buffer.byteLength(lexeme) + 8
    }
    if (known.length >= MOST_PLACES || known.at(-1) === place) return 0
    known.push(place)
    return 2
  }

  get lexemes() {
    return [...this.#places.keys()]
  }
  get places() {
    return [...this.#places.values()].map((places) => places.join(','))
  }
}

/** The lexemes of a word of a script without spaces: itself, and the pairs of Chinese characters in it, which are words too. */
function denseLexemes({ forms: [whole = ''], at }: SearchWord): [string, number][] {
  const characters = [...whole]
  const pairs = characters.length > 2 && HAN.test(whole) ? characters.slice(0, -1) : []
  return [
    [whole, at],
    ...pairs.map((one, index): [string, number] => [`${one}${characters[index + 1]}`, at + index]),
  ]
}

/** The document of an entry in the search. Pure, and linear in its length. */
export default function searchDocument({ language, parts }: DocumentInput): SearchDocument {
  const stemming = stemmingOf(language)
  const [whole, stemmed] = [new Places(), new Places()]
  const words = new Map<string, { spelling: string; sounds: string[] }>()
  const pairs = new Set<number>()
  let [first, bytes] = [1, 0]
  for (const { text, weight, isNames } of parts) {
    const found = searchWords(text)
    const positionFrom = (at: number) => `${Math.min(first + at, LAST_PLACE)}${weight}`
    for (const word of found) {
      if (bytes > MOST_BYTES) break
      if (word.isDense) {
        for (const [lexeme, at] of denseLexemes(word)) bytes += whole.add(lexeme, positionFrom(at))
        continue
      }
      const place = positionFrom(word.at)
      for (const form of word.forms) bytes += whole.add(form, place)
      if (stemming?.dictionary) for (const cased of word.cased) bytes += 2 * stemmed.add(cased, place)
      if (stemming?.hasBeginnings)
        for (const form of word.forms) bytes += whole.add(`${BEGINNING}${form}`, place)
      for (const [index, form] of word.forms.entries()) {
        if (!KNOWN_WORD.test(form)) continue
        const isName = isNames || isNameAt(text, word)
        const known = words.get(form)
        if (known && (known.sounds.length > 0 || !isName)) continue
        const spelling = index === 0 ? text.slice(word.start, word.end) : form
        words.set(form, {
          spelling: known?.spelling ?? spelling,
          sounds: isName ? soundsOf(index === 0 ? (word.cased[0] ?? form) : form).kept : [],
        })
      }
    }
    for (const run of denseRuns(found)) {
      if (bytes > MOST_BYTES) break
      const characters = denseCharacters(run)
      for (const [index, { character, at }] of characters.entries())
        bytes += whole.add(`${PAIR}${character}${characters[index + 1]?.character ?? ''}`, positionFrom(at))
    }
    if (bytes <= MOST_BYTES) for (const pair of pairsIn(found)) pairs.add(pair)
    const last = found.at(-1)
    if (last) first += last.at + last.length + GAP
  }
  const sorted = [...words].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    lexemes: whole.lexemes,
    places: whole.places,
    dictionary: stemming?.dictionary ?? '',
    sign: stemming?.sign ?? '',
    cased: stemmed.lexemes,
    folded: stemmed.lexemes.map((cased) => withPlainDigits(foldLetters(cased))),
    stemPlaces: stemmed.places,
    pairs: [...pairs],
    words: sorted.map(([word]) => word),
    spellings: sorted.map(([, { spelling }]) => spelling),
    sounds: sorted.map(([, { sounds }]) => sounds.join(' ')),
  }
}
