import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NewRecordForm } from '@/components/records/NewRecordForm'
import { requireActor } from '@/lib/auth'
import { createRecordAction } from '../actions'

export const metadata: Metadata = { title: 'Add a record' }

export default async function NewRecordPage() {
  await requireActor()
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Add a record</h1>
      <NewRecordForm id={randomUUID()} action={createRecordAction} />
    </>
  )
}
