import type { Language } from './language'
import type { WordList } from './lexicon'
import type { Token } from './tokens'

export type Sense = 'NUMBER' | 'NEGATION' | 'HEDGE_OR_ATTRIBUTION'

/** The most letters after a negative verb ending: the length of a personal ending. */
const longestPersonalEnding = 6

/** Returns the sense of each token (number, negation, doubt or attribution) by the words of the language; `null` for most. */
export function sensesOf(tokens: readonly Token[], language: Language): (Sense | null)[] {
  const keys = tokens.map((token) => token.key)
  const senses = tokens.map((token, index) => senseOf(token, tokens, index, language))
  const lists: [WordList, Sense][] = [
    [language.hedges, 'HEDGE_OR_ATTRIBUTION'],
    [language.attributions, 'HEDGE_OR_ATTRIBUTION'],
    [language.negations, 'NEGATION'],
    [language.numbers, 'NUMBER'],
  ]
  for (const [list, sense] of lists)
    for (let index = 0; index < keys.length; index += 1) {
      const length = list.phraseAt(keys, index)
      for (let word = index; word < index + length; word += 1) senses[word] ??= sense
    }
  return senses
}

function senseOf(token: Token, tokens: readonly Token[], index: number, language: Language): Sense | null {
  if (token.kind === 'NUMBER') return 'NUMBER'
  if (token.kind === 'MARK') return markSense(token, tokens, index)
  if (token.kind === 'MIXED') return isFigure(token.key) ? 'NUMBER' : null
  const forms = formsOf(token.key, language)
  const has = (list: WordList) => forms.some((form) => list.has(form))
  if (has(language.negations) || hasNegativeEnding(token.key, language)) return 'NEGATION'
  if (has(language.numbers)) return 'NUMBER'
  if (has(language.hedges) || has(language.attributions)) {
    // "May" is also a month: with its capital beside a number it is a date.
    const isDate = language.dates.has(token.key) && /^\p{Lu}/u.test(token.text) && besideNumber(tokens, index)
    return isDate ? 'NUMBER' : 'HEDGE_OR_ATTRIBUTION'
  }
  if (has(language.dates)) return 'NUMBER'
  return besideNumber(tokens, index) && has(language.units) ? 'NUMBER' : null
}

/** More digits than letters, or digits first or last: "366th", "T-72", "1990s" are figures; "wi1l" is a misread word. */
const isFigure = (key: string) => /^\p{N}|\p{N}$/u.test(key)

/** The sense of a sign that belongs to a figure: "5%", "-5", "10:30", "3/4", "€5". */
function markSense(token: Token, tokens: readonly Token[], index: number): Sense | null {
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  if (/^[%‰°№#]$|^\p{Sc}$/u.test(token.text)) return 'NUMBER'
  const joinsAfter = after?.kind === 'NUMBER' && !after.spaceBefore
  if (!joinsAfter || !/^[-+:/.×x=<>~]$/.test(token.text)) return null
  if (before?.kind === 'NUMBER' && !token.spaceBefore) return 'NUMBER'
  const isSign = before === undefined || (token.spaceBefore && /^[-+<>~]$/.test(token.text))
  return isSign ? 'NUMBER' : null
}

const besideNumber = (tokens: readonly Token[], index: number) =>
  [index - 2, index - 1, index + 1, index + 2].some((place) => {
    const kind = tokens[place]?.kind
    return kind === 'NUMBER' || kind === 'MIXED'
  })

/** Returns a word with and without the particles and pronouns that are written together with it. */
function formsOf(key: string, language: Language): string[] {
  const bare = language.proclitics
    .filter((particle) => key.length > particle.length + 1 && key.startsWith(particle))
    .map((particle) => key.slice(particle.length))
  const forms = [key, ...bare]
  const ended = forms.flatMap((form) =>
    language.enclitics
      .filter((pronoun) => form.length > pronoun.length + 1 && form.endsWith(pronoun))
      .map((pronoun) => form.slice(0, -pronoun.length)),
  )
  return [...forms, ...ended]
}

/** True if a word ends like a negated verb, with or without a personal ending. */
export function hasNegativeEnding(key: string, language: Language): boolean {
  return language.negativeEndings.some((ending) => {
    const at = key.lastIndexOf(ending)
    return at >= 2 && key.length - at - ending.length <= longestPersonalEnding
  })
}
