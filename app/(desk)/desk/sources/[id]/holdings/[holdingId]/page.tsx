import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { DeleteForm } from '@/components/desk/DeleteForm'
import { BetterCopyForm } from '@/components/holdings/BetterCopyForm'
import { CopyLinks } from '@/components/holdings/CopyLinks'
import { CopyView } from '@/components/holdings/CopyView'
import { DescribeForm } from '@/components/holdings/DescribeForm'
import { HoldingFacts } from '@/components/holdings/HoldingFacts'
import { HoldingHeader } from '@/components/holdings/HoldingHeader'
import { LayerPages } from '@/components/holdings/LayerPages'
import { LayerReader } from '@/components/holdings/LayerReader'
import { maskProposals } from '@/components/holdings/mask-proposals'
import { PassageList } from '@/components/holdings/PassageList'
import { PassageTalk } from '@/components/holdings/PassageTalk'
import { anchorOf, entranceOf } from '@/components/holdings/passage-anchors'
import { Recognition } from '@/components/holdings/Recognition'
import { SheetForm } from '@/components/holdings/SheetForm'
import { ShutCopy } from '@/components/holdings/ShutCopy'
import { TextHistory } from '@/components/holdings/TextHistory'
import { TextMasks } from '@/components/holdings/TextMasks'
import { Thumbnail } from '@/components/holdings/Thumbnail'
import { WithPause } from '@/components/review/PauseOffer'
import { Disclosure } from '@/components/ui/Disclosure'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { threadsOfPassages } from '@/lib/discussions/queries'
import { namesThatShut } from '@/lib/editions/copies/shut'
import { nameProposals } from '@/lib/editions/masking/name-proposals'
import { listMasks } from '@/lib/editions/masking/queries'
import { maskKinds } from '@/lib/editions/masking/schema'
import { isWithoutText } from '@/lib/holdings/extract/media-type'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { isKeptSilent } from '@/lib/holdings/played-bytes'
import { hasUnmappedSheets } from '@/lib/holdings/printed-pages'
import {
  getHolding,
  listHoldings,
  listPassages,
  PART,
  passageStart,
  readTextLayer,
} from '@/lib/holdings/queries'
import { transcriptOf } from '@/lib/holdings/recording'
import { recordingKindOf } from '@/lib/holdings/recording-kinds'
import { readerPlaceSchema } from '@/lib/holdings/schema'
import { recognitionOf } from '@/lib/jobs/recognition'
import { warningsOnPassages } from '@/lib/records/passage-warnings'
import { correctionsOf } from '@/lib/relocation/text-history'
import { getTranslator } from '@/lib/settings/language'
import { joinedWarnings } from '@/lib/text/content-warnings'
import { cancelJobAction } from '../../../../jobs/actions'
import { threadActions } from '../../../../threads/thread-actions'
import {
  betterCopyAction,
  deleteHoldingAction,
  deletePassageAction,
  describeHoldingAction,
  liftMaskAction,
  recogniseAction,
  setMaskAction,
  stateFirstPageAction,
} from '../../../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('holdings.copy'),
})

