import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { ConsentForm } from '@/components/desk/records/ConsentForm'
import { RecordHeader } from '@/components/desk/records/RecordHeader'
import { Alert } from '@/components/ui/Alert'
import { requireActor } from '@/lib/auth'
import { getConsent, getRecord } from '@/lib/records/queries'
import { saveConsentAction } from '../../actions'

export const metadata: Metadata = { title: 'Consent' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ saved?: string | string[] }> }

export default async function ConsentPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const record = await found(getRecord(actor, id))
  const consent = await found(getConsent(actor, id))
  const { title, language } = record.draft.content
  return (
    <>
      <RecordHeader record={{ ...record, title, language }} current="consent" />
      {(await searchParams).saved && (
        <div className="mb-6">
          <Alert tone="success" title="The consent is saved" />
        </div>
      )}
      <ConsentForm key={consent.version} recordId={id} consent={consent} action={saveConsentAction} />
    </>
  )
}
