import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Disclosure } from '@/components/ui/Disclosure'
import type { CheckId } from '@/lib/checks/check'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'
import { LevelTag } from './LevelTag'

type Props = {
  finding: SeenFinding
  /** Whether what the check looks for is said here; not where the finding before says it. */
  explains?: boolean
  /** The message, perhaps as a button or link that leads to the place. */
  message: ReactNode
  /** An earlier dismissal that no longer counts, where there is one. */
  reopened?: SeenReport['reopened'][number]
  /** What can be done about it here. */
  children?: ReactNode
}

/** One thing that the automatic checks found: how much it weighs, what it is, and what the check looks for. */
export function FindingEntry({ finding, explains = true, message, reopened, children }: Props) {
  const { level, excerpt, place, check } = finding
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-2">
        <LevelTag level={level} />
        <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
          {message}
          {place.subjectId === null && excerpt && (
            <span className="text-quiet"> At “{excerpt.slice(0, 120)}”.</span>
          )}
        </span>
      </div>
      {reopened && (
        <p className="mt-1 text-quiet">
          {reopened.dismissal.by} dismissed this before (<When at={reopened.dismissal.at} />
          ): “{reopened.dismissal.reason}” It has changed since, so it stands open again.
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
  return (
    <Disclosure summary="What is looked for">
      <div className="max-w-prose space-y-1">
        <p className="font-medium">{t(`${check}.title`)}</p>
        <p>{t(`${check}.explanation`)}</p>
        <p className="text-quiet">For example: {t(`${check}.example`)}</p>
      </div>
    </Disclosure>
  )
}
