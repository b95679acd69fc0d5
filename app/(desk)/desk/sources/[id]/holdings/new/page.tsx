import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { cancelJobAction } from '@/app/(desk)/desk/jobs/actions'
import { found } from '@/app/(desk)/found'
import { permitted } from '@/app/(desk)/permitted'
import { AddHolding } from '@/components/holdings/AddHolding'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { env } from '@/lib/env'
import { listHoldings } from '@/lib/holdings/queries'
import { jobsFor } from '@/lib/jobs/queries'
import { getTranslator } from '@/lib/settings/language'
import { getSource } from '@/lib/sources/queries'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('holdings.add.title'),
})

type Props = { params: Promise<{ id: string }> }

export default async function NewHoldingPage({ params }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  permitted(actor, 'writeAll')
  const { id } = await params
  const { source } = await found(getSource(actor, id))
  const [copies, jobs] = await Promise.all([
    listHoldings(actor, source.id),
    jobsFor(actor, { kind: 'addCopy', subjectId: source.id }, t),
  ])
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('holdings.add.title')}</h1>
        <p className="mt-1">
          <CopyOf id={source.id} title={source.title} />
        </p>
      </header>
      <AddHolding
        sourceId={source.id}
        maxMegabytes={env.STELE_MAX_UPLOAD_MB}
        jobs={jobs}
        cancelJob={cancelJobAction}
        copies={copies.map((copy) => ({
          value: copy.id,
          label: t('holdings.option', { kind: t(`labels.holding.${copy.kind}`), filename: copy.filename }),
        }))}
      />
    </>
  )
}

function CopyOf({ id, title }: { id: string; title: string }) {
  const t = useTranslations('holdings.add')
  return t.rich('of', {
    source: () => (
      <Link href={`/desk/sources/${id}`} className="link">
        <bdi>{title}</bdi>
      </Link>
    ),
  })
}
