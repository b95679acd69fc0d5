import { useTranslations } from 'next-intl'
import { Discussion } from '@/components/discussions/Discussion'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import type { SeenThread } from '@/lib/discussions/queries'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { PageImage } from '../page-image/PageImage'
import { CopySides } from './CopySides'
import { InCopy } from './InCopy'
import { SourceReference } from './SourceReference'

type Props = { laid: WorkbenchSubject; threads: readonly SeenThread[]; threadActions: ThreadActions }

/** The archive copy at the passage of a subject, and the discussions about that passage. */
export function CopyView({ laid, threads, threadActions }: Props) {
  const t = useTranslations('discussions')
  return (
    <div className="space-y-3">
      <SourceReference laid={laid} />
      {laid.passage && laid.pages.length > 0 ? (
        <CopySides
          needsImage={laid.passage.isMachineRead}
          text={<InCopy laid={laid} />}
          image={<PageImage key={laid.passage.id} holdingId={laid.passage.holding.id} spans={laid.pages} />}
        />
      ) : (
        <InCopy laid={laid} />
      )}
      {laid.passage && (
        <Discussion
          about={t('thisPassage')}
          threads={threads}
          place={{ passageId: laid.passage.id }}
          recordId={null}
          actions={threadActions}
        />
      )}
    </div>
  )
}
