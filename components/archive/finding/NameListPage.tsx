import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { listedNameKinds, namePath } from '@/lib/search/name-kinds'
import type { NameList, NamesAsked } from '@/lib/search/name-lists'
import { EmptyPage } from '../EmptyPage'

type Props = { asked: NamesAsked; list: NameList }

/** The address of a list of names: each kind, letter and page has its own. */
export function namesPath({ of, letter, page }: NamesAsked): string {
  const query = new URLSearchParams({ of, ...(letter && { letter }) })
  if (page > 1) query.set('page', String(page))
  return `/names?${query}`
}

/** The names that records give, from A to Z, with the number of records that give each. */
export function NameListPage({ asked, list }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const { letters, letter, names, pages } = list
  const total = letters
    .filter((one) => letter === null || one.letter === letter)
    .reduce((sum, one) => sum + one.names, 0)
  return (
    <>
      <h1 className="page-title">{t('archive.names.title')}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.names.intro')}</p>
      <ul aria-label={t('archive.names.kinds')} className="chosen-facets">
        {listedNameKinds.map((of) => (
          <li key={of}>
            <a
              href={to(namesPath({ of, letter: null, page: 1 }))}
              aria-current={asked.of === of ? 'true' : undefined}
            >
              {t(`archive.names.of.${of}`)}
            </a>
          </li>
        ))}
      </ul>
      {asked.of === 'place' && (
        <p className="screen-only mt-4">
          <a href={to('/map')} className="link">
            {t('archive.map.title')}
          </a>
        </p>
      )}
      {letters.length > 0 && (
        <nav aria-label={t('archive.names.letters')} className="letters screen-only">
          <ul>
            {letters.map((one) => (
              <li key={one.letter}>
                <a
                  href={to(namesPath({ ...asked, letter: one.letter, page: 1 }))}
                  aria-current={one.letter === letter ? 'true' : undefined}
                >
                  {one.letter}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {total > 0 && <h2 className="mt-6 font-medium">{t('archive.names.count', { total })}</h2>}
      {names.length === 0 ? (
        <EmptyPage page={asked.page} first={namesPath({ ...asked, page: 1 })} />
      ) : (
        <ul className="name-list" aria-label={t(`archive.names.of.${asked.of}`)}>
          {names.map(({ key, name, records }) => (
            <li key={key}>
              <a href={to(namePath(asked.of, key))} dir="auto">
                {name}
              </a>
              <span className="facet-count">{t('archive.facets.count', { count: records })}</span>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={asked.page}
        pages={pages}
        hrefOf={(page) => to(namesPath({ ...asked, letter, page }))}
      />
    </>
  )
}
