import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { RecordEditor } from '@/components/editor/RecordEditor'
import { RecordHeader } from '@/components/records/RecordHeader'
import { ReturnNote } from '@/components/review/ReturnNote'
import { requireActor } from '@/lib/auth'
import { getRecord } from '@/lib/records/queries'
import { closedBecause } from '@/lib/records/state'
import { subjectsOf } from '@/lib/records/subjects'
import { returnNoteOf } from '@/lib/review/return-note'
import { anchorOf } from '@/lib/review/subject-names'
import { getTranslator } from '@/lib/settings/language'
import { sourcesById } from '@/lib/sources/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.tabs.edit') }
}

export default async function EditPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslator()
  const actor = await requireActor()
  const { id } = await params
  const record = await found(getRecord(actor, id))
  const { version, savedAt, content } = record.draft
  const named = subjectsOf(record.kind, content).flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId))
  const sources = await sourcesById(actor, [...new Set(named)], await getTranslator())
  const returned = await returnNoteOf(actor, id)
  return (
    <>
      <RecordHeader record={{ ...record, title: content.title, language: content.language }} current="edit" />
      {!record.isOpen && <p className="mb-4">{t(closedBecause(record.state))}</p>}
      {returned && (
        <ReturnNote recordId={id} note={returned} hrefOf={({ subject }) => `#${anchorOf(subject)}`} />
      )}
      <RecordEditor
        key={id}
        memberId={actor.id}
        record={{
          id,
          kind: record.kind,
          slug: { value: record.slug, fixed: record.editions > 0 },
          isOpen: record.isOpen,
          draft: { version, savedAt: savedAt.toISOString(), content },
          sources,
        }}
      />
    </>
  )
}
