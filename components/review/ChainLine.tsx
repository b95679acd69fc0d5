import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { formatChain, formatLocator } from '@/lib/citations/format'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { knownThrough } from '@/lib/text/chain'

/** The citation as readers will see it, and for each source of the chain what was seen. */
export function ChainLine({ laid: { subject, hops, reliedOn } }: { laid: WorkbenchSubject }) {
  const t = useTranslator()
  const text = useTranslations('review.sides')
  const works = new Map(reliedOn.works.map((work) => [work.id, work]))
  const known = knownThrough(subject.quotation?.mode ?? null)
  return (
    <div className="text-sm">
      <p>
        {text.rich('readersSee', {
          quiet: (chunks) => <span className="text-quiet">{chunks}</span>,
          citation: () => <Runs runs={formatChain(subject.chain, works, known, t)} />,
        })}
      </p>
      <ol className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {subject.chain.map((hop, index) => (
          <li key={hop.sourceId}>
            <Link href={`/desk/sources/${hop.sourceId}`} className="link">
              <bdi>{hops[index]?.title || t('review.sides.untitled')}</bdi>
            </Link>
            {hop.locator && `, ${formatLocator(hop.locator, t)}`}:{' '}
            <span className={hop.access === 'NOT_SEEN' ? 'text-second-hand' : ''}>
              {t(`labels.access.${hop.access}`)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
