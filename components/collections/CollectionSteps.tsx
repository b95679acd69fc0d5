'use client'

import { useTranslations } from 'next-intl'
import { FormStep } from '@/components/desk/FormStep'
import type { FormAction } from '@/components/desk/use-form'
import { Disclosure } from '@/components/ui/Disclosure'
import type { EditedCollection } from '@/lib/collections/queries'
import { pathOfCollection } from '@/lib/collections/shown'

type Props = {
  collection: Pick<EditedCollection, 'slug' | 'version' | 'liveVersion' | 'wasPublished' | 'canPublish'>
  /** Null for members who can't publish anything. */
  publish: FormAction | null
  unpublish: FormAction | null
  remove: FormAction
}

/** Offers the actions on a saved collection: publish it, take it offline, or delete it before it was first published. */
export function CollectionSteps({ collection, publish, unpublish, remove }: Props) {
  const t = useTranslations('collections')
  const { slug, version, liveVersion, wasPublished, canPublish } = collection
  return (
    <div className="space-y-4">
      {liveVersion !== null && (
        <p>
          {/* Public pages run none of the scripts of staff pages: an ordinary navigation. */}
          <a href={pathOfCollection(slug)} className="link">
            {t('view')}
          </a>
        </p>
      )}
      {liveVersion !== version && !canPublish && (
        <p className="text-quiet">{t(publish ? 'ownContentHint' : 'publisherHint')}</p>
      )}
      {liveVersion !== version && publish && canPublish && (
        <FormStep action={publish} label={t('publish', { version })} look="primary" />
      )}
      {liveVersion !== null && unpublish && (
        <FormStep action={unpublish} label={t('unpublish')} look="secondary" />
      )}
      {!wasPublished && (
        <Disclosure summary={t('delete')}>
          <p className="mb-3 text-quiet">{t('deleteSure')}</p>
          <FormStep action={remove} label={t('delete')} look="danger" />
        </Disclosure>
      )}
    </div>
  )
}
