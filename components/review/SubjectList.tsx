import { useTranslations } from 'next-intl'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import { useTranslator } from '@/components/ui/use-translator'
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
  /** The content warning of the whole record; null when there is none. */
  warning: string | null
  /** Null for members who can't give verdicts now. */
  action: FormAction | null
  /** Null for members who can't edit the record. */
  accept: FormAction | null
  threads: {
    ofSubject: (laid: WorkbenchSubject) => readonly SeenThread[]
    /** The number of discussions shown only after the reader has given their verdict. */
    withheldOf: (laid: WorkbenchSubject) => number
    ofPassage: (id: string) => readonly SeenThread[]
  }
  threadActions: ThreadActions
}

/** The subjects in the order of the page, each with its archive copy. A content warning of the whole record folds them all. */
export function SubjectList({ recordId, laid, warning, action, accept, threads, threadActions }: Props) {
  const t = useTranslations('review.panel')
  const render = useTranslator()
  if (laid.length === 0) return <p className="text-quiet">{t('nothingLeft')}</p>
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
      <PauseOffer warning={warning} shows="SUBJECTS" of="RECORD">
        {panels}
      </PauseOffer>
    )
  const copies = laid.map((one) => ({
    anchor: one.anchor,
    name: render(one.name),
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
