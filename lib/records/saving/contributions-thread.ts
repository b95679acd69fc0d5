// Runs in a thread of its own (contributions-aside.ts).
import { storedContributors } from '@/lib/contributions/contributors'
import { runsOfChange } from '@/lib/contributions/shared-text'
import { contributorsAfter, storedRemovedText, type Version } from '@/lib/contributions/versions'
import { contentParts } from '../content-parts'
import { type RecordContent, storedContent } from '../schema'

export type StoredVersion = { content: unknown; contributors: unknown }

/** Text that a member suggests for a place in a record, or proposes as a correction, with the text that is there and around it. */
export type Suggestion = { by: string; exact: string; prefix: string; suffix: string; suggested: string }

/** A change of a draft: the draft before, other versions that the new content takes text from, and the members who make it. */
export type DraftChange = {
  kind: string
  before: StoredVersion & { removedText: unknown; suggestions?: readonly Suggestion[] }
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

/** Also of those that were rejected: someone can type them all the same. */
const suggestedRuns = (suggestions: readonly Suggestion[]) =>
  Object.fromEntries(
    [...Map.groupBy(suggestions, ({ by }) => by)].map(([by, own]) => [
      by,
      own.flatMap(({ exact, prefix, suffix, suggested }) =>
        runsOfChange(`${prefix}${exact}${suffix}`, `${prefix}${suggested}${suffix}`),
      ),
    ]),
  )

/** The contributors of the content as the next version of the draft. */
export function contributionsTo({ kind, before, from, content, by }: DraftChange): Contributions {
  const { contributors, removed } = contributorsAfter({
    from: [before, ...from].map((stored) => versionOf(kind, stored)),
    removed: storedRemovedText(before.removedText),
    suggested: suggestedRuns(before.suggestions ?? []),
    to: contentParts(kind, content),
    by,
  })
  return { contributors: JSON.stringify(contributors), removedText: JSON.stringify(removed) }
}

/** The same for a change as JSON, which a thread takes sooner than values. */
export default (change: string): Contributions => contributionsTo(JSON.parse(change))
