import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { claimAction, releaseAction } from '@/app/(desk)/desk/queue/actions'
import { threadActions } from '@/app/(desk)/desk/threads/thread-actions'
import { found } from '@/app/(desk)/found'
import { Discussion } from '@/components/discussions/Discussion'
import { PasswordResets } from '@/components/members/AfterReset'
import { HiddenNames } from '@/components/records/HiddenNames'
import { RecordHeader } from '@/components/records/RecordHeader'
import { Coverage } from '@/components/review/Coverage'
import { CheckSummary } from '@/components/review/findings/CheckSummary'
import { KeptPlace } from '@/components/review/KeptPlace'
import { QueueClaim } from '@/components/review/queue/QueueClaim'
import { QueueMarks } from '@/components/review/queue/QueueMarks'
import { ReviewKeys } from '@/components/review/ReviewKeys'
import { SubjectList } from '@/components/review/SubjectList'
import { SubmittedHead } from '@/components/review/SubmittedHead'
import { SubmittedLine } from '@/components/review/SubmittedLine'
import { WorkflowActions } from '@/components/review/WorkflowActions'
import { LongText } from '@/components/text/LongText'
import { Disclosure } from '@/components/ui/Disclosure'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { threadsOfPassages, threadsOfRecord } from '@/lib/discussions/queries'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { hidesText, warningOf } from '@/lib/records/content-warning'
import { getRecord } from '@/lib/records/queries'
import { warningsOf } from '@/lib/review/findings/dismissed'
import { findingsOf } from '@/lib/review/findings/report'
import type { Problem } from '@/lib/review/gate'
import { waitingOf } from '@/lib/review/queue/waiting'
import { reviewOf } from '@/lib/review/review'
import { keyOf } from '@/lib/review/subject-names'
import { workbenchOf } from '@/lib/review/workbench'
import { getTranslator } from '@/lib/settings/language'
import { directionOf } from '@/lib/text'
import { acceptCorrectionAction, giveVerdictAction } from './actions'
import { shownMembers } from './members'
import { stepActions } from './steps'
import { addressAt, addressesOf, hrefOf, shownIn, viewSchema } from './view'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('review.title'),
})

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { id } = await params
  const asked = viewSchema.parse(await searchParams)
  const review = await found(reviewOf(actor, id))
  const { draft } = await found(getRecord(actor, id))
  const { record, revision, reviewed } = review
  const content = reviewed?.content ?? draft.content
  const subjects = reviewed?.subjects ?? []
  const addresses = addressesOf(id, subjects)
  const sought = addressAt(id, subjects, asked.at)
  if (sought) redirect(sought)
  const view = shownIn(subjects, asked)
  const laid = reviewed ? await workbenchOf(actor, reviewed, view.shown) : []
  const [waiting, threads, hidden, passageThreads] = await Promise.all([
    waitingOf(actor, record),
    threadsOfRecord(actor, id, subjects),
    hiddenNameReport(actor, id),
    threadsOfPassages(
      actor,
      laid.flatMap(({ passage }) => passage?.id ?? []),
    ),
  ])
  const missing = review.actions.includes('SUBMIT') ? (await findingsOf(actor, id)).missing : review.missing
  const resets = await passwordResetsOf(shownMembers(review, [...threads.shown, ...passageThreads]))
  const bySubject = Map.groupBy(threads.shown, ({ subjectType, subjectId }) => `${subjectType} ${subjectId}`)
  const removed = threads.shown.filter(
    ({ subjectType, subjectId }) => !addresses.has(`${subjectType} ${subjectId}`),
  )
  const problemHref = ({ place, subject }: Problem) => {
    if (place === 'CONSENT') return `/desk/records/${id}/consent`
    return (subject && addresses.get(keyOf(subject))) ?? null
  }
  const open = subjects.filter(({ state }) => state === 'OPEN').length
  return (
    <PasswordResets resets={resets}>
      <RecordHeader
        record={{ ...record, title: content.title, language: content.language }}
        current="review"
      />
      <HiddenNames {...hidden} />
      {!reviewed || !revision ? (
        <EmptyState
          title={t('review.page.empty')}
          action={<LinkButton href={`/desk/records/${id}`}>{t('review.page.overview')}</LinkButton>}
        >
          {t('review.page.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <div className="mb-8 max-w-3xl space-y-3">
            <SubmittedLine review={{ ...review, revision }} />
            {waiting && (
              <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
                <QueueMarks marks={waiting.marks} />
                <QueueClaim
                  recordId={id}
                  title={content.title}
                  waiting={waiting}
                  actions={{ claim: claimAction, release: releaseAction }}
                />
              </div>
            )}
            <Coverage subjects={subjects} />
            <KeptPlace recordId={id} memberId={actor.id} />
            <CheckSummary recordId={id} report={reviewed.report} warning={warningOf(content)} />
            <Disclosure
              summary={
                content.contentWarning
                  ? t('review.page.wholeTextWarning', { warning: content.contentWarning })
                  : t('review.page.wholeText')
              }
            >
              <div className="reading" lang={content.language} dir={directionOf(content.language)}>
                <LongText document={content.body} language={content.language} />
              </div>
            </Disclosure>
          </div>
          <div className="grid items-start gap-x-8 xl:grid-cols-2">
            <SubmittedHead kind={record.kind} content={content} />
            <WorkflowActions
              record={record}
              memberId={actor.id}
              seen={{
                revisionId: review.isUnderReview ? revision.id : null,
                version: draft.version,
                edition: record.live?.number ?? null,
              }}
              steps={review.actions}
              actions={stepActions}
              warnings={{ ...warningsOf(reviewed.report), href: '#checks' }}
              missing={missing}
              gate={{ problems: review.problems, consent: review.consentProblems, hrefOf: problemHref }}
            />
          </div>
          <nav aria-label={t('review.page.view')} className="mb-4 flex flex-wrap gap-2">
            <LinkButton
              small
              href={hrefOf(id, { show: 'all', page: 1 })}
              aria-current={asked.show === 'all' ? 'true' : undefined}
            >
              {t('review.page.all', { count: subjects.length })}
            </LinkButton>
            <LinkButton
              small
              href={hrefOf(id, { show: 'open', page: 1 })}
              aria-current={asked.show === 'open' ? 'true' : undefined}
            >
              {t('review.page.open', { count: open })}
            </LinkButton>
          </nav>
          <SubjectList
            recordId={id}
            laid={laid}
            warning={hidesText(content) ? content.contentWarning : null}
            action={review.verdictRefusal ? null : giveVerdictAction}
            accept={review.mayAccept ? acceptCorrectionAction : null}
            threads={{
              ofSubject: ({ subject }) => bySubject.get(keyOf(subject)) ?? [],
              withheldOf: ({ subject }) => threads.withheld.get(keyOf(subject)) ?? 0,
              ofPassage: (passage) => passageThreads.filter(({ passageId }) => passageId === passage),
            }}
            threadActions={threadActions}
          />
          <ReviewKeys />
          <Pagination
            page={view.page}
            pages={view.pages}
            hrefOf={(page) => hrefOf(id, { show: asked.show, page })}
          />
        </>
      )}
      {removed.length > 0 && (
        <div className="mt-10 max-w-3xl">
          <h2 className="mb-3 text-lg font-semibold">{t('review.page.removedTitle')}</h2>
          <Discussion
            about={t('review.page.removed')}
            threads={removed}
            place={null}
            recordId={id}
            actions={threadActions}
          />
        </div>
      )}
    </PasswordResets>
  )
}
