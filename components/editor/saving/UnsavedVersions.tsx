'use client'

import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { ConflictStrip } from '../conflicts/ConflictStrip'
import { TwoVersions } from '../conflicts/TwoVersions'
import type { RecordEditing } from '../use-record-editor'
import { KeptCopies } from './KeptCopies'
import { timeOf } from './save-messages'
import { useSaveStatus } from './use-save-status'

type Props = { editing: RecordEditing; kind: string }

/** Shown where this browser could not keep a copy, so that nothing was changed. */
function CopyRefused({ kept }: Pick<RecordEditing, 'kept'>) {
  const t = useTranslator()
  if (!kept.isRefused) return null
  return (
    <p role="alert" className="mt-1 font-semibold text-alarm">
      {t('editor.versions.copyRefused')}
    </p>
  )
}

/** The choices of a conflict, below the save status; renders nothing when there is none. */
export function Conflict({ editing, kind }: Props) {
  const { saveState, resolve, read, shelf } = editing
  const status = useSaveStatus(saveState, (whole) => whole)
  if (status.kind !== 'conflict') return null
  return (
    <ConflictStrip
      {...{ kind, shelf }}
      base={status.base}
      mine={read()}
      theirs={status.current}
      onResolve={(content, leavesMine) => void resolve(content, leavesMine)}
    >
      <CopyRefused {...editing} />
    </ConflictStrip>
  )
}

const VERSIONS = 'unsaved-versions'

/** Says in the bar that there are versions which the server doesn't have, and leads to them; nothing where there are none. */
export function UnsavedLine({ editing: { kept, inspecting } }: Pick<Props, 'editing'>) {
  const t = useTranslator()
  const count = kept.copies.length
  if (!kept.offered && count === 0) return null
  const show = () => {
    const versions = document.getElementById(VERSIONS)
    if (versions) inspecting.reveal(versions)
  }
  return (
    <span role="status">
      <button type="button" className="link text-start font-medium" onClick={show}>
        {t('editor.unsaved.line', { isUnsaved: kept.offered ? 'yes' : 'no', count })}
      </button>
    </span>
  )
}

/** The versions that the server doesn't have: of an earlier visit, and copies. No choice loses one of them. */
export function UnsavedVersions({ editing, kind, isOpen }: Props & { isOpen: boolean }) {
  const t = useTranslator()
  const { saveState, kept, read, shelf } = editing
  // Reads the text again with each save.
  const { kind: status } = useSaveStatus(saveState, (whole) => whole)
  const known = { kind, shelf }
  if (!kept.offered && kept.copies.length === 0) return null
  return (
    <div id={VERSIONS} tabIndex={-1}>
      {kept.offered && status !== 'conflict' && (
        <TwoVersions
          {...known}
          title={t('editor.unsent.title')}
          mine={{
            title: t('editor.unsaved.mine', { when: timeOf(kept.offered.keptAt, t) }),
            content: kept.offered.content,
            action: isOpen ? (
              <Button onClick={() => kept.offered && kept.use(kept.offered)}>
                {t('editor.unsaved.use')}
              </Button>
            ) : null,
          }}
          theirs={{
            title: t('editor.unsaved.saved'),
            content: read(),
            action: (
              <Button look="secondary" onClick={() => kept.offered && kept.keepAsCopy(kept.offered)}>
                {t('editor.unsaved.keep')}
              </Button>
            ),
          }}
        >
          <p>{t('editor.unsaved.reason')}</p>
          <CopyRefused {...editing} />
        </TwoVersions>
      )}
      <KeptCopies copies={kept.copies} onDiscard={kept.discard} {...known} />
    </div>
  )
}
