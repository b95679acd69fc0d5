import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { addressOf } from '@/app/address'
import { RecordPage } from '@/components/archive/record/RecordPage'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { otherFigures } from '@/lib/editions/figures'
import { previewOf } from '@/lib/editions/preview'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.tabs.preview') }
}

/** The saved draft as its public page will show it. Read as the member who asks, on each request. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, t, archive] = await Promise.all([requireActor(), getTranslator(), archiveSettings()])
  const { id } = await params
  const edition = await found(previewOf(actor, id))
  const others = await otherFigures(edition)
  return (
    <>
      <div className="sticky top-0 z-30 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-4 py-2 text-sm">
        <LinkButton small href={`/desk/records/${id}/edit`}>
          {t('records.preview.back')}
        </LinkButton>
        <p role="note" className="text-quiet">
          {t('records.preview.note')}
        </p>
      </div>
      <div className="frame site-main">
        <RecordPage citing={{ edition, archive, addressOf, ark: null }} others={others} isPreview />
      </div>
    </>
  )
}
