import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { AuthorityForm } from '@/components/authorities/AuthorityForm'
import { formOf } from '@/components/authorities/authority-draft'
import { requireActor } from '@/lib/auth'
import { createAuthorityAction } from '../actions'

export const metadata: Metadata = { title: 'Add a name' }

export default async function NewAuthorityPage() {
  await requireActor()
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Add a name</h1>
      <AuthorityForm id={randomUUID()} version={null} opened={formOf(null)} action={createAuthorityAction} />
    </>
  )
}
