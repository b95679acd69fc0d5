import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { PasswordResets } from '@/components/members/AfterReset'
import { RecordHeader } from '@/components/records/RecordHeader'
import { KeepRevisionForm } from '@/components/records/revisions/KeepRevisionForm'
import { RevisionList } from '@/components/records/revisions/RevisionList'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { numberIn } from '@/lib/input'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { getRecord } from '@/lib/records/queries'
import { listRevisions } from '@/lib/records/revisions/queries'
import { getTranslator } from '@/lib/settings/language'
import { keepRevisionAction } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.revisions.title') }
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ before?: string | string[]; restored?: string | string[] }>
}

export default async function RevisionsPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { id } = await params
  const { before, restored } = await searchParams
  const record = await found(getRecord(actor, id))
  const from = numberIn(before) ?? undefined
  const { revisions, next } = await listRevisions(actor, id, from)
  const resets = await passwordResetsOf(revisions.map(({ author }) => author.id))
  const { title, language } = record.draft.content
  return (
    <>
      <RecordHeader record={{ ...record, title, language }} current="revisions" />
      {restored && (
        <div className="mb-6">
          <Alert tone="success" title={t('records.revisions.restored')}>
            <p>{t('records.revisions.restoredHint')}</p>
          </Alert>
        </div>
      )}
      <KeepRevisionForm key={revisions[0]?.number} recordId={id} action={keepRevisionAction} />
      <PasswordResets resets={resets}>
        <RevisionList recordId={id} revisions={revisions} />
      </PasswordResets>
      {next !== null && (
        <p className="mt-6">
          <LinkButton href={`/desk/records/${id}/revisions?before=${next}`} rel="next">
            {t('records.revisions.older')}
          </LinkButton>
        </p>
      )}
    </>
  )
}
