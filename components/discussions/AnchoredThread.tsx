import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Refusal } from '@/components/desk/refusal'
import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import type { SeenThread } from '@/lib/discussions/queries'
import { shortened } from '@/lib/text/shortened'
import { type ThreadActions, ThreadView } from './ThreadView'
import { TurnForm } from './TurnForm'

type Props = {
  thread: SeenThread & { exact: string }
  recordId: string
  /** True where the text beside it has it in one place. */
  isThere: boolean
  /** True for members who can accept suggestions to this record now. */
  mayAccept: boolean
  memberId: string
  actions: ThreadActions
  /** Shows its place in the text. */
  onGo?: () => void
  /** Can refuse a decision in the browser. */
  before?: () => Promise<Refusal | null>
  isCurrent?: boolean
}

/** A comment on some text of a record, or a suggestion for it, with its thread. */
export function AnchoredThread(props: Props) {
  const { thread, recordId, isThere, mayAccept, memberId, actions, onGo, before, isCurrent = false } = props
  const t = useTranslations('discussions')
  const { id, exact, suggested, isAccepted, openedBy, resolvedBy, resolvedAt } = thread
  const of = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  const name = openedBy.name
  const isOwn = openedBy.id === memberId
  const about = t('aboutText', { text: shortened(exact, 60) })
  return (
    <li
      aria-current={isCurrent || undefined}
      className="space-y-2 border-t border-line pt-3 aria-[current]:border-t-2 aria-[current]:border-accent"
    >
      <div className="font-serif text-base" dir="auto">
        {suggested === null ? (
          <mark className="anchored-text">{exact}</mark>
        ) : (
          <>
            <p className="font-sans text-sm">{t('suggestedBy', { name })}</p>
            <p className="whitespace-pre-wrap">
              <del className="decoration-edge">{exact}</del>{' '}
              {suggested === '' ? (
                <span className="font-sans text-sm">{t('removes')}</span>
              ) : (
                <ins className="decoration-checked underline-offset-4">{suggested}</ins>
              )}
            </p>
          </>
        )}
      </div>
      {isThere && onGo && resolvedAt === null && (
        <Button type="button" small look="quiet" onClick={onGo}>
          {t.rich('showInText', { about, of })}
        </Button>
      )}
      {!isThere && resolvedAt === null && <p className="text-quiet">{t('gone')}</p>}
      {isAccepted !== null && resolvedAt && (
        <p className="text-quiet">
          {t.rich('decided', {
            accepted: isAccepted ? 'yes' : 'no',
            name: resolvedBy?.name ?? '',
            when: () => <When at={resolvedAt} />,
          })}
        </p>
      )}
      {suggested !== null && resolvedAt === null && (mayAccept || isOwn) && (
        <>
          <div className="flex flex-wrap gap-2">
            {mayAccept && !isOwn && (
              <TurnForm
                threadId={id}
                recordId={recordId}
                isMain
                label={t.rich('acceptSuggestion', { name, of })}
                action={actions.accept}
                before={before}
              />
            )}
            <TurnForm
              threadId={id}
              recordId={recordId}
              label={t.rich('rejectSuggestion', { name, of })}
              action={actions.reject}
              before={before}
            />
          </div>
          {mayAccept && !isOwn && <p className="text-xs text-quiet">{t('acceptSuggestionHint')}</p>}
        </>
      )}
      <ThreadView thread={thread} about={about} verdictsHref={null} actions={actions} />
    </li>
  )
}
