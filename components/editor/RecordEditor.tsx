'use client'

import './editor.css'
import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { FiguresEditor } from '@/components/records/FiguresEditor'
import { PeopleEditor } from '@/components/records/PeopleEditor'
import { RecordFields } from '@/components/records/RecordFields'
import { SummaryFields } from '@/components/records/SummaryFields'
import { Alert } from '@/components/ui/Alert'
import { directionOf } from '@/lib/text'
import { Bibliography } from './Bibliography'
import { CitationPanel } from './CitationPanel'
import { recordCommands } from './commands/record-commands'
import { FindingsLine } from './FindingsLine'
import { FindingsPanel } from './FindingsPanel'
import { LinkDialog } from './LinkDialog'
import { Panes } from './Panes'
import { AlsoOpen, PresenceStrip } from './PresenceStrip'
import { PasteNotice } from './paste/PasteNotice'
import { QuotationPanel } from './QuotationPanel'
import { SaveStatusLine } from './SaveStatusLine'
import { findSubject } from './subjects'
import { TableBar } from './TableBar'
import { TextQuestions } from './TextQuestions'
import { Toolbar } from './Toolbar'
import { Conflict, UnsavedVersions } from './UnsavedVersions'
import { type EditedRecord, type RecordEditing, useRecordEditor } from './use-record-editor'
import { WarningDialog } from './WarningDialog'

type Props = { record: EditedRecord; memberId: string }

/** The editor of one record: description, text, sources, details, figures and people, saved together. */
export function RecordEditor({ record, memberId }: Props) {
  const t = useTranslations('editor')
  const editing = useRecordEditor(record, memberId)
  const { form, change, editor, actions, shelf, status, announcement, isUnknown, isWritable, presence } =
    editing
  const keepAs = `${memberId}-${record.id}`
  const errors = status.kind === 'invalid' ? status.fields : {}

  return (
    <div className="record-editor">
      {record.isOpen && !isUnknown && (
        <div className="editor-status">
          {editing.isOutdated ? (
            <p role="status" data-save-status="opening" className="text-quiet">
              {t('opening')}
            </p>
          ) : (
            <SaveStatusLine status={status} onRetry={editing.retry} />
          )}
          <FindingsLine
            found={editing.found}
            isOpen={editing.beside?.type === 'findings'}
            onOpen={editing.openFindings}
          />
          <AlsoOpen {...presence} />
          <Conflict editing={editing} kind={record.kind} />
        </div>
      )}
      {isUnknown && (
        <Alert tone="error" title={t('unknown.title')}>
          {t('unknown.hint')}
        </Alert>
      )}
      <PresenceStrip {...presence} />
      <UnsavedVersions editing={editing} kind={record.kind} isOpen={record.isOpen} />
      <Panes
        beside={besideOf(editing, record.id, form.language, keepAs, t)}
        text={
          <>
            <fieldset disabled={!isWritable} className="min-w-0">
              <legend className="sr-only">{t('sections.description')}</legend>
              <SummaryFields
                value={form}
                onChange={change}
                errors={errors}
                slug={{ ...record.slug, href: `/desk/records/${record.id}` }}
              />
            </fieldset>
            <section aria-label={t('sections.text')} className="mt-6">
              {editor && record.isOpen && (
                <>
                  <Toolbar editor={editor} actions={actions} commands={recordCommands} />
                  <TableBar editor={editor} actions={actions} />
                  <PasteNotice editor={editor} pasted={editing.pasted} />
                </>
              )}
              {errors.body && (
                <p className="mt-2 font-medium text-alarm" role="alert">
                  {errors.body}
                </p>
              )}
              <div lang={form.language} dir={directionOf(form.language)} className="py-4">
                <EditorContent editor={editor} />
              </div>
            </section>
            {editor && <Bibliography editor={editor} first={record.draft.content.body} shelf={shelf} />}
            <fieldset disabled={!isWritable} className="mt-8 min-w-0">
              <legend className="mb-3 text-lg font-semibold">{t('sections.details')}</legend>
              <RecordFields
                kind={record.kind}
                value={form.fields}
                onChange={(fields) => change({ fields })}
                errors={errors}
                shelf={shelf}
                keepAs={keepAs}
              />
            </fieldset>
            <fieldset disabled={!isWritable} className="mt-8 min-w-0">
              <legend className="mb-3 text-lg font-semibold">{t('sections.figures')}</legend>
              <FiguresEditor
                value={form.figures}
                onChange={(figures) => change({ figures })}
                errors={errors}
                shelf={shelf}
                keepAs={keepAs}
              />
            </fieldset>
            <fieldset disabled={!isWritable} className="mt-8 min-w-0">
              <legend className="mb-3 text-lg font-semibold">{t('sections.people')}</legend>
              <PeopleEditor value={form.people} onChange={(people) => change({ people })} errors={errors} />
            </fieldset>
          </>
        }
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <p role="status" className="sr-only">
        {editing.found.announcement}
      </p>
      {editor && (
        <>
          <LinkDialog editor={editor} open={editing.isLinking} onClose={() => editing.setLinking(false)} />
          <TextQuestions editor={editor} asked={editing.asked} onClose={() => editing.setAsked(null)} />
          <WarningDialog editor={editor} asked={editing.warning} onClose={() => editing.setWarning(null)} />
        </>
      )}
    </div>
  )
}

function besideOf(
  { editor, beside, closeBeside, shelf, found }: RecordEditing,
  recordId: string,
  language: string,
  keepAs: string,
  t: ReturnType<typeof useTranslations<'editor'>>,
) {
  if (!editor || !beside) return null
  const { type, id, opened } = beside
  if (type === 'findings')
    return {
      title: t('panel.findings'),
      onClose: () => closeBeside(),
      opened,
      panel: <FindingsPanel recordId={recordId} found={found} />,
    }
  const shared = { editor, shelf, id, keepAs, onDone: closeBeside }
  return {
    title: t(id ? `panel.existing.${nameOf(editor, id, type)}` : `panel.new.${type}`),
    onClose: () => closeBeside(),
    opened,
    panel:
      type === 'quotation' ? (
        <QuotationPanel key={opened} {...shared} language={language} />
      ) : (
        <CitationPanel key={opened} {...shared} />
      ),
  }
}

/** A paraphrase is never called a quotation. */
const nameOf = (editor: Editor, id: string, type: 'quotation' | 'citation') =>
  findSubject(editor.state.doc, id)?.node.attrs.mode === 'PARAPHRASE' ? 'paraphrase' : type
