import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { type KindId, kinds } from '@/lib/records/kinds'
import type { QueueShelf } from '@/lib/review/queue/filters'

type Props = { shelf: QueueShelf; kind?: KindId; whose?: 'mine' | 'all' }

/** The filters of the queue, an ordinary form whose answers stand in the address. */
export function QueueFilters({ shelf, kind, whose }: Props) {
  const usual = shelf === 'returned' ? 'mine' : 'all'
  return (
    <form action="/desk/queue" className="mb-6 flex flex-wrap items-end gap-4">
      <input type="hidden" name="show" value={shelf} />
      <Field label="Kind">
        {(wired) => (
          <Select
            {...wired}
            name="kind"
            defaultValue={kind ?? ''}
            none="All"
            options={Object.values(kinds).map(({ id, plural }) => ({ value: id, label: plural }))}
          />
        )}
      </Field>
      <Field label="Whose">
        {(wired) => (
          <Select
            {...wired}
            name="whose"
            defaultValue={whose ?? usual}
            options={
              shelf === 'returned'
                ? [
                    { value: 'mine', label: 'What I wrote in' },
                    { value: 'all', label: 'Everybody’s' },
                  ]
                : [
                    { value: 'all', label: 'Everybody’s' },
                    { value: 'mine', label: 'Only what I did not write' },
                  ]
            }
          />
        )}
      </Field>
      <Button type="submit" look="secondary">
        Show
      </Button>
    </form>
  )
}
