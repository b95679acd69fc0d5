import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenThread } from '@/lib/discussions/queries'
import { message } from '@/lib/messages/message'
import { CommentForm } from './CommentForm'
import { CommentText } from './CommentText'
import { TurnForm } from './TurnForm'

export type ThreadActions = Record<
  'open' | 'comment' | 'resolve' | 'reopen' | 'accept' | 'reject',
  FormAction
>

type Props = {
  thread: SeenThread
  /** "Quotation 3". */
  about: string
  /** The address of the two verdicts that disagree; null for a comment. */
  verdictsHref: string | null
  actions: ThreadActions
}

/** One discussion: its comments, and the forms to reply, resolve or reopen. */
export function ThreadView({ thread, about, verdictsHref, actions }: Props) {
  const t = useTranslations('discussions')
  const render = useTranslator()
  const of = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  const { id, kind, aspect, comments, openedAt, resolvedBy, resolvedAt } = thread
  return (
    <div id={`thread-${id}`} className="scroll-mt-4 space-y-3 border-s-2 border-edge ps-4">
      {kind === 'DISAGREEMENT' && aspect && (
        <p>
          {t.rich('disagreement', {
            aspect: render(message(`labels.aspect.${aspect}`)),
            b: (chunks) => <strong className="font-semibold text-disputed">{chunks}</strong>,
            when: () => <When at={openedAt} />,
          })}{' '}
          {verdictsHref && (
            <a href={verdictsHref} className="link">
              {t('bothVerdicts')}
            </a>
          )}
        </p>
      )}
      {comments.length > 0 && (
        <ol className="space-y-3">
          {comments.map((comment) => (
            <li key={comment.id}>
              <p className="text-xs text-quiet">
                <span className="font-medium text-ink">{comment.author.name}</span>, <When at={comment.at} />
                <AfterReset memberId={comment.author.id} at={comment.at} />
              </p>
              <CommentText comment={comment} />
            </li>
          ))}
        </ol>
      )}
      {resolvedAt ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-quiet">
            {t.rich('resolvedBy', { name: resolvedBy?.name ?? '', when: () => <When at={resolvedAt} /> })}
          </p>
          {thread.isAccepted === null && (
            <TurnForm threadId={id} label={t.rich('reopen', { about, of })} action={actions.reopen} />
          )}
        </div>
      ) : (
        <>
          <CommentForm
            key={comments.length}
            name={t('replyLabel', { about })}
            label={t('reply')}
            submit={t('replySubmit')}
            values={{ threadId: id }}
            recordId={thread.recordId}
            action={actions.comment}
          />
          <TurnForm threadId={id} label={t.rich('resolve', { about, of })} action={actions.resolve} />
        </>
      )}
    </div>
  )
}
