import type { Metadata } from 'next'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { RelocationList } from '@/components/holdings/RelocationList'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { openRelocations } from '@/lib/relocation/open-relocations'

export const metadata: Metadata = { title: 'Look again' }

const askedSchema = z.object({ after: z.uuid().optional().catch(undefined) })
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LookAgainPage({ searchParams }: Props) {
  const actor = await requireActor()
  const { rows, next } = await found(openRelocations(actor, askedSchema.parse(await searchParams)))
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">Passages to look at again</h1>
        <p className="mt-1 max-w-measure">
          A better copy was added, and these passages of the older one could not be moved to it by themselves.
          Until somebody decides, everything rests on the older copy as before.
        </p>
      </header>
      {rows.length > 0 ? (
        <RelocationList rows={rows} withSource />
      ) : (
        <EmptyState
          title="Nothing waits here"
          action={<LinkButton href="/desk/sources">All sources</LinkButton>}
        >
          When a copy is added that is better than an older one, the words that drafts quote are looked for in
          it. What does not stand there in exactly one place waits here.
        </EmptyState>
      )}
      {next && (
        <p className="mt-6">
          <LinkButton href={`/desk/sources/look-again?after=${next}`}>More</LinkButton>
        </p>
      )}
    </>
  )
}
