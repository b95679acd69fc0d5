import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { found } from '@/app/(desk)/found'
import { When } from '@/components/desk/When'
import { RecordHeader } from '@/components/records/RecordHeader'
import { Differences } from '@/components/records/revisions/Differences'
import { RecordParts } from '@/components/records/revisions/RecordParts'
import { RestoreForm } from '@/components/records/revisions/RestoreForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { numberIn } from '@/lib/input'
import { getRecord } from '@/lib/records/queries'
import { compareRevisions, readRevision } from '@/lib/records/revisions/queries'
import { getTranslator } from '@/lib/settings/language'
import { restoreRevisionAction } from '../../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.revisions.metaTitle') }
}

type Props = {
  params: Promise<{ id: string; n: string }>
  searchParams: Promise<{ with?: string | string[] }>
}

export default async function RevisionPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('records.revisions')])
  const { id, n } = await params
  const number = numberIn(n) ?? notFound()
  const record = await found(getRecord(actor, id))
  const revision = await found(readRevision(actor, id, number))
  const earlier = numberIn((await searchParams).with)
  const differences = await found(
    earlier === null
      ? compareRevisions(actor, id, number, null)
      : compareRevisions(actor, id, earlier, number),
  )
  const { title, language } = record.draft.content
  const here = `/desk/records/${id}/revisions/${number}`
  return (
    <>
      <RecordHeader record={{ ...record, title, language }} current="revisions" />
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-4">
        <div>
          <h2 className="text-lg font-semibold">{t('number', { number })}</h2>
          <p className="text-quiet">
            {t.rich('by', {
              name: revision.author.name,
              when: () => <When at={revision.createdAt} />,
              hasMessage: revision.message ? 'yes' : 'no',
              message: revision.message,
            })}
          </p>
        </div>
        {record.isOpen && (
          <RestoreForm
            recordId={id}
            revision={revision}
            baseVersion={record.draft.version}
            action={restoreRevisionAction}
          />
        )}
      </div>
      <section className="mb-10 max-w-3xl">
        <h3 className="mb-3 font-semibold">
          {earlier === null ? t('toDraft') : t('fromEarlier', { number: earlier })}
        </h3>
        <nav aria-label={t('compareWith')} className="mb-4 flex flex-wrap gap-2">
          <LinkButton small href={here} aria-current={earlier === null ? 'true' : undefined}>
            {t('draft')}
          </LinkButton>
          {number > 1 && (
            <LinkButton
              small
              href={`${here}?with=${number - 1}`}
              aria-current={earlier === number - 1 ? 'true' : undefined}
            >
              {t('previous')}
            </LinkButton>
          )}
        </nav>
        <Differences differences={differences} />
      </section>
      <section className="max-w-3xl">
        <h3 className="mb-3 font-semibold">{t('text')}</h3>
        <RecordParts parts={revision.parts} language={revision.content.language} />
      </section>
    </>
  )
}
