import type { Season } from './edtf'

/** What a language says around a date. A language without a line here is shown whole in English, never half and half. */
export type DateWords = {
  /** BCP 47 tag that orders day, month and year as the archive prints them. */
  tag: string
  yearNotGiven: (rest: string) => string
  partNotGiven: (rest: string, part: 'day' | 'month' | 'day and month') => string
  about: (date: string) => string
  uncertain: (date: string) => string
  decade: (year: string) => string
  century: (from: string, to: string) => string
  seasons: Record<Season, string>
  between: (from: string, to: string) => string
  since: (from: string, known: boolean) => string
  until: (to: string, known: boolean) => string
}

const english: DateWords = {
  tag: 'en-GB',
  yearNotGiven: (rest) => `${rest}, year not given`,
  partNotGiven: (rest, part) => `${rest}, ${part} not given`,
  about: (date) => `about ${date}`,
  uncertain: (date) => `${date} (uncertain)`,
  decade: (year) => `${year}s`,
  century: (from, to) => `between ${from} and ${to}`,
  seasons: { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' },
  between: (from, to) => `${from} to ${to}`,
  since: (from, known) => (known ? `from ${from}` : `${from} to an unknown date`),
  until: (to, known) => (known ? `until ${to}` : `unknown date to ${to}`),
}

const words: Record<string, DateWords> = { en: english }

export const wordsFor = (locale: string): DateWords => words[locale.split('-')[0] ?? ''] ?? english
