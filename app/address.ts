import { env } from '@/lib/env'
import { inLanguage } from '@/lib/messages/public-address'
import { type ArchiveSettings, prefixOf } from '@/lib/settings/schema'

/** The full public address of a path. */
export const addressOf = (path: string): string => new URL(path, env.NEXTAUTH_URL).href

/**
 * The full addresses of a public page by language, and of the page for readers of other languages ("x-default"). Empty while the archive has
 * one language.
 */
export function alternatesOf(
  archive: Pick<ArchiveSettings, 'language' | 'languages'>,
  path: string,
): Record<string, string> {
  if (archive.languages.length < 2) return {}
  const own = archive.languages.map((tag) => [tag, addressOf(inLanguage(prefixOf(archive, tag), path))])
  return Object.fromEntries([...own, ['x-default', addressOf(path)]])
}

type Translated = { slug: string; language: string }
type Translations = readonly (Translated & { relation: 'ORIGINAL' | 'TRANSLATION' | 'SIBLING' })[]

/**
 * The full addresses of a record by language. A record in several languages is found in each of them at its own address, from all of its pages; in
 * the other languages of the archive, and for readers of none ("x-default"), the original is. Page and sitemap give the same ones.
 */
export function alternatesOfRecord(
  archive: Pick<ArchiveSettings, 'language' | 'languages'>,
  own: Translated,
  translations: Translations,
): Record<string, string> {
  const pathOf = ({ slug }: { slug: string }) => `/records/${slug}`
  if (translations.length === 0) return alternatesOf(archive, pathOf(own))
  const isOriginal = translations.some(({ relation }) => relation === 'TRANSLATION')
  const all = isOriginal ? [own, ...translations] : [...translations, own]
  const original =
    all.find((one) => 'relation' in one && one.relation === 'ORIGINAL') ??
    (isOriginal ? own : all.toSorted((one, other) => (one.slug < other.slug ? -1 : 1))[0]) ??
    own
  const ofInterface = archive.languages.flatMap((tag) => {
    const found = all.find(({ language }) => language.split('-')[0] === tag)
    return found ? [[tag, addressOf(pathOf(found))] as const] : []
  })
  const ofText = all
    .filter(({ language }) => language !== 'und')
    .map((one) => [one.language, addressOf(pathOf(one))] as const)
  return {
    ...alternatesOf(archive, pathOf(original)),
    ...Object.fromEntries(ofInterface),
    ...Object.fromEntries(ofText),
    'x-default': addressOf(pathOf(original)),
  }
}
