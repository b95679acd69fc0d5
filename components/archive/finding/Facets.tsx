import { langOf } from '@/components/text/text-marks'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { type FacetName, facetNames } from '@/lib/editions/indexing/facets'
import { searchPath } from '@/lib/search/address'
import type { FacetCounts, FacetValue } from '@/lib/search/facets'
import type { Asked } from '@/lib/search/filters'
import { facetLabel } from './facet-labels'

type Props = { asked: Asked; facets: FacetCounts; path?: string; hidden?: readonly FacetName[] }

/** The values shown of a facet; further ones are behind a disclosure. */
const SHOWN = 6

/**
 * Values by which a list can be narrowed, each with its number of records and as a link. A facet that is chosen already, or that all records
 * share, is left out. On a narrow screen all are behind a disclosure.
 */
export function Facets({ asked, facets, path = '/records', hidden = [] }: Props) {
  const t = useTranslator()
  const { counts, counted } = facets
  const shown = facetNames.flatMap((name) => {
    const values = counts.get(name) ?? []
    return hidden.includes(name) || asked[name] !== null || values.length === 0 ? [] : [{ name, values }]
  })
  if (shown.length === 0) return null
  return (
    <details className="facets screen-only">
      <summary className="min-h-11 font-medium text-accent">
        <DisclosureSign /> {t('archive.facets.title')}
      </summary>
      <nav aria-label={t('archive.facets.title')}>
        {counted !== null && <p className="facets-note">{t('archive.facets.counted', { count: counted })}</p>}
        {shown.map(({ name, values }) => (
          <Facet key={name} name={name} values={values} asked={asked} path={path} />
        ))}
      </nav>
    </details>
  )
}

type FacetProps = { name: FacetName; values: readonly FacetValue[]; asked: Asked; path: string }

function Facet({ name, values, asked, path }: FacetProps) {
  const t = useTranslator()
  const to = useAddress()
  const inOrder =
    name === 'year' ? values.toSorted((one, other) => Number(other.value) - Number(one.value)) : values
  const item = ({ value, records, label, language }: FacetValue) => (
    <li key={value}>
      <a href={to(searchPath({ ...asked, [name]: value, page: 1 }, path))}>
        <bdi lang={language === null ? undefined : langOf(language)}>{facetLabel(name, value, label, t)}</bdi>
        <span className="facet-count">{t('archive.facets.count', { count: records })}</span>
      </a>
    </li>
  )
  return (
    <section>
      <h2>{t(`archive.facets.names.${name}`)}</h2>
      <ul>{inOrder.slice(0, SHOWN).map(item)}</ul>
      {inOrder.length > SHOWN && (
        <details>
          <summary>
            <DisclosureSign /> {t('archive.facets.more', { count: inOrder.length - SHOWN })}
          </summary>
          <ul>{inOrder.slice(SHOWN).map(item)}</ul>
        </details>
      )}
    </section>
  )
}

/** The chosen values, each with a link that removes it. */
export function ChosenFacets({ asked, facets, path = '/records', hidden = [] }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const chosen = facetNames.flatMap((name) => {
    const value = asked[name]
    if (value === null || hidden.includes(name)) return []
    const known = facets.counts.get(name)?.find((one) => one.value === value)
    const label = facetLabel(name, value, known?.label ?? null, t)
    return [{ name, label, language: known?.language ?? null }]
  })
  if (chosen.length === 0) return null
  return (
    <ul aria-label={t('archive.facets.chosen')} className="chosen-facets">
      {chosen.map(({ name, label, language }) => (
        <li key={name}>
          <a href={to(searchPath({ ...asked, [name]: null, page: 1 }, path))}>
            <span className="text-quiet">{t(`archive.facets.names.${name}`)}</span>{' '}
            <bdi lang={language === null ? undefined : langOf(language)}>{label}</bdi>{' '}
            <span aria-hidden="true">×</span>
            <span className="sr-only">{t('archive.facets.remove')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
