import { useTranslations } from 'next-intl'
import { pageImageHref } from '@/components/api/page-image'
import { ExtractionFindings } from '@/components/holdings/ExtractionFindings'
import { surroundings } from '@/components/text/surroundings'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import { CONTEXT } from '@/lib/review/schema'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { directionOf } from '@/lib/text'
import { MarkedText } from './MarkedText'
import { sideTitle, sideWords } from './side'

/** The address of the passage in its archive copy. */
const copyHref = ({ id, sourceId, holding }: NonNullable<WorkbenchSubject['passage']>) =>
  `/desk/sources/${sourceId}/holdings/${holding.id}?passage=${id}#passage-${id}`

/** The report on the text of the copy: open where something is uncertain or was left out. */
function HowItWasRead({ passage: { report } }: { passage: NonNullable<WorkbenchSubject['passage']> }) {
  const t = useTranslator()
  if (!report) return null
  return (
    <details className="mt-2 text-sm" open={report.findings.length > 0}>
      <summary className="cursor-pointer text-quiet">{t('review.sides.howRead')}</summary>
      <ExtractionFindings report={report} />
    </details>
  )
}

/** The passage of the archive copy with every difference marked, and the text around it. */
export function InCopy({ laid: { passage, pages, compared, copies, isClosed } }: { laid: WorkbenchSubject }) {
  const t = useTranslator()
  const text = useTranslations('review.sides')
  if (!passage)
    return (
      <div>
        <p className={sideTitle}>{t('review.sides.copy')}</p>
        <p className="text-quiet">
          {t(
            isClosed
              ? 'review.sides.closed'
              : copies.length > 0
                ? 'review.sides.noPassage'
                : 'review.sides.noCopy',
          )}
        </p>
      </div>
    )
  const { holding, locator } = passage
  const kind = t(`labels.holding.${holding.kind}`)
  const around = surroundings(passage, CONTEXT)
  return (
    <div>
      <p className={sideTitle}>
        {text.rich(holding.obtainedFrom ? 'copyFrom' : 'copyLink', {
          from: holding.obtainedFrom,
          link: () => (
            <Link href={copyHref(passage)} className="link">
              {locator ? t('review.sides.copyAt', { kind, locator: formatLocator(locator, t) }) : kind}
            </Link>
          ),
        })}
      </p>
      {passage.isMachineRead && (
        <p className="mb-2 border-s-4 border-edge ps-3 text-sm">{t('review.sides.machineRead')}</p>
      )}
      <p className={sideWords} lang={passage.language} dir={directionOf(passage.language)}>
        <span className="text-quiet">{around.before}</span>
        <span data-passage className="passage-shown box-decoration-clone px-0.5">
          {compared ? <MarkedText segments={compared.passage} /> : passage.exact}
        </span>
        <span className="text-quiet">{around.after}</span>
      </p>
      {passage.differentReading && (
        <p className="mt-2 border-s-4 border-alarm ps-3">
          {t('review.sides.differs')}{' '}
          <Link href={`/desk/sources/look-again/${passage.differentReading}`} className="link">
            {t('review.sides.differsLink')}
          </Link>
        </p>
      )}
      {passage.isMachineRead && (
        <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
          {pages.map(({ page }) => (
            <a
              key={page}
              href={pageImageHref(holding.id, page, 'large')}
              target="_blank"
              rel="noopener"
              className="link"
            >
              {t('review.sides.openPage', { page })}
            </a>
          ))}
        </p>
      )}
      <HowItWasRead passage={passage} />
    </div>
  )
}
