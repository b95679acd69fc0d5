import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { CollectionForm } from '@/components/collections/CollectionForm'
import { CollectionSteps } from '@/components/collections/CollectionSteps'
import { Versions } from '@/components/desk/Versions'
import { Link } from '@/components/ui/Link'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { getCollection } from '@/lib/collections/queries'
import { pathOfCollection, stateOf } from '@/lib/collections/shown'
import { getTranslator } from '@/lib/settings/language'
import {
  deleteCollectionAction,
  publishCollectionAction,
  saveCollectionAction,
  unpublishCollectionAction,
} from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('collections.one') }
}

type Props = { params: Promise<{ id: string }> }

export default async function EditCollection({ params }: Props) {
  const actor = await requireActor()
  const [collection, t] = await Promise.all([found(getCollection(actor, (await params).id)), getTranslator()])
  const { id, slug, version, text } = collection
  const publishes = can(actor, 'publish')
  return (
    <>
      <header className="pt-8 pb-6">
        <p>
          <Link href="/desk/collections" className="link">
            {t('collections.back')}
          </Link>
        </p>
        <h1 className="mt-3 font-serif text-3xl font-semibold" lang={text.language} dir="auto">
          {text.title}
        </h1>
        <p className="mt-1 text-quiet">
          {t('collections.stateAt', { state: stateOf(collection), address: pathOfCollection(slug) })}
        </p>
      </header>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,44rem)_18rem]">
        <CollectionForm key={id} collection={collection} save={saveCollectionAction.bind(null, id)} />
        <div className="space-y-10">
          <CollectionSteps
            key={version}
            collection={collection}
            publish={publishes ? publishCollectionAction.bind(null, id, version) : null}
            unpublish={publishes ? unpublishCollectionAction.bind(null, id) : null}
            remove={deleteCollectionAction.bind(null, id)}
          />
          <Versions {...collection} hrefOf={(one) => `/desk/collections/${id}/versions/${one}`} />
        </div>
      </div>
    </>
  )
}
