import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import { kinds } from '@/lib/records/kinds'
import type { QueueAmong } from '@/lib/review/queries'
import type { QueueFilters as Filters, QueueShelf } from '@/lib/review/queue/filters'
import { languages } from '@/lib/text'
import { QueueSourceField } from './QueueSourceField'
import { ageOptions, whoseOptions } from './queue-words'

type Props = {
  shelf: QueueShelf
  filters: Filters
  /** The source that it is narrowed to. */
  source: { id: string; title: string } | null
  whose: NonNullable<Filters['whose']>
  among: QueueAmong
}

/** "Accounts (3)"; without a count where none is known. */
const withCount = (label: string, count: number | null) => (count === null ? label : `${label} (${count})`)

/** The filters of the queue, an ordinary form whose answers stand in the address. */
export function QueueFilters({ shelf, filters, source, whose, among }: Props) {
  const waiting = shelf !== 'returned'
  return (
    <form
      action="/desk/queue"
      className="mb-6 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap sm:gap-4"
    >
      <input type="hidden" name="show" value={shelf} />
      {filters.mark && waiting && <input type="hidden" name="mark" value={filters.mark} />}
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
            options={Object.values(kinds).map(({ id, plural }) => ({
              value: id,
              label: withCount(plural, among.kind && (among.kind[id] ?? 0)),
            }))}
          />
        )}
      </Field>
      {waiting && (
        <>
          <Field label="Language">
            {(wired) => (
              <Select
                {...wired}
                name="language"
                defaultValue={filters.language ?? ''}
                none="All"
                options={languages.map(({ tag, name }) => ({
                  value: tag,
                  label: withCount(name, among.language?.[tag] ?? null),
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
                options={ageOptions}
              />
            )}
          </Field>
          <Field label="Words of the title" className="col-span-2 min-w-48 grow">
            {(wired) => <Input {...wired} type="search" name="q" defaultValue={filters.q} />}
          </Field>
          <QueueSourceField source={source} />
        </>
      )}
      <div className="col-span-2 flex gap-2">
        <Button type="submit" look="secondary">
          Show
        </Button>
        <LinkButton href={`/desk/queue?show=${shelf}`} look="quiet">
          No filter
        </LinkButton>
      </div>
    </form>
  )
}
