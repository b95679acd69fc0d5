import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import type { SourceFilters as Filters } from '@/lib/sources/filters'
import { sourceTypeOptions } from '@/lib/sources/types'

const known = [
  { value: 'IDENTIFIED', label: 'Identified' },
  { value: 'PARTIAL', label: 'Partly identified' },
  { value: 'NAMED_ONLY', label: 'Named only' },
]

/** The filters of the list, an ordinary form whose answers stand in the address. */
export function SourceFilters({ q, type, identification }: Filters) {
  return (
    <form action="/desk/sources" className="mb-6 flex flex-wrap items-end gap-4">
      <Field label="Title, where it came out, or a name" className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label="Kind of work">
        {(wired) => (
          <Select {...wired} name="type" defaultValue={type ?? ''} none="All" options={sourceTypeOptions} />
        )}
      </Field>
      <Field label="How well known">
        {(wired) => (
          <Select
            {...wired}
            name="identification"
            defaultValue={identification ?? ''}
            none="All"
            options={known}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" look="secondary">
          Show
        </Button>
        <LinkButton href="/desk/sources" look="quiet">
          All
        </LinkButton>
      </div>
    </form>
  )
}
