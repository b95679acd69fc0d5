'use client'

import { Button } from '@/components/ui/Button'
import { KeptCopies } from './KeptCopies'
import { timeOf } from './save-words'
import { TwoTexts } from './TwoTexts'
import type { RecordEditing } from './use-record-editor'

type Props = { editing: RecordEditing; kind: string; isOpen: boolean }

/** The places where two texts meet: a conflict with another save, and what an earlier visit could not send. Nothing is lost in either. */
export function LostAndFound({ editing, kind, isOpen }: Props) {
  const { status, conflict, kept, read, shelf } = editing
  const known = { kind, shelf }
  const refused = kept.isRefused && (
    <p role="alert" className="mt-1 font-semibold text-alarm">
      This browser could not keep a copy, so nothing was changed. Copy your words elsewhere first.
    </p>
  )
  return (
    <>
      {status.kind === 'conflict' && (
        <TwoTexts
          {...known}
          title="Two texts of this record"
          mine={{
            title: 'Yours, not saved yet',
            content: read(),
            action: <Button onClick={conflict.keepMine}>Save mine on top</Button>,
          }}
          theirs={{
            title: `Saved by ${status.current.isOwn ? 'you' : status.current.savedBy}, ${timeOf(status.current.savedAt)}`,
            content: status.current.content,
            action: (
              <Button look="secondary" onClick={conflict.takeTheirs}>
                Go on from theirs, keep mine as a copy
              </Button>
            ),
          }}
        >
          <p>
            {status.current.isOwn
              ? 'You saved this draft in another tab or on another device while you were writing here.'
              : `${status.current.savedBy} saved this draft while you were writing.`}{' '}
            If you save the text of this page on top, the other one is first kept as a revision.
          </p>
          {refused}
        </TwoTexts>
      )}
      {kept.offered && status.kind !== 'conflict' && (
        <TwoTexts
          {...known}
          title="This browser holds a text that was never saved"
          mine={{
            title: `Kept in this browser, ${timeOf(kept.offered.keptAt)}`,
            content: kept.offered.content,
            action: isOpen ? (
              <Button onClick={() => kept.offered && kept.goOn(kept.offered)}>Go on from this text</Button>
            ) : null,
          }}
          theirs={{
            title: 'As it is saved and shown below',
            content: read(),
            action: (
              <Button look="secondary" onClick={() => kept.offered && kept.layAside(kept.offered)}>
                Go on from this one, keep the other as a copy
              </Button>
            ),
          }}
        >
          <p>The connection or the browser ended before it could be sent.</p>
          {refused}
        </TwoTexts>
      )}
      <KeptCopies copies={kept.copies} onForget={kept.forget} {...known} />
    </>
  )
}
