import { useTranslator } from '@/components/ui/use-translator'
import type { FirstRelations } from '@/lib/search/stated-relations'
import { RecordLine } from '../RecordLine'

/** The records to which an editor stated a relation that another member checked; nothing where there are none. */
export function StatedRelations({ relations: { first, isAll } }: { relations: FirstRelations }) {
  const t = useTranslator()
  if (first.length === 0) return null
  return (
    <section aria-labelledby="stated-relations" className="mt-14">
      <h2 id="stated-relations" className="section-title">
        {t('archive.related.statedTitle')}
      </h2>
      <p className="mt-2 max-w-measure text-quiet">{t('archive.related.statedIntro')}</p>
      {!isAll && (
        <p className="mt-2 max-w-measure text-quiet">
          {t('archive.related.statedFirst', { count: first.length })}
        </p>
      )}
      <ul className="mt-4 grid gap-x-10 sm:grid-cols-2">
        {first.map(({ type, isOwn, ...record }) => (
          <li key={`${type} ${isOwn} ${record.slug}`} className="border-t border-line py-4">
            <p className="font-medium">
              {t(isOwn ? `labels.recordRelation.${type}` : `labels.recordRelationBack.${type}`)}
            </p>
            <RecordLine {...record} isCitable={false} />
          </li>
        ))}
      </ul>
    </section>
  )
}
