import type { Translator } from '@/lib/messages/translator'
import { languageName, languageOptions, languageSchema, languageTags } from '@/lib/text/language'
import { foldAccents } from './fold'

/** Languages in which a name such as "English", "английский" or "İngilis dili" is understood, besides the language's own. */
const namingLanguages = ['en', 'az', 'hy', 'ru', 'tr', 'fr', 'de', 'es', 'ar', 'fa', 'he', 'ka', 'uk']

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** Every language with a code of two letters (ISO 639-1) and those that are offered first. */
function allTags(): string[] {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const codes = letters.flatMap((one) => letters.map((other) => one + other))
  const named = codes.filter((code) => english.of(code) && languageSchema.safeParse(code).data === code)
  return [...new Set([...languageTags, ...named])].filter((tag) => tag !== 'und')
}

let spellings: ReadonlyMap<string, readonly string[]> | null = null

/** The folded names of each language, in its own and in the naming languages. */
function namesOf(): ReadonlyMap<string, readonly string[]> {
  if (spellings) return spellings
  const naming = namingLanguages.map(
    (tag) => new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }),
  )
  spellings = new Map(
    allTags().map((tag) => {
      const own = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' })
      const names = [own, ...naming].flatMap((display) => display.of(tag) ?? [])
      return [tag, [...new Set(names.map(foldAccents))]] as const
    }),
  )
  return spellings
}

/** The tag of a language that is given by its tag or by its name in one of many languages; null where it isn't known. */
export function languageFromText(text: string): string | null {
  const sought = foldAccents(text.trim())
  if (sought === '') return null
  for (const [tag, names] of namesOf()) if (names.includes(sought)) return tag
  const tag = languageSchema.safeParse(text)
  return tag.success ? tag.data : null
}

type NamedLanguage = { tag: string; name: string }

/** Languages with a name that begins with the text, then those that contain it, then the one with this tag. Without a text, those offered first. */
export function findLanguages(text: string, t: Translator): NamedLanguage[] {
  const sought = foldAccents(text.trim())
  if (sought === '') return languageOptions(t)
  const named = [...namesOf()].map(([tag, names]) => {
    const name = languageName(tag, t)
    return { tag, name, names: [foldAccents(name), ...names] }
  })
  const beginning = named.filter(({ names }) => names.some((name) => name.startsWith(sought)))
  const containing = named.filter(({ names }) => names.some((name) => name.includes(sought)))
  const tag = languageSchema.safeParse(text).data
  const exact = tag ? [{ tag, name: languageName(tag, t) }] : []
  const sorted = [beginning, containing].map((list) =>
    list.toSorted((one, other) => one.name.localeCompare(other.name, t.locale)),
  )
  const unknown = languageOptions(t).filter(
    ({ tag, name }) => tag === 'und' && foldAccents(name).startsWith(sought),
  )
  const found = new Map([...exact, ...sorted.flat(), ...unknown].map((one) => [one.tag, one.name] as const))
  return [...found].slice(0, 20).map(([tag, name]) => ({ tag, name }))
}
