import { directionOf } from './language'

/** A name or text within a sentence of this language: with a direction of its own (UAX #9, FSI) where the sentence runs from right to left. */
export const isolatedIn = (language: string, text: string): string =>
  directionOf(language) === 'rtl' ? `\u2068${text}\u2069` : text
