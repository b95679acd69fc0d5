import { PassageLink } from '@/components/holdings/PassageLink'
import { entranceOf } from '@/components/holdings/passage-anchors'
import { Link } from '@/components/ui/Link'
import { Pagination } from '@/components/ui/Pagination'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { SourceDependents } from '@/lib/sources/dependents'
import { positionOfPassage } from '@/lib/text/passage-position'
import { WaysOf } from './WaysOf'

type Props = {
  sourceId: string
  dependents: SourceDependents
  /** The content warning of each passage that has one, by its id. */
  warnings: ReadonlyMap<string, string>
}

/** The records and passages that depend on a source, in pages. */
export function DependentsList({ sourceId, dependents, warnings }: Props) {
  const t = useTranslator()
  const { records, recordTotal, hidden, passages, passageTotal, hiddenPassages, page, pageSize } = dependents
  if (recordTotal + hidden + passageTotal + hiddenPassages === 0)
    return <p className="text-quiet">{t('sources.dependents.none')}</p>
  const pages = Math.max(1, Math.ceil(Math.max(recordTotal, passageTotal) / pageSize))
  return (
    <>
      <h3 className="mt-4 font-semibold">{t('sources.dependents.records', { count: recordTotal })}</h3>
      <ul className="mt-1">
        {records.map((record) => (
          <li key={record.id} className="border-b border-line py-2">
            <Link href={`/desk/records/${record.id}`} className="link">
              <bdi>{record.title}</bdi>
            </Link>
            <span className="ms-2 text-quiet">
              {t('sources.dependents.record', {
                kind: kindLabel(record.kind),
                state: t(`labels.workState.${record.state}`),
                isPublic: record.live === null ? 'no' : 'yes',
                edition: record.live ?? 0,
              })}
            </span>
            <WaysOf record={record} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="mt-2 text-quiet">{t('sources.dependents.hidden', { count: hidden })}</p>}
      <h3 className="mt-6 font-semibold">
        {t('sources.dependents.passages', { count: passageTotal + hiddenPassages })}
      </h3>
      <ul className="mt-1">
        {passages.map((passage) => (
          <li key={passage.id} className="border-b border-line py-2">
            <PassageLink
              href={`/desk/sources/${sourceId}/holdings/${passage.holdingId}?passage=${passage.id}#${entranceOf('passage', passage.id)}`}
              exact={passage.exact}
              warning={warnings.get(passage.id) ?? null}
            />
            <span className="ms-2 text-quiet">
              {t('sources.dependents.passage', {
                position: positionOfPassage(passage),
                count: passage.records,
              })}
            </span>
          </li>
        ))}
      </ul>
      {hiddenPassages > 0 && (
        <p className="mt-2 text-quiet">{t('sources.dependents.hiddenPassages', { count: hiddenPassages })}</p>
      )}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => `/desk/sources/${sourceId}?page=${number}#dependents`}
      />
    </>
  )
}
