import { type Evidence, keyOf } from '@/lib/editions/evidence'

/**
 * The id of a place of a record's page behind so many content warnings. A browser opens whatever closes the place that an address leads to:
 * behind a warning a place is named otherwise, and the name that addresses lead to stands at the warning, for the reader to open it.
 */
export const placeOf = (name: string, warnings: number) => `${'within-'.repeat(warnings)}${name}`

export const howOf = (subject: Evidence['subject']) => `how-${keyOf(subject)}`

/** The names by which other pages and the API lead to how these statements are known. */
export const entrancesTo = (evidence: Iterable<Evidence>): string[] =>
  [...evidence].flatMap(({ subject }) => [
    howOf(subject),
    ...(subject.type === 'FIGURE' ? [`figure-${subject.id}`] : []),
  ])
