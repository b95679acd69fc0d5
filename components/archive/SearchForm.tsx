import { useTranslator } from '@/components/ui/use-translator'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'

type Props = { q?: string; kind?: string | null; sort?: string | null; full?: boolean }

const control = 'min-h-11 rounded border border-edge bg-paper px-3 text-base'

/** A plain search form: the results have an address that can be saved and shared. */
export function SearchForm({ q = '', kind, sort, full = false }: Props) {
  const t = useTranslator()
  return (
    <search className="screen-only block">
      <form
        action="/records"
        method="get"
        className={`flex ${full ? 'max-w-5xl' : 'max-w-3xl'} flex-wrap items-end gap-3`}
      >
        <label className="grow basis-72">
          <span className={full ? 'block text-quiet' : 'sr-only'}>{t('archive.search.label')}</span>
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={300}
            placeholder={full ? undefined : t('archive.search.placeholder')}
            className={`${control} w-full`}
          />
        </label>
        {full && (
          <>
            <label>
              <span className="block text-quiet">{t('archive.search.kind')}</span>
              <select name="kind" defaultValue={kind ?? ''} className={control}>
                <option value="">{t('archive.search.allKinds')}</option>
                {kinds.map(({ id }) => (
                  <option key={id} value={id}>
                    {t(kindPlural(id))}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span className="block text-quiet">{t('archive.search.order')}</span>
              <select name="sort" defaultValue={sort ?? ''} className={control}>
                <option value="">{q ? t('archive.search.bestMatch') : t('archive.search.recent')}</option>
                {q && <option value="published">{t('archive.search.recent')}</option>}
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
    </search>
  )
}
