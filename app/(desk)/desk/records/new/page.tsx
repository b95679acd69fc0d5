import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NewRecordForm } from '@/components/records/NewRecordForm'
import { requireActor } from '@/lib/auth'
import { offeredTemplates } from '@/lib/records/templates/queries'
import { getTranslator } from '@/lib/settings/language'
import { createRecordAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.addTitle') }
}

export default async function NewRecordPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">{t('records.addTitle')}</h1>
      <NewRecordForm
        id={randomUUID()}
        templates={await offeredTemplates(actor)}
        action={createRecordAction}
      />
    </>
  )
}
