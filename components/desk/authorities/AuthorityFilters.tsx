import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import {
  authorityKindLabels,
  authorityKinds,
  type AuthorityFilters as Filters,
} from '@/lib/authorities/schema'

/** The filters of the list, an ordinary form whose answers stand in the address. */
export function AuthorityFilters({ q, kind }: Filters) {
  return (
    <form action="/desk/authorities" className="mb-6 flex flex-wrap items-end gap-4">
      <Field label="Any of its names" className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label="What it names">
        {(wired) => (
          <Select
            {...wired}
            name="kind"
            defaultValue={kind ?? ''}
            none="All"
            options={authorityKinds.map((value) => ({ value, label: authorityKindLabels[value].many }))}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" look="secondary">
          Show
        </Button>
        <LinkButton href="/desk/authorities" look="quiet">
          All
        </LinkButton>
      </div>
    </form>
  )
}
