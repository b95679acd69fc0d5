import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { stepActions } from '@/app/(desk)/(writing)/desk/records/[id]/review/steps'
import { found } from '@/app/(desk)/found'
import { When } from '@/components/desk/When'
import { Scheduled, ScheduleForm } from '@/components/jobs/ScheduleForms'
import { PasswordResets } from '@/components/members/AfterReset'
import { AddressForm } from '@/components/records/AddressForm'
import { CitedSources } from '@/components/records/CitedSources'
import { HiddenNames } from '@/components/records/consent/HiddenNames'
import { CopyAndTrash, Trashed } from '@/components/records/erasure/TrashForms'
import { RecordHeader } from '@/components/records/RecordHeader'
import { RelateForm } from '@/components/records/relations/RelateForm'
import { Relations } from '@/components/records/relations/Relations'
import { TranslationForms } from '@/components/records/relations/TranslationForms'
import { RecordHistory } from '@/components/records/revisions/RecordHistory'
import { RevisionList } from '@/components/records/revisions/RevisionList'
import { SaveTemplateForm } from '@/components/records/TemplateForms'
import { ReturnNote } from '@/components/review/steps/ReturnNote'
import { WorkflowActions } from '@/components/review/steps/WorkflowActions'
import { Disclosure } from '@/components/ui/Disclosure'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { embargoOf } from '@/lib/jobs/embargo'
import { scheduledPublication } from '@/lib/jobs/publications'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { kindOf } from '@/lib/records/kinds'
import { getRecord, historyOf, sourcesOfDraft } from '@/lib/records/queries'
import { recordRelationsOf } from '@/lib/records/relations'
import { listRevisions } from '@/lib/records/revisions/queries'
import { isProvisional } from '@/lib/records/slug'
import { closedBecause } from '@/lib/records/state'
import { translationsOf } from '@/lib/records/translations'
import { warningsOf } from '@/lib/review/findings/dismissed'
import { findingsOf } from '@/lib/review/findings/report'
import { returnNoteOf } from '@/lib/review/return-note'
import { anchorOf } from '@/lib/review/subject-names'
import { stepsOf } from '@/lib/review/workflow/steps'
import { trashedBy } from '@/lib/review/workflow/trash'
import { getTranslator } from '@/lib/settings/language'
import {
  cancelPublicationAction,
  changeSlugAction,
  checkRecordRelationAction,
  duplicateAction,
  eraseFromTrashAction,
  linkTranslationAction,
  relateRecordsAction,
  removeRecordRelationAction,
  restoreFromTrashAction,
  saveTemplateAction,
  scheduleAction,
  startTranslationAction,
  trashAction,
  unlinkTranslationAction,
} from '../actions'
import { AssignedAndTagged } from './assigned-and-tagged'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.overview.metaTitle') }
}

const whenOf = (at: Date) => () => <When at={at} />

