import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { FormStep } from '@/components/desk/FormStep'
import { MediaFacts } from '@/components/media/MediaFacts'
import { MediaForm } from '@/components/media/MediaForm'
import { MediaPreview } from '@/components/media/MediaPreview'
import { Disclosure } from '@/components/ui/Disclosure'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { getMedia } from '@/lib/media/queries'
import { getTranslator } from '@/lib/settings/language'
import { deleteMediaAction, describeMediaAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor()
  return { title: (await found(getMedia(actor, (await params).id))).filename }
}

export default async function MediaEntryPage({ params }: Props) {
  const actor = await requireActor()
  const [media, t] = await Promise.all([found(getMedia(actor, (await params).id)), getTranslator()])
  return (
    <>
      <header className="py-8">
        <p>
          <Link href="/desk/media" className="link">
            {t('media.entry.back')}
          </Link>
        </p>
        <h1 className="mt-2 break-words font-serif text-3xl font-semibold">
          <bdi>{media.filename}</bdi>
        </h1>
      </header>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="describe">
          <h2 id="describe" className="font-serif text-xl font-semibold">
            {t('media.entry.describe')}
          </h2>
          <p className="mt-1 mb-5 max-w-prose text-quiet">
            {t(media.canEdit ? 'media.entry.describeHint' : 'media.entry.readOnly')}
          </p>
          <MediaPreview media={media} />
          {media.canEdit && <MediaForm media={media} save={describeMediaAction.bind(null, media.id)} />}
        </section>
        <div className="space-y-8">
          <MediaFacts media={media} />
          {media.canEdit && media.uses.length + media.pages.length + media.hiddenPages === 0 && (
            <Disclosure summary={t('media.entry.delete')}>
              <p className="mb-3 text-quiet">{t('media.entry.deleteHint')}</p>
              <FormStep
                action={deleteMediaAction.bind(null, media.id)}
                label={t('media.entry.delete')}
                look="danger"
              />
            </Disclosure>
          )}
        </div>
      </div>
    </>
  )
}
