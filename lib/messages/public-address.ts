/** Header with the language that the address of a public page names. proxy.ts sets it, and removes what a reader sends. */
export const LANGUAGE_HEADER = 'x-stele-language'

/** Header with the path and query of the address that was asked for. */
export const PATH_HEADER = 'x-stele-path'

/** The form of a language in a public address, as part of a regular expression. */
export const LANGUAGE_PATTERN = '[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*'

/** The form of a slug in a public address, as part of a regular expression. */
export const SLUG_PATTERN = '[a-z0-9-]{1,120}'

/** The form of an id in a public address, as part of a regular expression. */
export const ID_PATTERN = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Addresses that exist once, whatever the language: pages for members, data for machines, files. */
const ONCE =
  /^\/(?:desk|sign-in|setup|invitation|api|withdrawn|unreachable|_next|\.well-known|[a-z]+\.(?:css|png|svg|txt|xml)|sitemaps)(?:[/?#]|$)/

/** True for the addresses of sign-in and staff pages, and of what these ask the server for. */
export const isForMembers = (path: string): boolean =>
  /^\/(?:(?:desk|sign-in)(?:[/?#]|$)|api\/(?!auth\/|health|public[/?#]))/.test(path)

/** The part of an address before its path that names its language: "/az"; empty for the archive's default language. */
export type LanguagePrefix = '' | `/${string}`

/** True when a path has a public page in every language that the archive offers. */
const isInEveryLanguage = (path: string): boolean =>
  path.startsWith('/') && !path.startsWith('//') && !ONCE.test(path)

/** The address of a public page in the language of `prefix`. Returns every other address as it is. */
export function inLanguage(prefix: LanguagePrefix, path: string): string {
  if (prefix === '' || !isInEveryLanguage(path)) return path
  return prefix + path.replace(/^\/(?=[?#]|$)/, '')
}

/** A public address: its language, null where it names none, and the path of the page. */
export type DividedAddress = { language: string | null; path: string }

/** Divides an address that names one of `languages`. Every other address is a path without a language. */
export function dividedAddress(address: string, languages: readonly string[]): DividedAddress {
  const end = address.slice(1).search(/[/?#]/)
  const language = end < 0 ? address.slice(1) : address.slice(1, end + 1)
  const rest = address.slice(1 + language.length)
  const path = rest.startsWith('/') ? rest : `/${rest}`
  return languages.includes(language) && isInEveryLanguage(path)
    ? { language, path }
    : { language: null, path: address }
}
