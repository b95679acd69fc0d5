import type { Metadata } from 'next'
import { AuthorityFilters } from '@/components/authorities/AuthorityFilters'
import { AuthorityTable } from '@/components/authorities/AuthorityTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { listAuthorities } from '@/lib/authorities/queries'
import { authorityFiltersSchema, hrefOfAuthorities } from '@/lib/authorities/schema'

export const metadata: Metadata = { title: 'Authorities' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuthoritiesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = authorityFiltersSchema.parse(await searchParams)
  const { rows, next } = await listAuthorities(actor, filters)
  const narrowed = filters.q !== '' || filters.kind || filters.cursor
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">Authorities</h1>
        {can(actor, 'writeAll') && (
          <LinkButton href="/desk/authorities/new" look="primary">
            Add a name
          </LinkButton>
        )}
      </header>
      <AuthorityFilters {...filters} />
      {rows.length > 0 && <AuthorityTable authorities={rows} />}
      {rows.length === 0 && (
        <EmptyState title={narrowed ? 'No name fits' : 'There are no names yet'}>
          {narrowed
            ? 'Take a filter away, or look for another of its names.'
            : 'An authority is a person, body, periodical, place or event under one name, with all its other names, so that everything about it is found together.'}
        </EmptyState>
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-3">
        {filters.cursor && (
          <LinkButton href={hrefOfAuthorities({ ...filters, cursor: null })}>First</LinkButton>
        )}
        {next && (
          <LinkButton href={hrefOfAuthorities({ ...filters, cursor: next })} rel="next">
            Next
          </LinkButton>
        )}
      </nav>
    </>
  )
}
