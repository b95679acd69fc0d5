import { useTranslations } from 'next-intl'
import type { Refusal } from '@/components/desk/refusal'
import { Disclosure } from '@/components/ui/Disclosure'
import type { SeenThread } from '@/lib/discussions/queries'
import { AnchoredThread } from './AnchoredThread'
import type { SelectedText } from './selected-text'
import { TextForm } from './TextForm'
import type { ThreadActions } from './ThreadView'

type Props = {
  recordId: string
  threads: readonly SeenThread[]
  /** True where the text beside it has what the discussion is about in one place. */
  isThere: (thread: SeenThread) => boolean
  mayAccept: boolean
  memberId: string
  actions: ThreadActions
  /** Where the text beside it is edited. */
  inEditor?: {
    selection: () => SelectedText | null
    asked: { suggests: boolean; at: number } | null
    current: string | null
    goTo: (thread: SeenThread) => void
    before: () => Promise<Refusal | null>
  }
}

/** The comments on the text of a record and the suggestions for it, and the forms for new ones. None of them is part of the text. */
export function TextTalk(props: Props) {
  const { recordId, threads, isThere, mayAccept, memberId, actions, inEditor } = props
  const t = useTranslations('discussions')
  const Heading = inEditor ? 'h3' : 'h4'
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  const view = (thread: SeenThread) => (
    <AnchoredThread
      key={thread.id}
      thread={{ ...thread, exact: thread.exact ?? '' }}
      recordId={recordId}
      isThere={isThere(thread)}
      mayAccept={mayAccept}
      memberId={memberId}
      actions={actions}
      onGo={inEditor && (() => inEditor.goTo(thread))}
      before={inEditor?.before}
      isCurrent={inEditor?.current === thread.id}
    />
  )
  const form = (suggests: boolean) => (
    <TextForm
      recordId={recordId}
      memberId={memberId}
      suggests={suggests}
      action={actions.open}
      selection={inEditor?.selection}
      before={inEditor?.before}
      opened={inEditor?.asked?.suggests === suggests ? inEditor.asked.at : 0}
    />
  )
  return (
    <section aria-labelledby="text-talk" className="space-y-3 border-t border-line pt-3">
      <Heading id="text-talk" className="font-semibold">
        {t('textTitle')}
      </Heading>
      <p className="text-quiet">{t(inEditor ? 'editorHint' : 'textHint')}</p>
      {form(false)}
      {form(true)}
      {open.length > 0 && <ol className="space-y-4">{open.map(view)}</ol>}
      {resolved.length > 0 && (
        <Disclosure summary={t('resolved', { count: resolved.length })}>
          <ol className="space-y-4">{resolved.map(view)}</ol>
        </Disclosure>
      )}
    </section>
  )
}
