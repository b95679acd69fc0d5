import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { ComparedEntries } from '@/components/desk/ComparedEntries'
import { MergeForm } from '@/components/desk/MergeForm'
import { OtherSourceForm } from '@/components/desk/sources/OtherSourceForm'
import { linesOf } from '@/components/desk/sources/source-differences'
import { formOf } from '@/components/desk/sources/source-draft'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { listHoldings } from '@/lib/holdings/queries'
import { likeSources } from '@/lib/sources/likeness'
import { getSource, restingOn } from '@/lib/sources/queries'
import { mergeSourcesAction } from '../../actions'

export const metadata: Metadata = { title: 'Merge sources' }

const askedSchema = z.object({ with: z.uuid().nullable().default(null).catch(null) })
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function entryOf(actor: Parameters<typeof getSource>[0], id: string) {
  const { source, version, authorityNames } = await found(getSource(actor, id))
  const [holdings, { recordTotal, hidden }] = await Promise.all([
    listHoldings(actor, source.id),
    restingOn(actor, source.id),
  ])
  const counts = { Copies: holdings.length, 'Records that cite it': recordTotal + hidden }
  return { source, version, counts, lines: linesOf(formOf(source, authorityNames)) }
}

export default async function MergePage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = askedSchema.parse(await searchParams)
  const one = await entryOf(actor, id)
  const other = asked.with ? await entryOf(actor, asked.with) : null
  if (one.source.id !== id || other?.source.id === id) redirect(`/desk/sources/${one.source.id}`)
  const like = other ? [] : await likeSources(actor, id)
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/sources/${id}`} className="link">
            Back to the source
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">Two entries of one work</h1>
        <p className="mt-1 max-w-measure">
          Where the archive has one work twice, the two become one. Whatever cites either is kept.
        </p>
      </header>
      {other ? (
        <div className="space-y-8">
          <ComparedEntries
            caption="The two entries side by side"
            names={['This entry', 'The other entry']}
            lines={[
              ...one.lines.map(({ label, text }, index) => ({
                label,
                texts: [text, other.lines[index]?.text ?? ''] as const,
              })),
              ...(['Copies', 'Records that cite it'] as const).map((label) => ({
                label,
                texts: [String(one.counts[label]), String(other.counts[label])] as const,
              })),
            ]}
          />
          <MergeForm
            action={mergeSourcesAction}
            entries={[
              { id, version: one.version, label: one.source.title, hint: 'This entry' },
              {
                id: other.source.id,
                version: other.version,
                label: other.source.title,
                hint: 'The other entry',
              },
            ]}
            what="Copies, relations and the citations of all drafts of the other go to it, and its description stays as it is; take over what is better before or after. What was published keeps its words, and the old address leads to the one that stays. Where the description differs, what cites the other is checked again."
          />
          <p>
            <Link href={`/desk/sources/${id}/merge`} className="link">
              Compare with another
            </Link>
          </p>
        </div>
      ) : (
        <div className="space-y-8">
          {like.length > 0 && (
            <section aria-labelledby="like">
              <h2 id="like" className="font-serif text-xl font-semibold">
                Entries that look alike
              </h2>
              <ul className="mt-2 max-w-3xl">
                {like.map((source) => (
                  <li key={source.id} className="border-b border-line py-2">
                    <Link href={`/desk/sources/${id}/merge?with=${source.id}`} className="link">
                      <bdi>{source.title}</bdi>
                    </Link>
                    <span className="ms-2 text-quiet">
                      {[source.containerTitle, source.issuedVerbatim].filter(Boolean).join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <OtherSourceForm sourceId={id} />
        </div>
      )}
    </>
  )
}
