import { PassageLink } from '@/components/holdings/PassageLink'
import { entranceOf } from '@/components/holdings/passage-anchors'
import { Link } from '@/components/ui/Link'
import { Pagination } from '@/components/ui/Pagination'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { Resting } from '@/lib/sources/dependents'
import { WaysOf } from './WaysOf'

type Props = {
  sourceId: string
  resting: Resting
  /** What is said before the words of a passage are shown, by its id. */
  warnings: ReadonlyMap<string, string>
}

const passagesHeld = (total: number) =>
  total === 0 ? 'No passage of it is bound' : total === 1 ? '1 passage' : `${total} passages`

/** Every record and passage that rests on a source, in pages. */
export function RestingList({ sourceId, resting, warnings }: Props) {
  const t = useTranslator()
  const { records, recordTotal, hidden, passages, passageTotal, page, pageSize } = resting
  if (recordTotal + hidden + passageTotal === 0)
    return <p className="text-quiet">Nothing rests on this source yet.</p>
  const pages = Math.max(1, Math.ceil(Math.max(recordTotal, passageTotal) / pageSize))
  return (
    <>
      <h3 className="mt-4 font-semibold">{recordTotal === 1 ? '1 record' : `${recordTotal} records`}</h3>
      <ul className="mt-1">
        {records.map((record) => (
          <li key={record.id} className="border-b border-line py-2">
            <Link href={`/desk/records/${record.id}`} className="link">
              <bdi>{record.title}</bdi>
            </Link>
            <span className="ms-2 text-quiet">
              {t(kindLabel(record.kind))}, {t(`labels.workState.${record.state}`)}
              {record.live !== null && `, edition ${record.live} is public`} ·{' '}
              {record.subjects === 1 ? 'one place' : `${record.subjects} places`}
            </span>
            <WaysOf record={record} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="mt-2 text-quiet">
          {hidden === 1 ? 'One more record rests' : `${hidden} more records rest`} on it, by other members.
        </p>
      )}
      <h3 className="mt-6 font-semibold">{passagesHeld(passageTotal)}</h3>
      <ul className="mt-1">
        {passages.map((passage) => (
          <li key={passage.id} className="border-b border-line py-2">
            <PassageLink
              href={`/desk/sources/${sourceId}/holdings/${passage.holdingId}?passage=${passage.id}#${entranceOf('passage', passage.id)}`}
              exact={passage.exact}
              warning={warnings.get(passage.id) ?? null}
            />
            <span className="ms-2 text-quiet">
              {passage.locatorLabel && `${passage.locatorLabel} ${passage.locatorValue} · `}
              {passage.records === 0
                ? 'not used'
                : passage.records === 1
                  ? 'in 1 record'
                  : `in ${passage.records} records`}
            </span>
          </li>
        ))}
      </ul>
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => `/desk/sources/${sourceId}?page=${number}#rests`}
      />
    </>
  )
}
