import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { intlTag, type Translator } from '@/lib/messages/translator'

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

const coded = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** True where the first part is a code of ISO 639: one of two letters that has a name, or one of three letters. */
function isLanguage({ language = 'und' }: Intl.Locale): boolean {
  return language.length === 3 || (language.length === 2 && coded.of(language) !== undefined)
}

const tagSchema = z
  .string()
  .trim()
  .min(1, issue('errors.language.missing'))
  .max(35, issue('errors.input.tooLong', { maximum: 35 }))

const canonical = (isAllowed: (locale: Intl.Locale) => boolean) =>
  tagSchema.transform((tag, context) => {
    const locale = localeOf(tag)
    if (locale && !tag.includes('_') && isAllowed(locale)) return locale.toString()
    context.addIssue({ code: 'custom', message: issue('errors.language.invalid') })
    return z.NEVER
  })

/**
 * A BCP 47 language tag in canonical form ("EN-gb" becomes "en-GB"); `und` if the language is not known. A word such as "English" has the form
 * of a tag and is none.
 */
export const languageSchema = canonical(isLanguage)

/** The same for texts that are stored already: they keep what they have, also where it only has the form of a tag. */
export const storedLanguageSchema = canonical(() => true)

// A page asks for that of each of its parts, and the answer takes longer than the part.
const directions = new Map<string, Direction>()
/** More than there are languages; texts name what their writers typed. */
const MOST_DIRECTIONS = 1_000

/** The direction in which the language is usually written; `auto` (first strong character) if it is not known. */
export function directionOf(language: string | null): Direction {
  if (!language || language === 'und') return 'auto'
  const direction = directions.get(language) ?? usualDirection(language)
  if (directions.size < MOST_DIRECTIONS) directions.set(language, direction)
  return direction
}

function usualDirection(language: string): Direction {
  const script = localeOf(language)?.maximize().script
  if (!script) return 'auto'
  return rightToLeft.has(script) ? 'rtl' : 'ltr'
}

/** Languages offered first; others are found by name or tag. `und`: not known. */
export const languageTags = [
  'ar',
  'az',
  'az-Cyrl',
  'bg',
  'bn',
  'bs',
  'ckb',
  'cs',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'it',
  'ja',
  'ka',
  'kk',
  'km',
  'ko',
  'ku',
  'la',
  'mk',
  'my',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'rw',
  'sq',
  'sr',
  'sw',
  'ta',
  'tr',
  'uk',
  'ur',
  'vi',
  'yi',
  'zh',
  'und',
] as const

const displayNames = new Map<string, Intl.DisplayNames>()

function namesIn(locale: string): Intl.DisplayNames {
  const known = displayNames.get(locale) ?? new Intl.DisplayNames(intlTag(locale), { type: 'language' })
  displayNames.set(locale, known)
  return known
}

/** The name of a language, or its tag if the reader's language has no name for it. A value that is no tag is shown as not recognised. */
export function languageName(tag: string, t: Translator): string {
  if (tag === 'und') return t('labels.languageUnknown')
  const locale = localeOf(tag)
  if (!locale || !isLanguage(locale)) return t('labels.languageNotRecognised', { tag })
  return namesIn(t.locale).of(tag) ?? tag
}

/** The languages offered first, sorted by name; the unknown language comes last. */
export function languageOptions(t: Translator): { tag: string; name: string }[] {
  const named = languageTags.map((tag) => ({ tag, name: languageName(tag, t) }))
  return named.sort(
    (one, other) =>
      Number(one.tag === 'und') - Number(other.tag === 'und') || one.name.localeCompare(other.name, t.locale),
  )
}

/** The name of a language in that language: "français". */
export const nameInItself = (tag: string): string => namesIn(tag).of(tag) ?? tag