export default async function RecordPage({ params }: { params: Promise<{ id: string }> }) {
  const [t, words] = await Promise.all([getTranslator(), getTranslations('records.overview')])
  const actor = await requireActor()
  const { id } = await params
  const record = await found(getRecord(actor, id))
  const [steps, sources, { revisions }, next, returned, hidden, translations, relations, trashed, scheduled] =
    await Promise.all([
      historyOf(actor, id),
      sourcesOfDraft(actor, id),
      listRevisions(actor, id),
      stepsOf(actor, id),
      returnNoteOf(actor, id),
      hiddenNameReport(actor, id),
      translationsOf(actor, id),
      recordRelationsOf(actor, id),
      trashedBy(actor, id),
      scheduledPublication(actor, id),
    ])
  const resets = await passwordResetsOf([
    ...steps.map(({ actor }) => actor.id),
    ...revisions.map(({ author }) => author.id),
  ])
  const { title, language } = record.draft.content
  const path = `/records/${record.slug}`
  const mayTranslate =
    !translations.original && !kindOf(record.kind).needsConsent && record.state !== 'ERASED'
  const submission = next.actions.includes('SUBMIT') ? await findingsOf(actor, id) : null
  return (
    <>
      <RecordHeader
        record={{ ...record, title, language }}
        current="overview"
        action={
          record.isOpen && (
            <LinkButton look="primary" href={`/desk/records/${id}/edit`}>
              {words('write')}
            </LinkButton>
          )
        }
      />
      <HiddenNames {...hidden} />
      {trashed && (
        <Trashed
          recordId={id}
          trashed={trashed}
          restore={restoreFromTrashAction}
          erase={can(actor, 'publish') ? eraseFromTrashAction : null}
        />
      )}
      {returned && (
        <ReturnNote
          recordId={id}
          note={returned}
          hrefOf={({ subject }) => `/desk/records/${id}/edit#${anchorOf(subject)}`}
        />
      )}
      <WorkflowActions
        record={record}
        memberId={actor.id}
        seen={{ ...next, version: record.draft.version }}
        steps={next.actions}
        actions={stepActions}
        warnings={submission && { ...warningsOf(submission.report), href: `/desk/records/${id}/edit` }}
        missing={submission?.missing}
      />
      {scheduled && (
        <Scheduled scheduled={scheduled} cancel={can(actor, 'publish') ? cancelPublicationAction : null} />
      )}
      {!scheduled && next.actions.includes('PUBLISH') && next.revisionId && (
        <ScheduleForm
          recordId={id}
          revisionId={next.revisionId}
          embargo={await embargoOf(actor, id)}
          action={scheduleAction}
        />
      )}
      <section aria-label={words('state')} className="mb-10 space-y-2">
        {!record.isOpen && <p>{t(closedBecause(record.state))}</p>}
        {next.keptFrom.map((refused) => (
          <p key={t(refused)} className="text-quiet">
            {t(refused)}
          </p>
        ))}
        <p>
          {record.live
            ? words.rich('live', {
                edition: record.live.number,
                when: whenOf(record.live.publishedAt),
                path,
                page: (chunks) => (
                  <a href={path} className="link">
                    {chunks}
                  </a>
                ),
              })
            : words(isProvisional(record.slug) ? 'noAddress' : 'notLive', { path })}
        </p>
        <p className="text-quiet">
          {words.rich('savedBy', {
            savedBy: record.draft.savedBy.name,
            savedAt: whenOf(record.draft.savedAt),
            createdBy: record.createdBy.name,
            createdAt: whenOf(record.createdAt),
          })}
        </p>
        {record.editions === 0 && (
          <Disclosure summary={t('records.slug.change')}>
            <AddressForm
              recordId={id}
              slug={isProvisional(record.slug) ? '' : record.slug}
              action={changeSlugAction}
            />
          </Disclosure>
        )}
        {record.state !== 'ERASED' && can(actor, 'writeAll') && (
          <SaveTemplateForm recordId={id} action={saveTemplateAction} />
        )}
        {record.state !== 'ERASED' && (
          <CopyAndTrash
            recordId={id}
            duplicate={kindOf(record.kind).needsConsent ? null : duplicateAction}
            trash={record.editions === 0 && record.isOpen ? trashAction : null}
          />
        )}
      </section>
      <AssignedAndTagged actor={actor} recordId={id} />
      <div className="grid grid-cols-1 gap-10 xl:grid-cols-2">
        <section aria-labelledby="sources">
          <h2 id="sources" className="mb-3 text-lg font-semibold">
            {words('sources')}
          </h2>
          <CitedSources sources={sources} />
          {sources.length > 1 && (
            <p className="mt-2">
              <a href={`/desk/records/${id}/sources`} className="link">
                {words('sourceGraph')}
              </a>
            </p>
          )}
          <h2 className="mt-8 mb-3 text-lg font-semibold">{t('records.translations.title')}</h2>
          <TranslationForms
            recordId={id}
            {...translations}
            actions={
              can(actor, 'publish') ? { link: linkTranslationAction, unlink: unlinkTranslationAction } : null
            }
            start={mayTranslate ? startTranslationAction : null}
          />
          <section aria-labelledby="relations" className="mt-8 space-y-4">
            <h2 id="relations" className="mb-3 text-lg font-semibold">
              {t('records.relations.title')}
            </h2>
            <Relations
              recordId={id}
              relations={relations}
              actions={{ check: checkRecordRelationAction, remove: removeRecordRelationAction }}
            />
            {can(actor, 'writeAll') && record.state !== 'ERASED' && (
              <RelateForm recordId={id} action={relateRecordsAction} />
            )}
          </section>
        </section>
        <section aria-labelledby="history">
          <h2 id="history" className="mb-3 text-lg font-semibold">
            {words('history')}
          </h2>
          <PasswordResets resets={resets}>
            <RecordHistory steps={steps} />
            <p className="mt-2">
              <a href={`/desk/records/${id}/events`} className="link">
                {t('audit.record.all')}
              </a>
            </p>
            <h2 className="mt-8 mb-3 text-lg font-semibold">{words('newestRevisions')}</h2>
            <RevisionList recordId={id} revisions={revisions.slice(0, 5)} />
          </PasswordResets>
        </section>
      </div>
    </>
  )
}
