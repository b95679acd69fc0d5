import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { NewPageForm } from '@/components/settings/NewPageForm'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { settingsFor } from '@/lib/settings/settings'
import { createPageAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.pages.addTitle') }
}

export default async function NewPage() {
  const actor = await requireActor()
  const [, t] = await Promise.all([found(settingsFor(actor)), getTranslator()])
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">{t('settings.pages.addTitle')}</h1>
      <NewPageForm action={createPageAction} />
    </>
  )
}
