import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { SourceForm } from '@/components/sources/SourceForm'
import { formOf } from '@/components/sources/source-draft'
import { requireActor } from '@/lib/auth'
import { createSourceAction } from '../actions'

export const metadata: Metadata = { title: 'Add a source' }

export default async function NewSourcePage() {
  const actor = await requireActor()
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Add a source</h1>
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
