/** The paragraphs of an introduction. */
export const paragraphsOf = (introduction: string): string[] =>
  introduction
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)

/** The public address of a collection. */
export const pathOfCollection = (slug: string): string => `/collections/${slug}`

type Versions = { version: number; liveVersion: number | null }

/** What readers see of a collection: nothing, its newest version, or an earlier one. */
export function stateOf({ version, liveVersion }: Versions): 'unpublished' | 'public' | 'changed' {
  if (liveVersion === null) return 'unpublished'
  return liveVersion === version ? 'public' : 'changed'
}
