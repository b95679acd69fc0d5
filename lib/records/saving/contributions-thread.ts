// Runs in a thread of its own (contributions-aside.ts).
import { storedContributors } from '@/lib/contributions/contributors'
import { contributorsAfter, storedRemovedText, type Version } from '@/lib/contributions/versions'
import { contentParts } from '../content-parts'
import { type RecordContent, storedContent } from '../schema'

export type StoredVersion = { content: unknown; contributors: unknown }

/** A change of a draft: the draft before, other versions that the new content takes text from, and the members who make it. */
export type DraftChange = {
  kind: string
  before: StoredVersion & { removedText: unknown }
  from: readonly StoredVersion[]
  content: RecordContent
  by: readonly string[]
}

/** Both as JSON, as the draft stores them. */
export type Contributions = { contributors: string; removedText: string }

const versionOf = (kind: string, stored: StoredVersion): Version => ({
  parts: contentParts(kind, storedContent(kind, stored.content)),
  contributors: storedContributors(stored.contributors),
})

/** The contributors of the content as the next version of the draft. */
export function contributionsTo({ kind, before, from, content, by }: DraftChange): Contributions {
  const { contributors, removed } = contributorsAfter({
    from: [before, ...from].map((stored) => versionOf(kind, stored)),
    removed: storedRemovedText(before.removedText),
    to: contentParts(kind, content),
    by,
  })
  return { contributors: JSON.stringify(contributors), removedText: JSON.stringify(removed) }
}

/** The same for a change as JSON, which a thread takes sooner than values. */
export default (change: string): Contributions => contributionsTo(JSON.parse(change))
