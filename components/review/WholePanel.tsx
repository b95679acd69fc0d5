import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RecordFields } from '@/components/archive/record/RecordFields'
import type { RecordContent } from '@/lib/records/schema'
import { shownTitle } from '@/lib/records/supplied-title'
import type { SharedFacts } from '@/lib/review/source-facts/record-facts'
import { SharedFactsList } from './SharedFactsList'
import { WHOLE } from './whole'

type Props = {
  kind: string
  content: RecordContent
  /** Who submitted it, and why it is in the queue. */
  about: ReactNode
  /** What its fields say of its sources, beside what these say. */
  shared: readonly SharedFacts[]
  /** What the checks found in the text as a whole. */
  checks: ReactNode
  /** What was stated of it and other records. */
  relations: ReactNode
  /** Comments on its text, and suggestions. */
  talk: ReactNode
  /** Discussions of items that the text no longer has. */
  removed: ReactNode
}

/** The record as a whole: what readers see above the text, the checks of the whole text, and who submitted it. Approved with the record. */
export function WholePanel({ kind, content, about, shared, relations, checks, talk, removed }: Props) {
  const t = useTranslations('review.submitted')
  return (
    <article id={WHOLE} tabIndex={-1} aria-labelledby={`${WHOLE}-name`} className="review-item space-y-3">
      <h3 id={`${WHOLE}-name`} data-name={t('head')} className="text-base font-semibold">
        {t('head')}
      </h3>
      <div className="space-y-2 rounded border border-line bg-panel px-4 py-3">
        <p className="font-medium">{shownTitle(content)}</p>
        <p className="font-serif text-base">{content.summary}</p>
        <RecordFields kind={kind} fields={content.fields} language={content.language} />
      </div>
      <SharedFactsList shared={shared} />
      {relations}
      {about}
      {checks}
      {talk}
      {removed}
    </article>
  )
}
