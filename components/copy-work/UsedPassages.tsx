'use client'

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { kindLabel } from '@/lib/records/kinds/labels'
import { textOfPassage } from '@/lib/text/characters'
import { positionOfPassage } from '@/lib/text/passage-position'

type Range = { start: number; end: number }

/** A passage that records use: those that the member can open, and the number of the others. */
export type SeenUse = Range & {
  id: string
  locatorLabel: string | null
  locatorValue: string | null
  exact: string
  records: readonly { id: string; kind: string; title: string; state: WorkState }[]
  others: number
}

/** How many passages are listed before the marked word, and after it. */
const [BEFORE, AFTER] = [10, 60]

type Props = {
  used: readonly SeenUse[]
  /** How many there are, with those that aren't in `used`. */
  count: number
  /** The offset of the marked word; null where none is marked. */
  at: number | null
  onGo: (range: Range) => void
}

/** The passages of the copy that records use, around the marked word, each with its records. */
export function UsedPassages({ used, count, at, onGo }: Props) {
  const t = useTranslator()
  const text = useTranslations('holdings.work.used')
  const isHere = ({ start, end }: Range) => at !== null && start <= at && at < end
  const next = at === null ? 0 : used.findIndex(({ end }) => end > at)
  // Behind the last one, the list ends with it.
  const here = next < 0 ? used.length : next
  const listed = used.slice(Math.max(0, here - BEFORE), here + AFTER)
  return (
    <section aria-labelledby="used-passages">
      <h2 id="used-passages" className="font-serif text-xl font-semibold">
        {text('title', { count })}
      </h2>
      {used.length === 0 && <p className="text-quiet">{text('none')}</p>}
      <ol className="max-h-[50dvh] space-y-3 overflow-auto text-sm">
        {listed.map((one) => (
          <li
            key={one.id}
            aria-current={isHere(one) ? 'true' : undefined}
            className="border-s-3 border-line ps-3 aria-[current]:border-accent"
          >
            <button
              type="button"
              className="link line-clamp-2 text-start font-serif"
              onClick={() => onGo(one)}
            >
              <bdi>{textOfPassage(one.exact).slice(0, 160).toWellFormed()}</bdi>
            </button>
            <p className="text-quiet">{t(positionOfPassage(one))}</p>
            <Uses {...one} />
          </li>
        ))}
      </ol>
      {listed.length < count && (
        <p className="mt-2 text-sm text-quiet">{text('more', { count: count - listed.length })}</p>
      )}
      {used.length < count && (
        <p className="mt-2 text-sm text-quiet">{text('cut', { count: used.length })}</p>
      )}
    </section>
  )
}

/** The records that use a passage. */
export function Uses({ records, others }: Pick<SeenUse, 'records' | 'others'>) {
  const t = useTranslator()
  const text = useTranslations('holdings.work.used')
  return (
    <ul>
      {records.map(({ id, kind, title, state }) => (
        <li key={id}>
          {text.rich('record', {
            title: title || t('records.untitled'),
            kind: t(kindLabel(kind)),
            state: t(`labels.workState.${state}`),
            link: (chunks) => (
              <Link href={`/desk/records/${id}`} className="link">
                <bdi>{chunks}</bdi>
              </Link>
            ),
          })}
        </li>
      ))}
      {others > 0 && <li className="text-quiet">{text('others', { count: others })}</li>}
    </ul>
  )
}
