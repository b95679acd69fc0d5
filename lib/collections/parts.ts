import type { Part } from '@/lib/contributions/versions'
import type { CollectionText } from './schema'
import { paragraphsOf } from './shown'

const named = (key: string, value: string, text: string | null): Part => ({
  ...{ key, value, text },
  owner: null,
  isNamed: true,
})
const unnamed = (key: string, value: string, text: string | null): Part => ({
  ...{ key, value, text },
  owner: null,
  isNamed: false,
})

/**
 * Everything in a version of a collection, part by part, for its contributors: the address, title and language, each paragraph, and each record,
 * so that a member who adds or moves one is a contributor.
 */
export function collectionParts(slug: string, text: CollectionText): Part[] {
  return [
    named('slug', slug, null),
    named('title', text.title, text.title),
    named('language', text.language, null),
    ...paragraphsOf(text.introduction).map((paragraph, at) =>
      unnamed(`introduction ${at}`, `text ${paragraph}`, paragraph),
    ),
    ...text.records.map((id, at) => unnamed(`record ${at}`, `record ${id}`, null)),
  ]
}
