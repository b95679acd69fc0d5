import { foldAccents } from './fold'
import type { NamePart } from './name-parts'
import { isUnvowelled, liquidsOf, skeletonsOf, withoutVowels } from './skeleton'

/** Endings that languages add to a name, as skeletons, without the vowels at the end of the name and of the ending. */
const ENDINGS = [
  's',
  'n',
  'm',
  'X',
  'Im',
  'Um',
  'AI',
  'IX',
  'In',
  'Un',
  'An',
  'nIn',
  'nUn',
  'nAn',
  'nI',
  'd',
  'dA',
  'dAn',
  'l',
  'lA',
  'lAr',
  'lArIn',
].concat([
  'IJ',
  'AJ',
  'UJ',
  'Uv',
  'Av',
  'Is',
  'It',
  'As',
  'At',
  'Ad',
  'Am',
  'gIl',
  'IdA',
  'IdAn',
  'AdA',
  'AdAn',
  'Us',
  't',
  'tAn',
  'nIJ',
])
const VOWELS_AT_END = /(?<![AIU])[AIU]+$/

/** A part with what a word of a text is compared with. */
export type SoughtPart = NamePart & {
  folded: string
  skeletons: ReadonlySet<string>
  stems: ReadonlySet<string>
  consonants: ReadonlySet<string>
  isUnvowelled: boolean
  /** Null where it can't be said. */
  liquids: string | null
}

/** The shortest stem that takes endings, and the fewest consonants that are compared without vowels, within and across scripts. */
const [STEM, ACROSS, WITHIN] = [3, 3, 5]
const ofLength = (skeletons: ReadonlySet<string>, length: number) =>
  new Set([...skeletons].filter((skeleton) => skeleton.length >= length))
const stemsOf = (skeletons: ReadonlySet<string>) =>
  ofLength(new Set([...skeletons].map((skeleton) => skeleton.replace(VOWELS_AT_END, ''))), STEM)

/** Prepares a part for comparison. */
export function soughtPart(part: NamePart): SoughtPart {
  const skeletons = skeletonsOf(part.word)
  return {
    ...part,
    folded: foldAccents(part.word),
    skeletons: ofLength(skeletons, 2),
    stems: stemsOf(skeletons),
    consonants: ofLength(withoutVowels(skeletons), ACROSS),
    isUnvowelled: isUnvowelled(part.word),
    liquids: liquidsOf(part.word),
  }
}

/** How sure it is that a word is the part. EXACT: the same letters. SOUND: the same name as it sounds, also with an ending. SHORT: too short to be sure. */
export type Likeness = 'EXACT' | 'SOUND' | 'SHORT'

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].some((skeleton) => other.has(skeleton))

/** What a word of a text is compared by. */
type ReadWord = {
  folded: string
  skeletons: ReadonlySet<string>
  stems: ReadonlySet<string>
  consonants: ReadonlySet<string>
  isUnvowelled: boolean
}

/** Reads a word once, to compare it with every part. */
export function readWord(word: string): ReadWord {
  const skeletons = skeletonsOf(word)
  const bare = [...skeletons].flatMap((skeleton) => {
    const end = skeleton.replace(VOWELS_AT_END, '')
    return [
      end,
      ...ENDINGS.filter((ending) => end.endsWith(ending)).map((ending) =>
        end.slice(0, -ending.length).replace(VOWELS_AT_END, ''),
      ),
    ]
  })
  return {
    folded: foldAccents(word),
    skeletons,
    stems: ofLength(new Set(bare), STEM),
    consonants: ofLength(withoutVowels(skeletons), ACROSS),
    isUnvowelled: isUnvowelled(word),
  }
}

/** The likeness of a word and a part; null when they are different names. */
export function likenessOf(part: SoughtPart, word: ReadWord): Likeness | null {
  if (part.folded === word.folded) return 'EXACT'
  if (meet(part.stems, word.stems)) return 'SOUND'
  const fewest = part.isUnvowelled || word.isUnvowelled ? ACROSS : WITHIN
  if (meet(ofLength(part.consonants, fewest), word.consonants)) return 'SOUND'
  return meet(part.skeletons, word.skeletons) ? 'SHORT' : null
}

/** False for words that can't be the part: quickly said, before a word is read. */
export function canBe({ liquids }: SoughtPart, word: string): boolean {
  const own = liquids === null ? null : liquidsOf(word)
  return own === null || liquids === null || own.startsWith(liquids)
}
