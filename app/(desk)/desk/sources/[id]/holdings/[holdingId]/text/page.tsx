import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { permitted } from '@/app/(desk)/permitted'
import { CopyTextForm } from '@/components/holdings/CopyTextForm'
import { CopyView } from '@/components/holdings/CopyView'
import { HoldingName } from '@/components/holdings/HoldingName'
import { LayerPages } from '@/components/holdings/LayerPages'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { isMachineRead } from '@/lib/holdings/machine-read'
import { getHolding, PART, readTextLayer } from '@/lib/holdings/queries'
import { readerPlaceSchema } from '@/lib/holdings/schema'
import { getTranslator } from '@/lib/settings/language'
import { copyTextAction } from '../../../../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('holdings.copyText.title'),
})

type Props = {
  params: Promise<{ id: string; holdingId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The page of a copy beside its text, to correct the text or type it. */
export default async function CopyTextPage({ params, searchParams }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  permitted(actor, 'writeAll')
  const { id, holdingId } = await params
  const { from } = readerPlaceSchema.parse(await searchParams)
  const holding = await found(getHolding(actor, holdingId, id))
  const [layer] = holding.textLayers
  const part = layer ? await readTextLayer(actor, layer.id, from) : null
  const isRead =
    part !== null && isMachineRead(part, { start: part.start, end: part.start + part.text.length })
  const here = `/desk/sources/${id}/holdings/${holdingId}`
  const page = layer?.locators.findIndex(({ start, end }) => start <= from && from < end) ?? -1
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={here} className="link">
            <HoldingName kind={holding.kind} filename={holding.filename} />
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">
          {t(layer ? 'holdings.copyText.title' : 'holdings.copyText.titleOfNew')}
        </h1>
        <p className="mt-2 max-w-3xl text-quiet">
          {t(layer ? 'holdings.copyText.lead' : 'holdings.copyText.leadOfNew')}
        </p>
      </header>
      {part && layer && (
        <LayerPages
          href={`${here}/text`}
          before={part.start > 0 ? Math.max(0, part.start - PART) : null}
          next={part.next}
          places={layer.locators}
        />
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <CopyView
          id={holdingId}
          mediaType={holding.file.mediaType}
          filename={holding.filename}
          page={Math.max(0, page) + 1}
          showsUnsure={isRead}
        />
        <CopyTextForm
          key={part ? `${part.id} ${part.start}` : holdingId}
          id={holdingId}
          basis={
            part && {
              id: part.id,
              start: part.start,
              end: part.start + part.text.length,
              text: part.text,
              isMachineRead: isRead,
            }
          }
          language={layer?.language ?? holding.source.language ?? ''}
          action={copyTextAction.bind(null, here)}
        />
      </div>
    </>
  )
}
