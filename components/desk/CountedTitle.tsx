import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  id: string
  title: string
  /** The number of entries that are shown. */
  count: number
  isMore: boolean
}

/** The heading of a list on To do, with the number of its entries. */
export function CountedTitle({ id, title, count, isMore }: Props) {
  const t = useTranslations('desk.toDo')
  return (
    <h2 id={id} className="mb-3 text-lg font-semibold">
      {t.rich('counted', {
        title: () => title,
        count: (chunks: ReactNode) => (
          <span className="ms-1 font-normal text-quiet tabular-nums">{chunks}</span>
        ),
        number: count,
        isMore: isMore ? 'yes' : 'no',
      })}
    </h2>
  )
}
