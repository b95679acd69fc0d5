import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { facetNames } from '@/lib/editions/indexing/facets'
import type { Search } from '@/lib/search/queries'
import { suggesting } from './suggesting'

type Props = {
  /** The search whose results are shown: the form keeps its filters. */
  asked?: Search
  path?: string
}

const control = 'min-h-11 rounded border border-edge bg-paper px-3 text-base'

/** A plain search form: the results have an address that can be saved and shared. Where scripts run, it suggests names and records. */
export function SearchForm({ asked, path = '/records' }: Props) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <search className="screen-only block">
      <form
        action={to(path)}
        method="get"
        data-suggestions={to('/suggestions')}
        className={`flex ${asked ? '' : 'max-w-3xl'} flex-wrap items-end gap-3`}
      >
        <div className="suggesting">
          <label>
            <span className={asked ? 'block text-quiet' : 'sr-only'}>{t('archive.search.label')}</span>
            <input
              type="search"
              name="q"
              defaultValue={asked?.q.slice(0, 300) ?? ''}
              maxLength={300}
              placeholder={asked ? undefined : t('archive.search.placeholder')}
              className={`${control} w-full`}
            />
          </label>
          <div id="suggestions" role="listbox" aria-label={t('archive.search.suggested')} hidden />
          <p role="status" className="sr-only" />
        </div>
        {asked && (
          <>
            {facetNames.map((name) =>
              asked[name] === null ? null : (
                <input key={name} type="hidden" name={name} value={asked[name]} />
              ),
            )}
            <label className="min-w-0 flex-[1_1_11rem] sm:flex-none">
              <span className="block text-quiet">{t('archive.search.order')}</span>
              <select name="sort" defaultValue={asked.sort ?? ''} className={`${control} w-full`}>
                <option value="">
                  {asked.q ? t('archive.search.bestMatch') : t('archive.search.recent')}
                </option>
                {asked.q && <option value="published">{t('archive.search.recent')}</option>}
                <option value="dated">{t('archive.search.byDate')}</option>
              </select>
            </label>
          </>
        )}
        <button
          type="submit"
          className="min-h-11 rounded border border-ink bg-ink px-5 text-base font-medium text-paper hover:bg-ink/85"
        >
          {t('archive.search.submit')}
        </button>
      </form>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, named by its hash in the policy */}
      <script dangerouslySetInnerHTML={{ __html: suggesting }} />
    </search>
  )
}
