import { Runs } from '@/components/text/Runs'
import { Link } from '@/components/ui/Link'
import { formatLocator } from '@/lib/citations/format'
import type { LaidOut } from '@/lib/review/workbench'
import { accessLabels } from '@/lib/text/chain'

/** The chain as readers will see it, and hop by hop what was seen. */
export function ChainLine({ laid: { subject, chain, hops } }: { laid: LaidOut }) {
  return (
    <div className="text-sm">
      <p>
        <span className="text-quiet">Readers will see: </span>
        <Runs runs={chain} />
      </p>
      <ol className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {subject.chain.map((hop, index) => (
          <li key={hop.sourceId}>
            <Link href={`/desk/sources/${hop.sourceId}`} className="link">
              <bdi>{hops[index]?.title || 'Source'}</bdi>
            </Link>
            {hop.locator && `, ${formatLocator(hop.locator)}`}:{' '}
            <span className={hop.access === 'NOT_SEEN' ? 'text-second-hand' : ''}>
              {accessLabels[hop.access].toLowerCase()}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
