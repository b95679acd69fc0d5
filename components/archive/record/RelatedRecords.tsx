import { useTranslator } from '@/components/ui/use-translator'
import type { RelatedRecord } from '@/lib/search/related'
import { RecordLine } from '../RecordLine'

/** Records that name the same people, bodies and places, or cite the same sources; nothing where there are none. */
export function RelatedRecords({ records }: { records: readonly RelatedRecord[] }) {
  const t = useTranslator()
  if (records.length === 0) return null
  return (
    <section aria-labelledby="related" className="screen-only mt-14">
      <h2 id="related" className="section-title">
        {t('archive.related.title')}
      </h2>
      <p className="mt-2 max-w-measure text-quiet">{t('archive.related.intro')}</p>
      <ul className="mt-4 grid gap-x-10 sm:grid-cols-2">
        {records.map((record) => (
          <li key={record.slug} className="border-t border-line py-4">
            <RecordLine {...record} isCitable={false} />
          </li>
        ))}
      </ul>
    </section>
  )
}
