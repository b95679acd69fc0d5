import type { FormAction } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import type { SeenThread } from '@/lib/discussions/queries'
import { aspectWords } from '@/lib/review/aspects'
import { CommentForm } from './CommentForm'
import { CommentText } from './CommentText'
import { TurnForm } from './TurnForm'

export type ThreadActions = Record<'open' | 'comment' | 'resolve' | 'reopen', FormAction>

type Props = {
  thread: SeenThread
  /** "Quotation 3". */
  about: string
  /** Where both verdicts stand that disagree; null for a comment. */
  verdictsHref: string | null
  actions: ThreadActions
}

/** One discussion: what was said, by whom and when, and how to go on. */
export function ThreadView({ thread, about, verdictsHref, actions }: Props) {
  const { id, kind, aspect, comments, openedAt, resolvedBy, resolvedAt } = thread
  return (
    <div id={`thread-${id}`} className="scroll-mt-4 space-y-3 border-s-2 border-edge ps-4">
      {kind === 'DISAGREEMENT' && aspect && (
        <p>
          <strong className="font-semibold text-disputed">Two reviewers disagree</strong> on{' '}
          {aspectWords[aspect].label.toLowerCase()}, since <When at={openedAt} />.{' '}
          {verdictsHref && (
            <a href={verdictsHref} className="link">
              Read both verdicts
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
              </p>
              <CommentText comment={comment} />
            </li>
          ))}
        </ol>
      )}
      {resolvedAt ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-quiet">
            Resolved by {resolvedBy?.name}, <When at={resolvedAt} />.
          </p>
          <TurnForm threadId={id} label="Reopen" about={about} action={actions.reopen} />
        </div>
      ) : (
        <>
          <CommentForm
            key={comments.length}
            about={about}
            label="Answer"
            send="Send the answer"
            values={{ threadId: id }}
            recordId={thread.recordId}
            action={actions.comment}
          />
          <TurnForm threadId={id} label="Resolve this discussion" about={about} action={actions.resolve} />
        </>
      )}
    </div>
  )
}
