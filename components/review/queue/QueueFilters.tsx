import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { Disclosure, DisclosureSign } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import { type QueueFilters as Filters, type QueueShelf, queueAges } from '@/lib/review/queue/filters'
import type { QueueFacets } from '@/lib/review/queue/queue'
import { languageName, languageOptions } from '@/lib/text'
import { QueueSourceField } from './QueueSourceField'
import { countMessage, whoseOptions, withCount } from './queue-messages'

type Props = {
  shelf: QueueShelf
  filters: Filters
  /** The source that the records cite. */
  source: { id: string; title: string } | null
  whose: NonNullable<Filters['whose']>
  facets: QueueFacets
  hrefOf: (filters: Filters) => string
}

/** The chosen filters, a label each. */
function chosenLabels(shelf: QueueShelf, filters: Filters, source: Props['source'], t: Translator): string[] {
  const whose = whoseOptions(shelf).find(({ value }) => value === filters.whose)
  const chosen = [
    whose && t(whose.label),
    filters.kind && t(kindPlural(filters.kind)),
    filters.language && languageName(filters.language, t),
    filters.age && t('review.queue.filters.age', { days: Number(filters.age) }),
    filters.q && t('review.queue.filters.titleChosen', { text: filters.q }),
    source && t('review.queue.filters.citesChosen', { title: source.title }),
  ]
  return chosen.flatMap((label) => label || [])
}

/** The filters of the queue, a plain form that writes them to the address. Folded on a small screen, with the chosen ones in its summary. */
export function QueueFilters({ shelf, filters, source, whose, facets, hrefOf }: Props) {
  const t = useTranslator()
  const of = useTranslations('review.queue.filters')
  const label = (given: Message | string) => (typeof given === 'string' ? given : t(given))
  return (
    <details className="queue-filters mb-6">
      <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
        <DisclosureSign />
        <bdi>{[of('summary'), ...chosenLabels(shelf, filters, source, t)].join(' · ')}</bdi>
      </summary>
      <form
        action="/desk/queue"
        className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap sm:gap-4"
      >
        <input type="hidden" name="show" value={shelf} />
        {filters.mark && shelf !== 'returned' && <input type="hidden" name="mark" value={filters.mark} />}
        <Field label={of('whose')}>
          {(wired) => (
            <Select
              {...wired}
              name="whose"
              defaultValue={whose}
              options={whoseOptions(shelf).map((option) => ({ ...option, label: t(option.label) }))}
            />
          )}
        </Field>
        <Field label={of('kind')}>
          {(wired) => (
            <Select
              {...wired}
              name="kind"
              defaultValue={filters.kind ?? ''}
              none={of('all')}
              options={kinds.map(({ id }) => ({
                value: id,
                label: label(withCount(kindPlural(id), facets?.kind ? (facets.kind[id] ?? 0) : null)),
              }))}
            />
          )}
        </Field>
        <Field label={of('language')}>
          {(wired) => (
            <Select
              {...wired}
              name="language"
              defaultValue={filters.language ?? ''}
              none={of('all')}
              options={languageOptions(t).map(({ tag, name }) => ({
                value: tag,
                label: label(withCount(name, facets?.language?.[tag] ?? null)),
              }))}
            />
          )}
        </Field>
        <Field label={of('waiting')}>
          {(wired) => (
            <Select
              {...wired}
              name="age"
              defaultValue={filters.age ?? ''}
              none={of('anyTime')}
              options={queueAges.map((value) => ({
                value,
                label: label(
                  withCount(
                    message('review.queue.filters.age', { days: Number(value) }),
                    facets?.age?.[value] ?? null,
                  ),
                ),
              }))}
            />
          )}
        </Field>
        <Field label={of('titleContains')} className="col-span-2 min-w-48 grow">
          {(wired) => <Input {...wired} type="search" name="q" defaultValue={filters.q} />}
        </Field>
        <QueueSourceField source={source} />
        <div className="col-span-2 flex gap-2">
          <Button type="submit" look="secondary">
            {t('ui.filters.apply')}
          </Button>
          <LinkButton href={`/desk/queue?show=${shelf}`} look="quiet">
            {t('ui.filters.clear')}
          </LinkButton>
        </div>
      </form>
      {facets?.source && facets.source.length > 1 && (
        <Disclosure summary={of('bySource')} className="mt-3">
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
                <span className="text-quiet tabular-nums">({t(countMessage(found))})</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </details>
  )
}
