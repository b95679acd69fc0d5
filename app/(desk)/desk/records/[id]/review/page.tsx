import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { claimAction, releaseAction } from '@/app/(desk)/desk/queue/actions'
import { threadActions } from '@/app/(desk)/desk/threads/thread-actions'
import { found } from '@/app/(desk)/found'
import { Discussion } from '@/components/discussions/Discussion'
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
import { RichText } from '@/components/text/RichText'
import { Disclosure } from '@/components/ui/Disclosure'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { threadsOfPassages, threadsOfRecord } from '@/lib/discussions/queries'
import { warningOf } from '@/lib/records/content-warning'
import { getRecord } from '@/lib/records/queries'
import { warningsOf } from '@/lib/review/findings/dismissed'
import type { Problem } from '@/lib/review/gate'
import { waitingOf } from '@/lib/review/queue/waiting'
import { reviewOf } from '@/lib/review/review'
import { keyOf } from '@/lib/review/subject-names'
import { workbenchOf } from '@/lib/review/workbench'
import { acceptCorrectionAction, giveVerdictAction } from './actions'
import { stepActions } from './steps'
import { hrefOf, placeAt, placesOf, shownIn, viewSchema } from './view'

export const metadata: Metadata = { title: 'Review' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = viewSchema.parse(await searchParams)
  const review = await found(reviewOf(actor, id))
  const { draft } = await found(getRecord(actor, id))
  const { record, revision, judged } = review
  const content = judged?.content ?? draft.content
  const subjects = judged?.subjects ?? []
  const places = placesOf(id, subjects)
  const sought = placeAt(id, subjects, asked.at)
  if (sought) redirect(sought)
  const view = shownIn(subjects, asked)
  const laid = judged ? await workbenchOf(judged, view.shown) : []
  const [waiting, threads, passageThreads] = await Promise.all([
    waitingOf(actor, record),
    threadsOfRecord(actor, id, subjects),
    threadsOfPassages(
      actor,
      laid.flatMap(({ passage }) => passage?.id ?? []),
    ),
  ])
  const bySubject = Map.groupBy(threads.shown, ({ subjectType, subjectId }) => `${subjectType} ${subjectId}`)
  const takenOut = threads.shown.filter(
    ({ subjectType, subjectId }) => !places.has(`${subjectType} ${subjectId}`),
  )
  const problemHref = ({ place, subject }: Problem) => {
    if (place === 'CONSENT') return `/desk/records/${id}/consent`
    return (subject && places.get(keyOf(subject))) ?? null
  }
  const open = subjects.filter(({ state }) => state === 'OPEN').length
  return (
    <>
      <RecordHeader
        record={{ ...record, title: content.title, language: content.language }}
        current="review"
      />
      {!judged || !revision ? (
        <EmptyState
          title="Nothing was submitted yet"
          action={<LinkButton href={`/desk/records/${id}`}>Go to the overview</LinkButton>}
        >
          Once the draft is submitted, each quotation, citation, event and figure is laid here beside the copy
          that it rests on, and somebody who did not write it checks it.
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
            <KeptPlace recordId={id} />
            <CheckSummary recordId={id} report={judged.report} warning={warningOf(content)} />
            <Disclosure
              summary={`Read the whole text as it was submitted${content.contentWarning ? ` (content warning: ${content.contentWarning})` : ''}`}
            >
              <div className="reading">
                <RichText document={content.body} />
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
              warnings={{ ...warningsOf(judged.report), href: '#checks' }}
              gate={{ problems: review.problems, consent: review.consentProblems, hrefOf: problemHref }}
            />
          </div>
          <nav aria-label="What is shown" className="mb-4 flex flex-wrap gap-2">
            <LinkButton
              small
              href={hrefOf(id, { show: 'all', page: 1 })}
              aria-current={asked.show === 'all' ? 'true' : undefined}
            >
              All ({subjects.length})
            </LinkButton>
            <LinkButton
              small
              href={hrefOf(id, { show: 'open', page: 1 })}
              aria-current={asked.show === 'open' ? 'true' : undefined}
            >
              To check ({open})
            </LinkButton>
          </nav>
          <SubjectList
            recordId={id}
            laid={laid}
            warning={content.contentWarning}
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
      {takenOut.length > 0 && (
        <div className="mt-10 max-w-3xl">
          <h2 className="mb-3 text-lg font-semibold">
            Discussions of what is not in the text that was submitted
          </h2>
          <Discussion
            about="What is not in this text"
            threads={takenOut}
            place={null}
            recordId={id}
            actions={threadActions}
          />
        </div>
      )}
    </>
  )
}
