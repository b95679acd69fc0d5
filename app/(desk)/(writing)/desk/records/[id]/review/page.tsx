import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { claimAction, releaseAction } from '@/app/(desk)/desk/queue/actions'
import { checkRecordRelationAction, removeRecordRelationAction } from '@/app/(desk)/desk/records/actions'
import { threadActions } from '@/app/(desk)/desk/threads/thread-actions'
import { found } from '@/app/(desk)/found'
import { PasswordResets } from '@/components/members/AfterReset'
import { HiddenNames } from '@/components/records/consent/HiddenNames'
import { Relations } from '@/components/records/relations/Relations'
import { Coverage } from '@/components/review/Coverage'
import { KeptPlace } from '@/components/review/KeptPlace'
import { QueueClaim } from '@/components/review/queue/QueueClaim'
import { QueueMarks } from '@/components/review/queue/QueueMarks'
import { ReviewBar } from '@/components/review/ReviewBar'
import { ReviewItems } from '@/components/review/ReviewItems'
import { ReviewKeys } from '@/components/review/ReviewKeys'
import { ReviewNotice, SubmittedLine } from '@/components/review/SubmittedLine'
import { MissingPeople } from '@/components/review/steps/MissingPeople'
import { ReviewFooter } from '@/components/review/steps/ReviewFooter'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { threadsOfPassages, threadsOfRecord } from '@/lib/discussions/queries'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { getRecord } from '@/lib/records/queries'
import { recordRelationsOf } from '@/lib/records/relations'
import { warningsOf } from '@/lib/review/findings/dismissed'
import { findingsOf } from '@/lib/review/findings/report'
import { waitingOf } from '@/lib/review/queue/waiting'
import { reviewOf } from '@/lib/review/review'
import { keyOf } from '@/lib/review/subject-names'
import { workbenchOf } from '@/lib/review/workbench'
import type { Problem } from '@/lib/review/workflow/gate'
import { getTranslator } from '@/lib/settings/language'
import { acceptCorrectionAction, giveVerdictAction, giveVerdictsAction } from './actions'
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
  const shown = { ...record, title: content.title, language: content.language }
  const subjects = reviewed?.subjects ?? []
  const addresses = addressesOf(id, subjects)
  const sought = addressAt(id, subjects, asked.at)
  if (sought) redirect(sought)
  const view = shownIn(subjects, asked)
  const laid = reviewed ? await workbenchOf(actor, reviewed, view.shown) : []
  const [waiting, threads, hidden, relations, passageThreads] = await Promise.all([
    waitingOf(actor, record),
    threadsOfRecord(actor, id, subjects),
    hiddenNameReport(actor, id),
    recordRelationsOf(actor, id),
    threadsOfPassages(
      actor,
      laid.flatMap(({ passage }) => passage?.id ?? []),
    ),
  ])
  const missing = review.actions.includes('SUBMIT') ? (await findingsOf(actor, id)).missing : review.missing
  const resets = await passwordResetsOf(shownMembers(review, [...threads.shown, ...passageThreads]))
  const bySubject = Map.groupBy(threads.shown, ({ subjectType, subjectId }) => `${subjectType} ${subjectId}`)
  const ofText = threads.shown.filter(({ exact }) => exact !== null)
  const removed = threads.shown.filter(
    ({ exact, subjectType, subjectId }) => exact === null && !addresses.has(`${subjectType} ${subjectId}`),
  )
  const problemHref = ({ place, subject }: Problem) => {
    if (place === 'CONSENT') return `/desk/records/${id}/consent`
    return (subject && addresses.get(keyOf(subject))) ?? null
  }
  const open = subjects.filter(({ state }) => state === 'OPEN').length
  if (!reviewed || !revision)
    return (
      <PasswordResets resets={resets}>
        <ReviewBar record={shown} />
        <div className="px-4 py-6 sm:px-6">
          <HiddenNames {...hidden} />
          <EmptyState
            title={t('review.page.empty')}
            action={<LinkButton href={`/desk/records/${id}`}>{t('review.page.overview')}</LinkButton>}
          >
            {t('review.page.emptyHint')}
          </EmptyState>
        </div>
      </PasswordResets>
    )
  const mayJudge = !review.verdictRefusal
  return (
    <PasswordResets resets={resets}>
      <ReviewItems
        record={record}
        reviewed={reviewed}
        laid={laid}
        actions={{
          judge: mayJudge ? giveVerdictAction : null,
          judgeAll: mayJudge ? giveVerdictsAction : null,
          accept: review.mayAccept ? acceptCorrectionAction : null,
        }}
        threads={{
          ofSubject: ({ subject }) => bySubject.get(keyOf(subject)) ?? [],
          withheldOf: ({ subject }) => threads.withheld.get(keyOf(subject)) ?? 0,
          ofPassage: (passage) => passageThreads.filter(({ passageId }) => passageId === passage),
          ofText,
          removed,
        }}
        memberId={actor.id}
        threadActions={threadActions}
        bar={
          <ReviewBar record={shown}>
            {waiting && (
              <QueueClaim
                recordId={id}
                title={content.title}
                waiting={waiting}
                actions={{ claim: claimAction, release: releaseAction }}
              />
            )}
          </ReviewBar>
        }
        notices={
          <div className="review-notices">
            <HiddenNames {...hidden} />
            <ReviewNotice review={{ ...review, revision }} />
            <MissingPeople missing={missing} before="PUBLISH" />
            <KeptPlace recordId={id} memberId={actor.id} />
          </div>
        }
        relations={
          relations.length > 0 && (
            <section aria-labelledby="relations" className="rounded border border-line px-4 py-3">
              <h4 id="relations" className="font-semibold">
                {t('records.relations.title')}
              </h4>
              <Relations
                recordId={id}
                relations={relations}
                actions={{ check: checkRecordRelationAction, remove: removeRecordRelationAction }}
              />
            </section>
          )
        }
        about={
          <div className="space-y-2">
            <SubmittedLine review={{ ...review, revision }} />
            {waiting && <QueueMarks marks={waiting.marks} />}
          </div>
        }
        listHead={
          <p className="review-filter">
            {(['all', 'open'] as const).map((show) => (
              <LinkButton
                key={show}
                small
                look="quiet"
                href={hrefOf(id, { show, page: 1 })}
                aria-current={asked.show === show ? 'true' : undefined}
              >
                {t(`review.page.${show}`, { count: show === 'all' ? subjects.length : open })}
              </LinkButton>
            ))}
          </p>
        }
        listEnd={
          <Pagination
            page={view.page}
            pages={view.pages}
            hrefOf={(page) => hrefOf(id, { show: asked.show, page })}
          />
        }
        footer={
          <>
            <ReviewKeys />
            <ReviewFooter
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
              problems={review.problems}
              consent={review.consentProblems}
              hrefOf={problemHref}
              progress={<Coverage subjects={subjects} />}
              mayJudge={mayJudge}
            />
          </>
        }
      />
    </PasswordResets>
  )
}
