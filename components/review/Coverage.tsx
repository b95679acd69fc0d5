import type { JudgedSubject } from '@/lib/review/judge'

const count = (subjects: readonly JudgedSubject[], test: (subject: JudgedSubject) => boolean) =>
  subjects.filter(test).length

/** How far a revision is checked, in words: run, open and unseen, never a single rate that reads as a pass. */
export function Coverage({ subjects }: { subjects: readonly JudgedSubject[] }) {
  const checked = count(subjects, ({ state }) => state === 'CHECKED')
  const unseen = count(subjects, ({ state }) => state === 'UNSEEN')
  const open = subjects.length - checked - unseen
  const changed = count(subjects, ({ state, known }) => state === 'OPEN' && known === 'CHANGED')
  return (
    <p>
      <strong className="font-semibold">
        {checked} of {subjects.length} checked
      </strong>
      {unseen > 0 && ` · ${unseen} openly not yet seen in the original`}
      {open > 0 && ` · ${open} to check`}
      {changed > 0 && `, of which ${changed} changed since they were checked`}
    </p>
  )
}
