import type { ThreadActions } from '@/components/discussions/ThreadView'
import type { SeenThread } from '@/lib/discussions/queries'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import type { FormAction } from '../desk/use-form'
import { CopyView } from './CopyView'
import { PauseOffer } from './PauseOffer'
import { SubjectPanel } from './SubjectPanel'
import { Workbench } from './Workbench'

type Props = {
  recordId: string
  laid: readonly WorkbenchSubject[]
  /** Of the whole record; null when there is none. */
  warning: string | null
  /** Null for those who cannot judge now. */
  action: FormAction | null
  /** Null for those who may not write the record. */
  accept: FormAction | null
  threads: {
    ofSubject: (laid: WorkbenchSubject) => readonly SeenThread[]
    /** How many more are shown once the reader has given their verdict. */
    withheldOf: (laid: WorkbenchSubject) => number
    ofPassage: (id: string) => readonly SeenThread[]
  }
  threadActions: ThreadActions
}

/**
 * The subjects in the order of the page, each with the copy that it rests on beside it. A warning of the whole record closes them all until
 * they are opened.
 */
export function SubjectList({ recordId, laid, warning, action, accept, threads, threadActions }: Props) {
  if (laid.length === 0) return <p className="text-quiet">Nothing here is left to check.</p>
  const panels = (
    <div className="space-y-5">
      {laid.map((one) => (
        <SubjectPanel
          key={one.anchor}
          recordId={recordId}
          laid={one}
          action={action}
          accept={accept}
          threads={threads.ofSubject(one)}
          withheldThreads={threads.withheldOf(one)}
          threadActions={threadActions}
        />
      ))}
    </div>
  )
  const record =
    warning === null ? (
      panels
    ) : (
      <PauseOffer warning={warning} opens="Show what is to be checked." of="RECORD">
        {panels}
      </PauseOffer>
    )
  const copies = laid.map((one) => ({
    anchor: one.anchor,
    name: one.name,
    view: (
      <CopyView
        laid={one}
        threads={one.passage ? threads.ofPassage(one.passage.id) : []}
        threadActions={threadActions}
      />
    ),
  }))
  return <Workbench record={record} copies={copies} />
}
