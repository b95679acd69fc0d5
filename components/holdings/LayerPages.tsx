import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import type { LayerPlace } from '@/lib/holdings/schema'

type Props = {
  href: string
  /** Offsets where the part before, and the part after, begin; null where there is none. */
  before: number | null
  next: number | null
  places: readonly LayerPlace[]
}

/** The ways through a long text: part by part, or to a page. */
export function LayerPages({ href, before, next, places }: Props) {
  return (
    <nav aria-label="Parts of this text" className="my-6 flex flex-wrap items-end gap-4">
      {before !== null && <LinkButton href={`${href}?from=${before}`}>Part before</LinkButton>}
      {next !== null && (
        <LinkButton href={`${href}?from=${next}`} rel="next">
          Next part
        </LinkButton>
      )}
      {places.length > 1 && (
        <form action={href} className="flex items-end gap-2">
          <Field label="Go to">
            {(wired) => (
              <Select
                {...wired}
                name="from"
                options={places.map(({ label, value, start }) => ({
                  value: String(start),
                  label: `${label} ${value}`,
                }))}
              />
            )}
          </Field>
          <Button type="submit" look="secondary">
            Go
          </Button>
        </form>
      )}
    </nav>
  )
}
