import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { ConsentForm } from '@/components/records/consent/ConsentForm'
import { ConsentForms } from '@/components/records/consent/ConsentForms'
import { HiddenNames, NamingCopies, NamingDocuments } from '@/components/records/consent/HiddenNames'
import { NewAddressForm } from '@/components/records/consent/NewAddressForm'
import { ErasureForm } from '@/components/records/erasure/ErasureForm'
import { ErasureReport } from '@/components/records/erasure/ErasureReport'
import { RecordHeader } from '@/components/records/RecordHeader'
import { Alert } from '@/components/ui/Alert'
import { requireActor } from '@/lib/auth'
import { copiesNaming, documentsNaming } from '@/lib/editions/copies/shut'
import { erasureOffer } from '@/lib/editions/erasure/offer'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { env } from '@/lib/env'
import { listConsentForms } from '@/lib/records/consent/forms'
import { getConsent } from '@/lib/records/consent/queries'
import { getRecord } from '@/lib/records/queries'
import { getTranslator } from '@/lib/settings/language'
import { saveConsentAction } from '../../actions'
import { eraseRecordAction, newAddressAction, removeConsentFormAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.consent.title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ saved?: string | string[] }> }

export default async function ConsentPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { id } = await params
  const record = await found(getRecord(actor, id))
  const consent = await found(getConsent(actor, id))
  const [erasure, hidden, forms, copies, documents] = await Promise.all([
    erasureOffer(actor, id),
    hiddenNameReport(actor, id),
    listConsentForms(actor, id),
    copiesNaming(actor, id),
    documentsNaming(actor, id),
  ])
  const { title, language } = record.draft.content
  const { saved } = await searchParams
  return (
    <>
      <RecordHeader record={{ ...record, title, language }} current="consent" />
      {saved === 'address' && (
        <div className="mb-6">
          <Alert tone="success" title={t('review.hiddenNames.newAddressDone')}>
            <p className="break-words">
              {t('review.hiddenNames.newAddressNow', { address: `/records/${record.slug}` })}
            </p>
          </Alert>
        </div>
      )}
      {saved && saved !== 'address' && (
        <div className="mb-6">
          <Alert tone="success" title={t('records.consent.saved')}>
            {saved === 'closed' && <p>{t('records.consent.savedClosed')}</p>}
          </Alert>
        </div>
      )}
      <HiddenNames {...hidden} newAddress={<NewAddressForm recordId={id} action={newAddressAction} />} />
      <NamingCopies copies={copies} />
      <NamingDocuments {...documents} />
      {record.state === 'ERASED' ? (
        <Alert title={t('records.erasure.doneTitle')}>
          <p>
            {t('records.erasure.done', {
              hasWithdrawn: consent.withdrawnOn ? 'yes' : 'no',
              withdrawn: consent.withdrawnOn ? { day: consent.withdrawnOn } : '',
              hasErased: erasure?.erasedAt ? 'yes' : 'no',
              erased: erasure?.erasedAt ? { day: erasure.erasedAt.toISOString().slice(0, 10) } : '',
            })}
          </p>
          {erasure?.report && <ErasureReport {...erasure.report} />}
        </Alert>
      ) : (
        <ConsentForm key={consent.version} recordId={id} consent={consent} action={saveConsentAction} />
      )}
      {forms && (forms.length > 0 || record.state !== 'ERASED') && (
        <ConsentForms
          recordId={id}
          forms={forms}
          maxMegabytes={env.STELE_MAX_UPLOAD_MB}
          canAdd={record.state !== 'ERASED'}
          action={removeConsentFormAction}
        />
      )}
      {consent.withdrawnOn && erasure && !erasure.erasedAt && (
        <section aria-labelledby="erasure" className="mt-10 max-w-2xl border-t border-line pt-6">
          <h2 id="erasure" className="section-title mb-3">
            {t('records.erasure.title')}
          </h2>
          {erasure.refusal ? (
            <p className="text-quiet">{t(erasure.refusal)}</p>
          ) : (
            <ErasureForm
              recordId={id}
              slug={record.slug}
              copies={erasure.copies}
              forms={erasure.forms}
              remains={erasure.remains}
              action={eraseRecordAction}
            />
          )}
        </section>
      )}
    </>
  )
}
