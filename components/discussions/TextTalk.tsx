import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/Disclosure'
import { placeOf } from '@/lib/discussions/anchor'
import type { SeenThread } from '@/lib/discussions/queries'
import type { DocumentJson } from '@/lib/text'
import { AnchoredThread } from './AnchoredThread'
import { TextForm } from './TextForm'
import { TextMarks } from './TextMarks'
import type { ThreadActions } from './ThreadView'

type Props = {
  recordId: string
  body: DocumentJson
  threads: readonly SeenThread[]
  mayAccept: boolean
  memberId: string
  actions: ThreadActions
}

const anchorOf = ({ exact, prefix, suffix }: SeenThread) => ({
  exact: exact ?? '',
  prefix: prefix ?? '',
  suffix: suffix ?? '',
})

/** The comments on the text of a record and the suggestions for it, and the forms for new ones. None of them is part of the text. */
export function TextTalk({ recordId, body, threads, mayAccept, memberId, actions }: Props) {
  const t = useTranslations('discussions')
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  const view = (thread: SeenThread) => (
    <AnchoredThread
      key={thread.id}
      thread={{ ...thread, exact: thread.exact ?? '' }}
      recordId={recordId}
      isThere={placeOf(body, anchorOf(thread)) !== null}
      mayAccept={mayAccept}
      memberId={memberId}
      actions={actions}
    />
  )
  return (
    <section aria-labelledby="text-talk" className="space-y-3 border-t border-line pt-3">
      <h4 id="text-talk" className="font-semibold">
        {t('textTitle')}
      </h4>
      <p className="text-quiet">{t('textHint')}</p>
      <TextMarks anchors={open.map(anchorOf)} />
      <TextForm
        key={`comment ${threads.length}`}
        recordId={recordId}
        suggests={false}
        action={actions.open}
      />
      <TextForm key={`suggest ${threads.length}`} recordId={recordId} suggests action={actions.open} />
      {open.length > 0 && <ol className="space-y-4">{open.map(view)}</ol>}
      {resolved.length > 0 && (
        <Disclosure summary={t('resolved', { count: resolved.length })}>
          <ol className="space-y-4">{resolved.map(view)}</ol>
        </Disclosure>
      )}
    </section>
  )
}
