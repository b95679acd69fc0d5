import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Disclosure } from '@/components/ui/Disclosure'
import type { CheckId } from '@/lib/checks/check'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'
import { LevelTag } from './LevelTag'

type Props = {
  finding: SeenFinding
  /** True when the check is explained here; false where the finding before explains it. */
  explains?: boolean
  /** The message, or a button or link with it that leads to its passage. */
  message: ReactNode
  /** An earlier dismissal that no longer counts, where there is one. */
  reopened?: SeenReport['reopened'][number]
  /** The actions that are offered for it here. */
  children?: ReactNode
}

/** One finding: its level, its message, and what the check looks for. */
export function FindingEntry({ finding, explains = true, message, reopened, children }: Props) {
  const t = useTranslations('review.checks')
  const { level, excerpt, place, check } = finding
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-2">
        <LevelTag level={level} />
        <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
          {message}
          {place.subjectId === null && excerpt && (
            <span className="text-quiet"> {t('excerpt', { excerpt: excerpt.slice(0, 120) })}</span>
          )}
        </span>
      </div>
      {reopened && (
        <p className="mt-1 text-quiet">
          {t.rich('reopened', {
            name: reopened.dismissal.by,
            reason: reopened.dismissal.reason,
            when: () => <When at={reopened.dismissal.at} />,
          })}
        </p>
      )}
      {(explains || children) && (
        <div className="mt-0.5 flex flex-wrap gap-x-4">
          {explains && <Explanation check={check} />}
          {children}
        </div>
      )}
    </>
  )
}

function Explanation({ check }: { check: CheckId }) {
  const t = useTranslations('checks')
  const text = useTranslations('review.checks')
  return (
    <Disclosure summary={text('explain')}>
      <div className="max-w-prose space-y-1">
        <p className="font-medium">{t(`${check}.title`)}</p>
        <p>{t(`${check}.explanation`)}</p>
        <p className="text-quiet">{text('example', { text: t(`${check}.example`) })}</p>
      </div>
    </Disclosure>
  )
}
