import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure, DisclosureSign } from '@/components/ui/Disclosure'
import type { SeenThread } from '@/lib/discussions/queries'
import { CommentForm } from './CommentForm'
import { type ThreadActions, ThreadView } from './ThreadView'

type Props = {
  /** "Quotation 3". */
  about: string
  threads: readonly SeenThread[]
  /** The number of discussions shown only after the reader has given their verdict. */
  withheld?: number
  /** The hidden fields of a new discussion; null where none can be opened any more. */
  place: Readonly<Record<string, string>> | null
  recordId: string | null
  /** The address of the verdicts on an aspect. */
  verdictsHrefOf?: (aspect: string) => string
  actions: ThreadActions
}

/** The discussions of one subject or passage: open ones, resolved ones folded, and the form for a new one. */
export function Discussion({
  about,
  threads,
  withheld = 0,
  place,
  recordId,
  verdictsHrefOf,
  actions,
}: Props) {
  const t = useTranslations('discussions')
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  const view = (thread: SeenThread) => (
    <ThreadView
      key={thread.id}
      thread={thread}
      about={about}
      verdictsHref={(thread.aspect && verdictsHrefOf?.(thread.aspect)) ?? null}
      actions={actions}
    />
  )
  return (
    <section aria-label={t('label', { about })} className="space-y-3">
      {open.length > 0 && (
        <>
          <h4 className="font-semibold">{t('open', { count: open.length })}</h4>
          {open.map(view)}
        </>
      )}
      {withheld > 0 && <p>{t('withheld', { count: withheld })}</p>}
      {resolved.length > 0 && (
        <Disclosure summary={t('resolved', { count: resolved.length })}>
          <div className="space-y-4">{resolved.map(view)}</div>
        </Disclosure>
      )}
      {place && (
        <details key={threads.length} data-discuss>
          <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
            <DisclosureSign />
            {t.rich('start', {
              about,
              of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
            })}
          </summary>
          <div className="mt-2">
            <CommentForm
              key={threads.length}
              name={t('firstLabel', { about })}
              label={t('first')}
              submit={t('startSubmit')}
              values={place}
              recordId={recordId}
              action={actions.open}
            />
          </div>
        </details>
      )}
    </section>
  )
}
