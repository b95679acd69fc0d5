import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { type ActType, actTypes, type FacetName, facetNames } from '@/lib/editions/indexing/facets'
import { searchPath } from '@/lib/search/address'
import { type RegisterId, registers } from '@/lib/search/register-columns'
import type { Register, RegisterAsked } from '@/lib/search/registers'
import { EmptyPage } from '../EmptyPage'
import { ChosenFacets, Facets } from './Facets'
import { facetLabel } from './facet-labels'
import { RegisterTable } from './RegisterTable'

type Props = { id: RegisterId; asked: RegisterAsked; register: Register }

/** A register with its filters, and the same as a file. Types of acts are counted apart and never added up. */
export function RegisterPage({ id, asked, register }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const { path, facets } = registers[id]
  const { rows, total, pages } = register
  const own = { ...asked, kind: null }
  const others: FacetName[] = facetNames.filter((name) => !facets.some((one) => one === name))
  return (
    <>
      <h1 className="page-title">{t(`archive.register.titles.${id}`)}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t(`archive.register.intros.${id}`)}</p>
      {id === 'register' && <ActTypes asked={asked} register={register} />}
      <ChosenFacets asked={own} facets={register} path={path} hidden={others} />
      <div className="found is-wide">
        <Facets asked={own} facets={register} path={path} hidden={[...others, 'act']} />
        <section aria-labelledby="rows">
          <h2 id="rows" className={id === 'register' ? 'sr-only' : 'font-medium'}>
            {id === 'register' ? t('archive.register.acts') : t('archive.search.found', { total })}
          </h2>
          {rows.length > 0 ? (
            <RegisterTable id={id} asked={asked} rows={rows} />
          ) : (
            <EmptyPage page={asked.page} first={searchPath({ ...own, page: 1 }, path)} />
          )}
          <Pagination
            page={asked.page}
            pages={pages}
            hrefOf={(page) => to(searchPath({ ...own, page }, path))}
          />
          <p className="screen-only mt-6">
            <a href={to(searchPath({ ...own, page: 1 }, `${path}/csv`))} className="link" download>
              {t('archive.register.csv')}
            </a>
          </p>
        </section>
      </div>
    </>
  )
}

/** The types of acts with their numbers, side by side. */
function ActTypes({ asked, register }: Omit<Props, 'id'>) {
  const t = useTranslator()
  const to = useAddress()
  const types = register.counts.get('act') ?? []
  if (asked.act !== null || types.length === 0) return null
  return (
    <ul className="act-types">
      {types.map(({ value, records }) => (
        <li key={value}>
          <a
            href={to(
              searchPath({ ...asked, kind: null, act: isAct(value) ? value : null, page: 1 }, '/register'),
            )}
          >
            {facetLabel('act', value, null, t)}{' '}
            <span className="act-count">{t('archive.facets.count', { count: records })}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const isAct = (value: string): value is ActType => actTypes.some((type) => type === value)
