import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { found } from '@/app/(desk)/found'
import { WorkThrough } from '@/components/copy-work/WorkThrough'
import { HoldingName } from '@/components/holdings/HoldingName'
import { WithPause } from '@/components/review/PauseOffer'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { copyReportOf } from '@/lib/checks/copy-reports'
import { listMasks } from '@/lib/editions/masking/queries'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { getHolding } from '@/lib/holdings/queries'
import { placeInCopySchema } from '@/lib/holdings/schema'
import { workOn } from '@/lib/records/from-passage/queries'
import { warningsOnPassages } from '@/lib/records/passage-warnings'
import { spansOf } from '@/lib/review/page-spans'
import { getTranslator } from '@/lib/settings/language'
import { factsOf } from '@/lib/sources/facts'
import { getSource } from '@/lib/sources/queries'
import { joinedWarnings } from '@/lib/text/content-warnings'
import { createRecordFromPassageAction } from '../../../../../records/actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('holdings.work.title'),
})

type Props = {
  params: Promise<{ id: string; holdingId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A copy that is worked through from top to bottom: what records use of it, what none uses, and records made from its passages. */
export default async function WorkThroughPage({ params, searchParams }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  const { id, holdingId } = await params
  const { at } = placeInCopySchema.parse(await searchParams)
  const holding = await found(getHolding(actor, holdingId, id))
  const [layer] = holding.textLayers
  if (!layer) notFound()
  const [{ passages, used, unused, unusedCount }, masks, { source }] = await Promise.all([
    workOn(actor, layer.id),
    listMasks(actor, layer.id),
    getSource(actor, holding.source.id),
  ])
  const warnings = await warningsOnPassages(
    actor,
    passages.map(({ id }) => id),
  )
  const warning = joinedWarnings([...warnings.values()].flatMap((text) => text.split(' · ')))
  const onPages = hasPageImages(holding.file.mediaType)
    ? passages.flatMap((passage) => spansOf(passage, layer.locators))
    : []
  const findings = copyReportOf(actor, layer.id).then(({ intact, astray, placed }) => ({
    intact,
    astray,
    placed,
  }))
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/sources/${holding.source.id}/holdings/${holdingId}`} className="link">
            <bdi>{holding.source.title}</bdi>: <HoldingName kind={holding.kind} filename={holding.filename} />
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">{t('holdings.work.title')}</h1>
        <p className="mt-2 max-w-3xl text-quiet">{t('holdings.work.lead')}</p>
      </header>
      <WithPause warning={warning} shows="TEXT">
        <WorkThrough
          memberId={actor.id}
          holdingId={holdingId}
          textLayerId={layer.id}
          facts={factsOf(source)}
          used={used}
          unused={unused}
          unusedCount={unusedCount}
          marks={{
            passages: passages.map(({ id, start, end }) => ({ id, start, end })),
            masks: masks
              .filter(({ liftedAt }) => liftedAt === null)
              .map(({ id, start, end, kind }) => ({ id, start, end, kind })),
            onPages,
          }}
          at={at}
          findings={findings}
          action={createRecordFromPassageAction}
        />
      </WithPause>
    </>
  )
}
