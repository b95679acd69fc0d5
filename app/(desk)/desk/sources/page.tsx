import type { Metadata } from 'next'
import { SourceFilters } from '@/components/sources/SourceFilters'
import { SourceTable } from '@/components/sources/SourceTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { hrefOfSources, sourceFiltersSchema } from '@/lib/sources/filters'
import { listSources } from '@/lib/sources/queries'

export const metadata: Metadata = { title: 'Sources' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SourcesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = sourceFiltersSchema.parse(await searchParams)
  const { rows, next } = await listSources(actor, filters)
  const narrowed = filters.q !== '' || filters.type || filters.identification || filters.cursor
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">Sources</h1>
        {can(actor, 'writeAll') && (
          <LinkButton href="/desk/sources/new" look="primary">
            Add a source
          </LinkButton>
        )}
      </header>
      <SourceFilters {...filters} />
      {rows.length > 0 && <SourceTable sources={rows} />}
      {rows.length === 0 && (
        <EmptyState title={narrowed ? 'No source fits' : 'There are no sources yet'}>
          {narrowed
            ? 'Take a filter away, or look for other words.'
            : 'A source is a work that can be cited: a newspaper article, a resolution, an interview, a report. Records rest on sources, and sources on the copies that the archive holds.'}
        </EmptyState>
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-3">
        {filters.cursor && <LinkButton href={hrefOfSources({ ...filters, cursor: null })}>Newest</LinkButton>}
        {next && (
          <LinkButton href={hrefOfSources({ ...filters, cursor: next })} rel="next">
            Older
          </LinkButton>
        )}
      </nav>
    </>
  )
}
