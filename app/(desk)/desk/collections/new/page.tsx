import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { NewCollectionForm } from '@/components/collections/NewCollectionForm'
import { requireActor } from '@/lib/auth'
import { listCollections } from '@/lib/collections/queries'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { createCollectionAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('collections.addTitle') }
}

export default async function NewCollection() {
  const actor = await requireActor()
  const [{ language }, t] = await Promise.all([
    archiveSettings(),
    getTranslator(),
    found(listCollections(actor)),
  ])
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">{t('collections.addTitle')}</h1>
      <NewCollectionForm action={createCollectionAction} language={language} />
    </>
  )
}
