import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { AddHolding } from '@/components/holdings/AddHolding'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { env } from '@/lib/env'
import { listHoldings } from '@/lib/holdings/queries'
import { getTranslator } from '@/lib/settings/language'
import { getSource } from '@/lib/sources/queries'

export const metadata: Metadata = { title: 'Add a copy' }

type Props = { params: Promise<{ id: string }> }

export default async function NewHoldingPage({ params }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  const { id } = await params
  const { source } = await found(getSource(actor, id))
  const copies = await listHoldings(actor, source.id)
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">Add a copy</h1>
        <p className="mt-1">
          Of{' '}
          <Link href={`/desk/sources/${id}`} className="link">
            <bdi>{source.title}</bdi>
          </Link>
          . A copy is never replaced: a better one is added beside it.
        </p>
      </header>
      <AddHolding
        sourceId={source.id}
        language={source.language ?? ''}
        maxMegabytes={env.STELE_MAX_UPLOAD_MB}
        copies={copies.map((copy) => ({
          value: copy.id,
          label: `${t(`labels.holding.${copy.kind}`)}: ${copy.filename}`,
        }))}
      />
    </>
  )
}
