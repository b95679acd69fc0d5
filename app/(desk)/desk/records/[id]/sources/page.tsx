import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { SourceGraph } from '@/components/sources/SourceGraph'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { graphOfRecord } from '@/lib/sources/graph/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.sources.title') }
}

type Props = { params: Promise<{ id: string }> }

export default async function RecordSourcesPage({ params }: Props) {
  const [{ id }, t] = await Promise.all([params, getTranslator()])
  const graph = await found(graphOfRecord(await requireActor(), id))
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/records/${id}`} className="link">
            <bdi>{graph.title}</bdi>
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">{t('records.sources.title')}</h1>
        <p className="mt-1 max-w-measure">{t('records.sources.lead')}</p>
      </header>
      <SourceGraph graph={graph} id="record-sources" />
    </>
  )
}