type Props = {
  params: Promise<{ id: string; holdingId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** UTF-16 units of text to show before the passage that is looked at. */
const LEAD = 1500

export default async function HoldingPage({ params, searchParams }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  const { id, holdingId } = await params
  const asked = readerPlaceSchema.parse(await searchParams)
  const holding = await found(getHolding(actor, holdingId, id))
  const [layer] = holding.textLayers
  const looked = layer && asked.passage ? await passageStart(actor, layer.id, asked.passage) : null
  const from = looked === null ? asked.from : Math.max(0, looked - LEAD)
  const part = layer ? await readTextLayer(actor, layer.id, from) : null
  const passages = part
    ? await listPassages(actor, part.id, { start: part.start, end: part.start + part.text.length })
    : []
  const passageIds = passages.map(({ id }) => id)
  const [warnings, threads, masks, names, corrections, recognition, shutBy, isSilent, transcript] =
    await Promise.all([
      warningsOnPassages(actor, passageIds),
      threadsOfPassages(actor, passageIds),
      layer ? listMasks(actor, layer.id) : [],
      part ? nameProposals(actor, part) : [],
      correctionsOf(actor, holdingId),
      recognitionOf(actor, holding, t),
      namesThatShut(actor, holding),
      isKeptSilent({ ...holding, mediaType: holding.file.mediaType }),
      recordingKindOf(holding.file.mediaType) ? transcriptOf(actor, holdingId) : null,
    ])
  const active = masks.filter(({ liftedAt }) => liftedAt === null)
  // The warnings of one passage are one text. Passages share most of them, so each is shown once.
  const warning = joinedWarnings([...warnings.values()].flatMap((text) => text.split(' · ')))
  const isWarned = warning !== ''
  const { passage } = asked
  const mayWrite = can(actor, 'writeAll')
  const copies = mayWrite
    ? (await listHoldings(actor, holding.source.id)).filter((copy) => copy.id !== holdingId)
    : []
  const here = `/desk/sources/${id}/holdings/${holdingId}`
  const page = layer?.locators.findIndex(({ start, end }) => start <= from && from < end) ?? -1
  const view = (
    <CopyView
      id={holdingId}
      mediaType={holding.file.mediaType}
      filename={holding.filename}
      page={Math.max(0, page) + 1}
      transcript={isWarned ? null : transcript}
    />
  )
  return (
    <>
      <HoldingHeader holding={holding} />
      <div className="flex items-start gap-6">
        <div className="min-w-0 flex-1">
          <HoldingFacts holding={holding} />
        </div>
        {part && (
          <div className="max-sm:hidden">
            <Thumbnail {...holding} mediaType={holding.file.mediaType} />
          </div>
        )}
      </div>
      {(!layer || isWithoutText(holding.file.mediaType)) && (
        <section aria-labelledby="copy" className="mt-10 max-w-3xl space-y-4">
          <h2 id="copy" className="font-serif text-xl font-semibold">
            {t('holdings.view.title')}
          </h2>
          {!layer && <p>{t('holdings.add.noText')}</p>}
          {view}
        </section>
      )}
      <ShutCopy by={shutBy} isSilent={isSilent} />
      {recognition && (
        <Recognition
          {...recognition}
          holdingId={holdingId}
          actions={{ start: recogniseAction, cancel: cancelJobAction }}
        />
      )}
      <CopyLinks here={here} textFrom={layer ? (part?.start ?? 0) : null} mayWrite={mayWrite} />
      {part && layer && (
        <section aria-labelledby="text" className="mt-10">
          <h2 id="text" className="font-serif text-xl font-semibold">
            {t('holdings.text')}
          </h2>
          <LayerPages
            href={here}
            before={part.start > 0 ? Math.max(0, part.start - PART) : null}
            next={part.next}
            places={layer.locators}
          />
          <WithPause
            warning={warning}
            shows="TEXT"
            entrances={passage ? [entranceOf('passage', passage), entranceOf('talk', passage)] : []}
          >
            {passage && looked !== null && isWarned && (
              <p>
                <a href={`#${anchorOf('passage', passage, isWarned)}`} className="link">
                  {t('holdings.goToPassage')}
                </a>
              </p>
            )}
            {hasPageImages(holding.file.mediaType) && !isWithoutText(holding.file.mediaType) && (
              <Disclosure summary={t('holdings.view.pages')} className="mb-6 max-w-3xl">
                {view}
              </Disclosure>
            )}
            <TextHistory corrections={corrections} />
            <LayerReader part={part} passages={passages} masks={active} isWarned={isWarned} />
            <LayerPages href={here} before={null} next={part.next} places={[]} />
            <PassageList
              passages={passages}
              isWarned={isWarned}
              href={here}
              action={mayWrite ? deletePassageAction : null}
            />
            <PassageTalk
              passages={passages}
              lookedAt={passage}
              isWarned={isWarned}
              threads={threads}
              actions={threadActions}
            />
            <TextMasks
              textLayerId={layer.id}
              masks={masks}
              liftable={maskKinds.filter((kind) =>
                can(actor, kind === 'PRIVATE' ? 'liftPrivateMasks' : 'maskTexts'),
              )}
              proposals={
                can(actor, 'maskTexts') ? { graphic: maskProposals(passages, warnings, active), names } : null
              }
              actions={{ set: setMaskAction, lift: liftMaskAction }}
            />
          </WithPause>
        </section>
      )}
      {mayWrite && (
        <div className="mt-10 space-y-4">
          {layer && holding.firstPage === null && hasUnmappedSheets(layer.locators) && (
            <SheetForm id={holdingId} sheets={layer.locators.length} action={stateFirstPageAction} />
          )}
          <BetterCopyForm
            id={holdingId}
            betterThan={holding.betterThan}
            copies={copies.map((copy) => ({
              value: copy.id,
              label: t('holdings.option', {
                kind: t(`labels.holding.${copy.kind}`),
                filename: copy.filename,
              }),
            }))}
            action={betterCopyAction}
          />
          <DescribeForm
            id={holdingId}
            action={describeHoldingAction}
            opened={{
              obtainedFrom: holding.obtainedFrom,
              obtainedOn: holding.obtainedOn?.toISOString().slice(0, 10) ?? '',
              rights: holding.rights,
              access: holding.access,
              shown: holding.shown,
              note: holding.note,
            }}
          />
          <DeleteForm id={holdingId} what="copy" action={deleteHoldingAction.bind(null, id)} />
        </div>
      )}
    </>
  )
}
