import { useTranslations } from 'next-intl'
import { Discussion } from '@/components/discussions/Discussion'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import type { SeenThread } from '@/lib/discussions/queries'
import { shortened } from '@/lib/text/shortened'
import { anchorOf } from './passage-anchors'

type Props = {
  passages: readonly { id: string; exact: string }[]
  /** The passage that is shown, which can be discussed even if no one has yet; null for none. */
  lookedAt: string | null
  /** True when a content warning covers them. */
  isWarned: boolean
  threads: readonly SeenThread[]
  actions: ThreadActions
}

/** The discussions of the passages of an archive copy, in the order of its text. */
export function PassageTalk({ passages, lookedAt, isWarned, threads, actions }: Props) {
  const t = useTranslations('discussions')
  const byPassage = Map.groupBy(threads, ({ passageId }) => passageId)
  const shown = passages.filter(({ id }) => id === lookedAt || byPassage.has(id))
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="passage-talk" className="mt-8 max-w-3xl space-y-6">
      <h3 id="passage-talk" className="font-semibold">
        {t('ofPassages')}
      </h3>
      {shown.map(({ id, exact }) => (
        <div key={id} id={anchorOf('talk', id, isWarned)} className="scroll-mt-4 space-y-2">
          <p>
            <a href={`#${anchorOf('passage', id, isWarned)}`} className="link font-serif">
              <bdi>{shortened(exact, 160)}</bdi>
            </a>
          </p>
          <Discussion
            about={t('thisPassage')}
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
