import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { SourceForm } from '@/components/sources/SourceForm'
import { formOf } from '@/components/sources/source-draft'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { createSourceAction } from '../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('sources.addTitle'),
})

export default async function NewSourcePage() {
  const actor = await requireActor()
  permitted(actor, 'writeAll')
  const t = await getTranslator()
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">{t('sources.addTitle')}</h1>
      <SourceForm
        id={randomUUID()}
        version={null}
        keepAs={`${actor.id}-new`}
        opened={formOf(null)}
        action={createSourceAction}
      />
    </>
  )
}
