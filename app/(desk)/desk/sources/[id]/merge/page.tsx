import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { permitted } from '@/app/(desk)/permitted'
import { MergePage } from '@/components/merging/MergePage'
import { OtherSourceForm } from '@/components/merging/OtherSourceForm'
import { linesOf } from '@/components/sources/source-differences'
import { formOf } from '@/components/sources/source-draft'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { listHoldings } from '@/lib/holdings/queries'
import { getTranslator } from '@/lib/settings/language'
import { dependentsOf } from '@/lib/sources/dependents'
import { likeSources } from '@/lib/sources/likeness'
import { getSource } from '@/lib/sources/queries'
import { mergeSourcesAction } from '../../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('merging.sources.title'),
})

const askedSchema = z.object({ with: z.uuid().nullable().default(null).catch(null) })
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function entryOf(actor: Parameters<typeof getSource>[0], id: string) {
  const { source, version, authorityNames } = await found(getSource(actor, id))
  const [holdings, { recordTotal, hidden }] = await Promise.all([
    listHoldings(actor, source.id),
    dependentsOf(actor, source.id),
  ])
  const t = await getTranslator()
  const lines = linesOf(formOf(source, authorityNames), t).map(({ label, text }) => [label, text] as const)
  return {
    id: source.id,
    version,
    label: source.title,
    lines: [
      ...lines,
      [t('merging.sources.copies'), String(holdings.length)],
      [t('merging.sources.records'), String(recordTotal + hidden)],
    ] as const,
  }
}

export default async function MergeSourcesPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  permitted(actor, 'writeAll')
  const { id } = await params
  const asked = askedSchema.parse(await searchParams)
  const one = await entryOf(actor, id)
  const other = asked.with ? await entryOf(actor, asked.with) : null
  if (one.id !== id || other?.id === id) redirect(`/desk/sources/${one.id}`)
  const like = other ? [] : await likeSources(actor, id)
  return (
    <MergePage
      title={t('merging.sources.heading')}
      lead={t('merging.sources.lead')}
      area="/desk/sources"
      back={t('merging.sources.back')}
      one={one}
      other={other}
      effect={t('merging.sources.effect')}
      action={mergeSourcesAction}
    >
      {like.length > 0 && (
        <section aria-labelledby="like">
          <h2 id="like" className="font-serif text-xl font-semibold">
            {t('merging.sources.alike')}
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
    </MergePage>
  )
}
