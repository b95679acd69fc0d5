import type { MonthName } from './months'
import type { Meaning } from './words'

export type Place = { start: number; end: number }

/** A piece of a printed date; `start` and `end` are offsets in the plain text. */
export type Token = Place &
  (
    | { kind: 'NUMBER'; value: number; digits: number; suffix: Suffix | null; text: string }
    /** A whole date in figures: the numbers in the order of the print; the middle one can be Roman. */
    | {
        kind: 'FIGURES'
        sign: string
        parts: readonly [number, number, number]
        roman: boolean
        yearFirst: boolean
        yearDigits: number
      }
    | { kind: 'MONTH'; months: readonly MonthName[] }
    | { kind: 'MEANING'; meaning: Meaning }
    | { kind: 'ROMAN'; value: number }
    | { kind: 'SIGN'; sign: string }
    | { kind: 'UNKNOWN'; text: string }
  )

/** What a number carries at its end. */
export type Suffix = 'ORDINAL' | 'DECADE' | 'FROM'

/** A piece before phrases and months are known. */
export type RawToken =
  | Exclude<Token, { kind: 'MONTH' | 'MEANING' | 'UNKNOWN' | 'ROMAN' }>
  | (Place & { kind: 'WORD'; text: string })
