import type { Metadata } from 'next'
import { submitAction } from '@/app/(desk)/(writing)/desk/records/[id]/review/actions'
import { followOriginalAction } from '@/app/(desk)/desk/records/actions'
import { threadActions } from '@/app/(desk)/desk/threads/thread-actions'
import { found } from '@/app/(desk)/found'
import { RecordEditor } from '@/components/editor/RecordEditor'
import { PasswordResets } from '@/components/members/AfterReset'
import { RecordHistory } from '@/components/records/revisions/RecordHistory'
import { RevisionList } from '@/components/records/revisions/RevisionList'
import { ReturnNote } from '@/components/review/steps/ReturnNote'
import { OriginalBlocks } from '@/components/translating/OriginalBlocks'
import { LinkButton } from '@/components/ui/LinkButton'
import { type Actor, mayWrite } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { threadsOfDraft } from '@/lib/discussions/draft-threads'
import { readerPlaceSchema } from '@/lib/holdings/schema'
import { passwordResetsOf } from '@/lib/members/password-resets'
import { placeOfPassage } from '@/lib/records/from-passage/queries'
import { kindOf } from '@/lib/records/kinds'
import { getRecord, historyOf } from '@/lib/records/queries'
import { listRevisions } from '@/lib/records/revisions/queries'
import { closedBecause } from '@/lib/records/state'
import { subjectsOf } from '@/lib/records/subjects'
import { originalBeside } from '@/lib/records/translating/queries'
import { returnNoteOf } from '@/lib/review/return-note'
import { anchorOf, namesOf } from '@/lib/review/subject-names'
import { stepsOf } from '@/lib/review/workflow/steps'
import { getTranslator } from '@/lib/settings/language'
import { sourcesById } from '@/lib/sources/queries'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.tabs.edit') }
}

const pages = [
  { id: 'preview', path: '/preview' },
  { id: 'overview', path: '' },
  { id: 'review', path: '/review' },
  { id: 'revisions', path: '/revisions' },
  { id: 'consent', path: '/consent' },
] as const

/** The address of the place in its copy from which the record was made. */
async function copyHrefOf(actor: Actor, { passage }: { passage: string | null }): Promise<string | null> {
  const place = passage && (await placeOfPassage(actor, passage))
  return place ? `/desk/sources/${place.sourceId}/holdings/${place.holdingId}/work?at=${place.start}` : null
}

export default async function EditPage({ params, searchParams }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  const { id } = await params
  const record = await found(getRecord(actor, id))
  const { version, savedAt, content } = record.draft
  const subjects = subjectsOf(record.kind, content)
  const named = subjects.flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId))
  const [sources, returned, steps, { revisions }, next, copyHref, threads, beside] = await Promise.all([
    sourcesById(actor, [...new Set(named)], t),
    returnNoteOf(actor, id),
    historyOf(actor, id),
    listRevisions(actor, id),
    stepsOf(actor, id),
    copyHrefOf(actor, readerPlaceSchema.parse(await searchParams)),
    threadsOfDraft(actor, id),
    originalBeside(actor, id),
  ])
  const resets = await passwordResetsOf([
    ...steps.map(({ actor }) => actor.id),
    ...revisions.map(({ author }) => author.id),
  ])
  return (
    <RecordEditor
      key={id}
      memberId={actor.id}
      copyHref={copyHref}
      original={
        beside && (
          <OriginalBlocks
            recordId={id}
            beside={beside}
            follow={mayWrite(actor, record) ? followOriginalAction : null}
          />
        )
      }
      submit={next.actions.includes('SUBMIT') ? submitAction : null}
      notices={
        <>
          {!record.isOpen && <p className="mb-4">{t(closedBecause(record.state))}</p>}
          {returned && (
            <ReturnNote recordId={id} note={returned} hrefOf={({ subject }) => `#${anchorOf(subject)}`} />
          )}
        </>
      }
      pages={pages
        .filter(({ id }) => id !== 'consent' || kindOf(record.kind).needsConsent)
        .map((page) => ({
          id: page.id,
          label: t(`records.tabs.${page.id}`),
          href: `/desk/records/${id}${page.path}`,
        }))}
      record={{
        id,
        kind: record.kind,
        slug: { value: record.slug, fixed: record.editions > 0 },
        isOpen: record.isOpen,
        state: record.state,
        draft: { version, savedAt: savedAt.toISOString(), content: JSON.stringify(content) },
        sources,
        talk: {
          threads: threads.shown,
          withheld: threads.withheld,
          names: Object.fromEntries([...namesOf(subjects)].map(([key, name]) => [key, t(name)])),
          mayAccept: next.mayAccept,
          actions: threadActions,
        },
        history: (
          <PasswordResets resets={resets}>
            <div className="space-y-6">
              <RecordHistory steps={steps} />
              <RevisionList recordId={id} revisions={revisions.slice(0, 20)} />
              <LinkButton small href={`/desk/records/${id}/revisions`}>
                {t('records.tabs.revisions')}
              </LinkButton>
            </div>
          </PasswordResets>
        ),
      }}
    />
  )
}
