import { useTranslator } from '@/components/ui/use-translator'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'

type Props = { q?: string; kind?: string | null; sort?: string | null; full?: boolean }

const control = 'min-h-11 rounded border border-edge bg-paper px-3 text-base'

/** Search as a plain form: its answer is an address that can be kept and passed on. */
export function SearchForm({ q = '', kind, sort, full = false }: Props) {
  const t = useTranslator()
  return (
    <search className="screen-only block">
      <form action="/records" method="get" className="flex max-w-3xl flex-wrap items-end gap-3">
        <label className="grow basis-72">
          <span className={full ? 'block text-quiet' : 'sr-only'}>Words, or “an exact phrase”</span>
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={300}
            placeholder={full ? undefined : 'Search the archive'}
            className={`${control} w-full`}
          />
        </label>
        {full && (
          <>
            <label>
              <span className="block text-quiet">Kind</span>
              <select name="kind" defaultValue={kind ?? ''} className={control}>
                <option value="">All kinds</option>
                {kinds.map(({ id }) => (
                  <option key={id} value={id}>
                    {t(kindPlural(id))}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span className="block text-quiet">Order</span>
              <select name="sort" defaultValue={sort ?? ''} className={control}>
                <option value="">{q ? 'Best match first' : 'Newest edition first'}</option>
                {q && <option value="published">Newest edition first</option>}
                <option value="dated">By the day they are of</option>
              </select>
            </label>
          </>
        )}
        <button
          type="submit"
          className="min-h-11 rounded border border-ink bg-ink px-5 text-base font-medium text-paper hover:bg-ink/85"
        >
          Search
        </button>
      </form>
    </search>
  )
}
