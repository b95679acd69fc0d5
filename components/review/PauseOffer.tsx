import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { Link } from '@/components/ui/Link'

type WarnedContent = 'TEXT' | 'SUBJECTS' | 'FINDINGS' | 'COPIES'

type Props = {
  warning: string
  /** The content behind the warning. */
  shows: WarnedContent
  /** One subject, the whole record, or text of an archive copy. */
  of: 'SUBJECT' | 'RECORD' | 'COPY'
  children: ReactNode
}

/** Folds content behind its content warning, with an offer to stop. Works without JavaScript. */
export function PauseOffer({ warning, shows, of, children }: Props) {
  const t = useTranslations('review.warning')
  return (
    <div>
      <p className="mb-3 has-[+details[open]]:hidden">
        {t(of === 'COPY' ? 'stopCopy' : 'stop')}{' '}
        <Link href="/desk" className="link">
          {t('leave')}
        </Link>
      </p>
      <details data-warning={of !== 'RECORD' || undefined} data-record-warning={of === 'RECORD' || undefined}>
        <summary className="inline-flex items-baseline gap-2 rounded border border-edge px-3 py-2">
          <DisclosureSign />
          <span>{t('open', { shows, warning: warning.replace(/\.?$/, '.') })}</span>
        </summary>
        <div className="mt-4 space-y-4">{children}</div>
      </details>
    </div>
  )
}

type WithPauseProps = {
  warning: string | null
  shows: WarnedContent
  /** Ids that lead to the folded content: links to them stop before it. */
  entrances?: readonly string[]
  children: ReactNode
}

/** Text of an archive copy, folded when a record has a content warning for it. */
export function WithPause({ warning, shows, entrances = [], children }: WithPauseProps) {
  if (!warning) return children
  return (
    <>
      {entrances.map((id) => (
        <span key={id} id={id} className="scroll-mt-4" />
      ))}
      <PauseOffer warning={warning} shows={shows} of="COPY">
        {children}
      </PauseOffer>
    </>
  )
}
