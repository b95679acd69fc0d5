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
