import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { RecordHeader } from '@/components/desk/records/RecordHeader'
import { SubmittedLine } from '@/components/desk/review/SubmittedLine'
import { WorkflowActions } from '@/components/desk/review/WorkflowActions'
import { CheckSummary } from '@/components/review/CheckSummary'
import { Coverage } from '@/components/review/Coverage'
import { ReviewKeys } from '@/components/review/ReviewKeys'
import { SubjectList } from '@/components/review/SubjectList'
import { RichText } from '@/components/text/RichText'
import { Disclosure } from '@/components/ui/Disclosure'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { getRecord } from '@/lib/records/queries'
import { warningsOf } from '@/lib/review/findings/dismissed'
import type { Problem } from '@/lib/review/gate'
import { keyOf } from '@/lib/review/names'
import { layOut, reviewOf } from '@/lib/review/queries'
import { acceptCorrectionAction, giveVerdictAction } from './actions'
import { stepActions } from './steps'
import { hrefOf, placesOf, shownIn, viewSchema } from './view'

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
  const view = shownIn(subjects, asked)
  const laid = judged ? await layOut(judged, view.shown) : []
  const places = placesOf(id, subjects)
  const placeOf = ({ place, subject }: Problem) => {
    if (place === 'CONSENT') return `/desk/records/${id}/consent`
    return (subject && places.get(keyOf(subject))) ?? null
  }
  const open = subjects.filter(({ standing }) => standing === 'OPEN').length
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
            <Coverage subjects={subjects} />
            <CheckSummary recordId={id} report={judged.report} />
            <Disclosure
              summary={`Read the whole text as it was submitted${content.contentWarning ? ` (content warning: ${content.contentWarning})` : ''}`}
            >
              <p className="mb-3 font-serif text-base">{content.summary}</p>
              <div className="reading">
                <RichText document={content.body} />
              </div>
            </Disclosure>
          </div>
          <WorkflowActions
            record={record}
            seen={{
              revisionId: review.isUnderReview ? revision.id : null,
              version: draft.version,
              edition: record.live?.number ?? null,
            }}
            steps={review.actions}
            actions={stepActions}
            warnings={{ ...warningsOf(judged.report), href: '#checks' }}
            gate={{ problems: review.problems, consent: review.consentProblems, hrefOf: placeOf }}
          />
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
            action={review.judgingRefusal ? null : giveVerdictAction}
            accept={review.mayAccept ? acceptCorrectionAction : null}
          />
          <ReviewKeys />
          <Pagination
            page={view.page}
            pages={view.pages}
            hrefOf={(page) => hrefOf(id, { show: asked.show, page })}
          />
        </>
      )}
    </>
  )
}
