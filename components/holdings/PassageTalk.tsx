import { Discussion } from '@/components/discussions/Discussion'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import type { SeenThread } from '@/lib/discussions/queries'
import { anchorOf } from './passage-anchors'

type Props = {
  passages: readonly { id: string; exact: string }[]
  /** The passage that is looked at, which can be discussed even if nobody did; null for none. */
  lookedAt: string | null
  /** Whether a warning stands before them. */
  isWarned: boolean
  threads: readonly SeenThread[]
  actions: ThreadActions
}

/** What members discuss of the passages of a held copy, in the order of the text. */
export function PassageTalk({ passages, lookedAt, isWarned, threads, actions }: Props) {
  const byPassage = Map.groupBy(threads, ({ passageId }) => passageId)
  const shown = passages.filter(({ id }) => id === lookedAt || byPassage.has(id))
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="passage-talk" className="mt-8 max-w-3xl space-y-6">
      <h3 id="passage-talk" className="font-semibold">
        Discussions of passages
      </h3>
      {shown.map(({ id, exact }) => (
        <div key={id} id={anchorOf('talk', id, isWarned)} className="scroll-mt-4 space-y-2">
          <p>
            <a href={`#${anchorOf('passage', id, isWarned)}`} className="link font-serif">
              <bdi>{exact.length > 160 ? `${exact.slice(0, 160).toWellFormed()} …` : exact}</bdi>
            </a>
          </p>
          <Discussion
            about="This passage"
            threads={byPassage.get(id) ?? []}
            place={{ passageId: id }}
            recordId={null}
            actions={actions}
          />
        </div>
      ))}
    </section>
  )
}
