import { Button } from '@/components/ui/Button'
import { Disclosure, DisclosureSign } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import type { QueueFilters as Filters, QueueShelf } from '@/lib/review/queue/filters'
import type { QueueFacets } from '@/lib/review/queue/queue'
import { languageName, languages } from '@/lib/text'
import { QueueSourceField } from './QueueSourceField'
import { ageOptions, countWords, whoseOptions } from './queue-words'

type Props = {
  shelf: QueueShelf
  filters: Filters
  /** The source that it is narrowed to. */
  source: { id: string; title: string } | null
  whose: NonNullable<Filters['whose']>
  facets: QueueFacets
  hrefOf: (filters: Filters) => string
}

/** "Accounts (3)"; without a count where none is known. */
const withCount = (label: string, count: number | null) =>
  count === null ? label : `${label} (${countWords(count)})`

/** What it is narrowed to, in words. */
function chosenWords(shelf: QueueShelf, filters: Filters, source: Props['source'], t: Translator): string {
  const whose = whoseOptions[shelf].find(({ value }) => value === filters.whose)?.label
  const chosen = [
    whose && whose[0]?.toLowerCase() + whose.slice(1),
    filters.kind && t(kindPlural(filters.kind)).toLowerCase(),
    filters.language && languageName(filters.language),
    filters.age && ageOptions.find(({ value }) => value === filters.age)?.label.toLowerCase(),
    filters.q && `“${filters.q}”`,
    source && `citing ${source.title}`,
  ].filter(Boolean)
  return chosen.length > 0 ? `Filter: ${chosen.join(', ')}` : 'Filter'
}

/**
 * The filters of the queue, an ordinary form whose answers stand in the address. On a small screen closed, with what is chosen in a line
 * (app/globals.css).
 */
export function QueueFilters({ shelf, filters, source, whose, facets, hrefOf }: Props) {
  const t = useTranslator()
  return (
    <details className="queue-filters mb-6">
      <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
        <DisclosureSign />
        <bdi>{chosenWords(shelf, filters, source, t)}</bdi>
      </summary>
      <form
        action="/desk/queue"
        className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap sm:gap-4"
      >
        <input type="hidden" name="show" value={shelf} />
        {filters.mark && shelf !== 'returned' && <input type="hidden" name="mark" value={filters.mark} />}
        <Field label="Whose">
          {(wired) => <Select {...wired} name="whose" defaultValue={whose} options={whoseOptions[shelf]} />}
        </Field>
        <Field label="Kind">
          {(wired) => (
            <Select
              {...wired}
              name="kind"
              defaultValue={filters.kind ?? ''}
              none="All"
              options={kinds.map(({ id }) => ({
                value: id,
                label: withCount(t(kindPlural(id)), facets?.kind ? (facets.kind[id] ?? 0) : null),
              }))}
            />
          )}
        </Field>
        <Field label="Language">
          {(wired) => (
            <Select
              {...wired}
              name="language"
              defaultValue={filters.language ?? ''}
              none="All"
              options={languages.map(({ tag, name }) => ({
                value: tag,
                label: withCount(name, facets?.language?.[tag] ?? null),
              }))}
            />
          )}
        </Field>
        <Field label="Waiting for">
          {(wired) => (
            <Select
              {...wired}
              name="age"
              defaultValue={filters.age ?? ''}
              none="Any time"
              options={ageOptions.map(({ value, label }) => ({
                value,
                label: withCount(label, facets?.age?.[value] ?? null),
              }))}
            />
          )}
        </Field>
        <Field label="Words of the title" className="col-span-2 min-w-48 grow">
          {(wired) => <Input {...wired} type="search" name="q" defaultValue={filters.q} />}
        </Field>
        <QueueSourceField source={source} />
        <div className="col-span-2 flex gap-2">
          <Button type="submit" look="secondary">
            Show
          </Button>
          <LinkButton href={`/desk/queue?show=${shelf}`} look="quiet">
            No filter
          </LinkButton>
        </div>
      </form>
      {facets?.source && facets.source.length > 1 && (
        <Disclosure summary="By the works that they cite" className="mt-3">
          <ul className="columns-xs gap-8">
            {facets.source.map(({ id, title, found }) => (
              <li key={id} className="break-inside-avoid py-1">
                <Link
                  href={hrefOf({ source: id })}
                  className="link"
                  aria-current={id === filters.source ? 'true' : undefined}
                >
                  <bdi>{title}</bdi>
                </Link>{' '}
                <span className="text-quiet tabular-nums">({countWords(found)})</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </details>
  )
}
