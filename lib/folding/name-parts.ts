import { foldAccents, wordsIn } from './fold'

/** A word of a person's name. SURNAME also for the only word of a name. */
export type NamePart = { word: string; as: 'SURNAME' | 'GIVEN' }

/** Words around a name that name no one, by skeleton: "son of", "daughter of", titles and particles. */
const PARTICLES = new Set(
  [
    'oğlu',
    'oghlu',
    'ogly',
    'оглы',
    'qızı',
    'kyzy',
    'gyzy',
    'кызы',
    'von',
    'van',
    'der',
    'del',
    'bin',
    'ibn',
    'bint',
  ]
    .concat(['bey', 'bəy', 'bek', 'xanım', 'khanum', 'khanim', 'ханум', 'mrs', 'miss', 'sir', 'née'])
    .map(foldAccents),
)

/** Endings of surnames that given names don't have. */
const SURNAME_ENDING =
  /..(?:[oe]va?|[oe]ff|[oe]wa?|[st]sk(?:i|y|iy|yj|ij|aya|aia)|z[ae]d[ae]h?|shvili|švili|enko|opoulos|idis|[ое]ва?|[сц]кий|[сц]кая|заде|енко|швили|იანი|შვილი|յանց?|եան|زاده|وف)$/u
/** Endings that given names have too. */
const POSSIBLE_ENDING =
  /..(?:[iy]na?|[iye]an(?:ts?)?|yan|jan|l[iıuy]|pur|dze|chuk|ин|ина|янц?|лы|ли|дзе|ძე|پور|یان|اف|وا|لی)$/u
const PATRONYMIC_ENDING =
  /(?:[oe]v[iı]ch|[oe]v[iı]ç|[iy]ch|[oe]vn[ae])$|(?:[ое]вич|ич|[ое]вна|инична|ічна|івна)$/u

const hasEnding = (ending: RegExp) => (word: { text: string }) => {
  const folded = foldAccents(word.text)
  return ending.test(folded) && !PATRONYMIC_ENDING.test(folded)
}

const SON_OR_DAUGHTER =
  /^[\s-]*(?:oğlu|oghlu|ogh?l[yui]|оглы|огли|q[ıi]z[ıi]|[gk]y?z[yi]|кызы|гызы)(?!\p{L})/iu

/**
 * The words of a person's name that can identify them, in order. Surnames are known by a comma after them or by their endings; where neither
 * tells, the last word and all with a possible ending count as surnames. Particles and single letters are left out.
 */
export function namePartsOf(name: string): NamePart[] {
  const comma = name.search(/[,،;՝]/)
  const words = wordsIn(name).filter(({ text }) => [...text].length > 1 && !PARTICLES.has(foldAccents(text)))
  const own = words.filter(({ end }) => !SON_OR_DAUGHTER.test(name.slice(end)))
  const [known = own.filter((word) => word === own.at(-1) || hasEnding(POSSIBLE_ENDING)(word))] = [
    comma > 0 ? words.filter(({ end }) => end <= comma) : [],
    own.filter(hasEnding(SURNAME_ENDING)),
  ].filter(({ length }) => length > 0)
  return words.map((word) => ({ word: word.text, as: known.includes(word) ? 'SURNAME' : 'GIVEN' }))
}

/** The name as it is, with its first word last, and with its last word first: entries have given name and surname in any order. */
export function nameOrders(name: string): string[] {
  const words = wordsIn(name).map(({ text }) => text)
  return [
    name,
    [...words.slice(1), ...words.slice(0, 1)].join(' '),
    [...words.slice(-1), ...words.slice(0, -1)].join(' '),
  ]
}
