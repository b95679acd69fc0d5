import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { SourceGraph } from '@/components/sources/SourceGraph'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { graphOfRecord } from '@/lib/sources/graph/queries'

export const metadata: Metadata = { title: 'How the sources hang together' }

type Props = { params: Promise<{ id: string }> }

export default async function RecordSourcesPage({ params }: Props) {
  const { id } = await params
  const graph = await found(graphOfRecord(await requireActor(), id))
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/records/${id}`} className="link">
            <bdi>{graph.title}</bdi>
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">How the sources hang together</h1>
        <p className="mt-1 max-w-measure">
          What this draft rests on, and what that rests on in turn, as far as it is said. Sources that go back
          to one are named.
        </p>
      </header>
      <SourceGraph graph={graph} id="record-sources" />
    </>
  )
}
