import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { AuthorityForm } from '@/components/authorities/AuthorityForm'
import { formOf } from '@/components/authorities/authority-draft'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { createAuthorityAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('names.addTitle') }
}

export default async function NewAuthorityPage() {
  permitted(await requireActor(), 'writeAll')
  const t = await getTranslator()
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">{t('names.addTitle')}</h1>
      <AuthorityForm id={randomUUID()} version={null} opened={formOf(null)} action={createAuthorityAction} />
    </>
  )
}
