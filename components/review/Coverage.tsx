import { useTranslations } from 'next-intl'
import type { ReviewedSubject } from '@/lib/review/verdicts/judge'

const count = (subjects: readonly ReviewedSubject[], test: (subject: ReviewedSubject) => boolean) =>
  subjects.filter(test).length

/** Shows in words how much of a revision is checked. Never one rate, which could look like a pass. */
export function Coverage({ subjects }: { subjects: readonly ReviewedSubject[] }) {
  const t = useTranslations('review.coverage')
  const checked = count(subjects, ({ state }) => state === 'CHECKED')
  const unseen = count(subjects, ({ state }) => state === 'UNSEEN')
  const open = subjects.length - checked - unseen
  const outdated = count(subjects, ({ state, known }) => state === 'OPEN' && known === 'CHANGED')
  return (
    <p>
      <strong className="font-semibold">{t('checked', { checked, total: subjects.length })}</strong>
      {unseen > 0 && ` · ${t('unseen', { count: unseen })}`}
      {open > 0 && ` · ${t('open', { count: open })}`}
      {outdated > 0 && ` · ${t('outdated', { count: outdated })}`}
    </p>
  )
}
