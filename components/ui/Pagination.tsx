import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  /** From 1. */
  page: number
  pages: number
  /** Returns the address of a page, with the filters of the list. */
  hrefOf: (page: number) => string
  label?: string
}

const linkClass = 'inline-block min-w-10 rounded px-3 py-2 text-center hover:bg-panel'

/** Plain links to the pages of a list; nothing when there is only one page. */
export function Pagination({ page, pages, hrefOf, label }: Props) {
  const t = useTranslations('ui.pagination')
  const more = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  if (pages < 2) return null
  return (
    <nav aria-label={label ?? t('label')} className="screen-only mt-8">
      <ul className="flex flex-wrap items-center gap-1">
        {page > 1 && (
          <li>
            <a rel="prev" href={hrefOf(page - 1)} className={linkClass}>
              {t.rich('previous', { more })}
            </a>
          </li>
        )}
        {numbersAround(page, pages).map((number, index) =>
          number === null ? (
            <li key={`gap-${index < 3 ? 'before' : 'after'}`} aria-hidden className="px-1 text-quiet">
              …
            </li>
          ) : (
            <li key={number}>
              <a
                href={hrefOf(number)}
                aria-current={number === page ? 'page' : undefined}
                aria-label={t('page', { page: number, pages })}
                className={`${linkClass} tabular-nums aria-[current=page]:bg-panel aria-[current=page]:font-semibold`}
              >
                {number}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a rel="next" href={hrefOf(page + 1)} className={linkClass}>
              {t.rich('next', { more })}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first, last and current page and its neighbours, in order; null where numbers are left out. */
export function numbersAround(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const numbers = [...new Set(wanted)].sort((a, b) => a - b)
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1]
    if (before === undefined || number - before === 1) return [number]
    return number - before === 2 ? [number - 1, number] : [null, number]
  })
}
