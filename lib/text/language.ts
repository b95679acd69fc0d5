import { z } from 'zod'

export type Direction = 'ltr' | 'rtl' | 'auto'

/** ISO 15924 scripts that are written from right to left. */
const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Syre',
  'Syrj',
  'Syrn',
  'Thaa',
  'Yezi',
])

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null
  }
}

/** A BCP 47 language tag in canonical form ("EN-gb" becomes "en-GB"); `und` where the language is not known. */
export const languageSchema = z
  .string()
  .trim()
  .min(1, 'Choose a language.')
  .max(35, 'A language tag has at most 35 characters.')
  .transform((tag, context) => {
    const locale = localeOf(tag)
    if (locale && !tag.includes('_')) return locale.toString()
    context.addIssue({ code: 'custom', message: 'Use a BCP 47 language tag such as en, az or fr-CA.' })
    return z.NEVER
  })

/** The direction in which the language is usually written; `auto` (first strong character) where it is not known. */
export function directionOf(language: string | null): Direction {
  const locale = language && language !== 'und' ? localeOf(language) : null
  const script = locale?.maximize().script
  if (!script) return 'auto'
  return rightToLeft.has(script) ? 'rtl' : 'ltr'
}

/** Languages offered first; any other BCP 47 tag can be typed. Sorted by English name. */
export const languages: readonly { tag: string; name: string }[] = [
  { tag: 'sq', name: 'Albanian' },
  { tag: 'ar', name: 'Arabic' },
  { tag: 'hy', name: 'Armenian' },
  { tag: 'az', name: 'Azerbaijani' },
  { tag: 'az-Cyrl', name: 'Azerbaijani (Cyrillic)' },
  { tag: 'bn', name: 'Bengali' },
  { tag: 'bs', name: 'Bosnian' },
  { tag: 'bg', name: 'Bulgarian' },
  { tag: 'my', name: 'Burmese' },
  { tag: 'zh', name: 'Chinese' },
  { tag: 'hr', name: 'Croatian' },
  { tag: 'cs', name: 'Czech' },
  { tag: 'nl', name: 'Dutch' },
  { tag: 'en', name: 'English' },
  { tag: 'fr', name: 'French' },
  { tag: 'ka', name: 'Georgian' },
  { tag: 'de', name: 'German' },
  { tag: 'el', name: 'Greek' },
  { tag: 'he', name: 'Hebrew' },
  { tag: 'hi', name: 'Hindi' },
  { tag: 'hu', name: 'Hungarian' },
  { tag: 'id', name: 'Indonesian' },
  { tag: 'it', name: 'Italian' },
  { tag: 'ja', name: 'Japanese' },
  { tag: 'kk', name: 'Kazakh' },
  { tag: 'km', name: 'Khmer' },
  { tag: 'rw', name: 'Kinyarwanda' },
  { tag: 'ko', name: 'Korean' },
  { tag: 'ku', name: 'Kurdish (Kurmanji)' },
  { tag: 'ckb', name: 'Kurdish (Sorani)' },
  { tag: 'la', name: 'Latin' },
  { tag: 'mk', name: 'Macedonian' },
  { tag: 'fa', name: 'Persian' },
  { tag: 'pl', name: 'Polish' },
  { tag: 'pt', name: 'Portuguese' },
  { tag: 'ro', name: 'Romanian' },
  { tag: 'ru', name: 'Russian' },
  { tag: 'sr', name: 'Serbian' },
  { tag: 'es', name: 'Spanish' },
  { tag: 'sw', name: 'Swahili' },
  { tag: 'ta', name: 'Tamil' },
  { tag: 'tr', name: 'Turkish' },
  { tag: 'uk', name: 'Ukrainian' },
  { tag: 'ur', name: 'Urdu' },
  { tag: 'vi', name: 'Vietnamese' },
  { tag: 'yi', name: 'Yiddish' },
  { tag: 'und', name: 'Not known' },
]

const names = new Map(languages.map(({ tag, name }) => [tag, name]))

/** The English name of a language, or its tag where the list does not know it. */
export const languageName = (tag: string): string => names.get(tag) ?? tag
