import type { QueueFilters, QueueMark, QueueShelf } from '@/lib/review/queue/filters'
import type { Waiting } from '@/lib/review/queue/row'

/** What each shelf is called, and what it is for. */
export const shelfWords: Record<
  QueueShelf,
  { label: string; since: string; empty: string; teaches: string }
> = {
  review: {
    label: 'To review',
    since: 'Submitted',
    empty: 'Nothing waits to be reviewed',
    teaches:
      'A record comes here when its author submits it. A reviewer who did not write in it then checks each quotation, citation, event and figure against the copy that the archive holds.',
  },
  publish: {
    label: 'To publish',
    since: 'Approved',
    empty: 'Nothing waits to be published',
    teaches:
      'A record comes here when everything in it is checked and approved. A publisher who did not write in it makes it an edition, which readers see at once.',
  },
  returned: {
    label: 'Came back',
    since: 'Returned',
    empty: 'Nothing came back',
    teaches:
      'When something is to be mended, a record comes back to its authors with the reason and what was found at each place. Mend it, and submit it again.',
  },
}

/** What each mark is called, and what it says. */
export const markWords: Record<QueueMark, { label: string; says: string }> = {
  new: { label: 'New', says: 'submitted for the first time' },
  edited: { label: 'Came back edited', says: 'its text differs from what was submitted before' },
  source: { label: 'Source changed', says: 'what is cited of a source was changed after it was checked' },
  warning: { label: 'Warning reopened', says: 'a dismissed warning stands again, because its place changed' },
  overdue: { label: 'Overdue', says: 'it waits for longer than a review should take' },
}

type Whose = NonNullable<QueueFilters['whose']>
export const whoseOptions: Record<QueueShelf, readonly { value: Whose; label: string }[]> = {
  review: [
    { value: 'mine', label: 'What I can take' },
    { value: 'claimed', label: 'What I claimed' },
    { value: 'unclaimed', label: 'What nobody claimed' },
    { value: 'all', label: 'Everything' },
  ],
  publish: [
    { value: 'mine', label: 'What I can take' },
    { value: 'claimed', label: 'What I claimed' },
    { value: 'unclaimed', label: 'What nobody claimed' },
    { value: 'all', label: 'Everything' },
  ],
  returned: [
    { value: 'mine', label: 'What I wrote in' },
    { value: 'all', label: 'Everybody’s' },
  ],
}

export const ageOptions = [
  { value: '1', label: 'A day or more' },
  { value: '7', label: 'A week or more' },
  { value: '30', label: 'A month or more' },
  { value: '90', label: 'Three months or more' },
] as const

const MOST = 1000

/** A count as far as it is counted: "12", "1,000+". */
export const countWords = (count: number) =>
  count > MOST ? `${MOST.toLocaleString('en')}+` : count.toLocaleString('en')

/** "3 days". */
export const daysWords = (days: number) => (days === 1 ? '1 day' : `${days.toLocaleString('en')} days`)

const NAMED = 6
const listed = (names: readonly string[]) =>
  names.length > NAMED
    ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`
    : names.join(', ')

/** What became of it since it was submitted before, in a sentence; null where it never was. */
export function changeWords({ comparedWith, marks, changed, added, removed }: Waiting): string | null {
  if (comparedWith === null) return null
  const parts = [
    changed.length > 0 && `${listed(changed)} changed`,
    added.length > 0 && `${listed(added)} added`,
    removed > 0 && `${removed} taken out`,
  ].filter(Boolean)
  if (parts.length > 0) return `${parts.join('; ')}.`
  return marks.includes('edited')
    ? 'The text around was edited; no quotation, citation, event or figure was.'
    : 'Came back as it stood: nothing in it was edited.'
}

/** What of it is still open. */
export function openWords({ open, subjects }: Waiting): string {
  if (open === null) return 'Not counted yet'
  return open === 0 ? `All ${subjects} checked` : `${open} of ${subjects} to check`
}
