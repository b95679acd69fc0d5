'use client'

import './editor.css'
import { EditorContent } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { RecordFacts } from '@/components/citing/record-facts'
import type { FormAction } from '@/components/desk/use-form'
import { OriginalPane } from '@/components/translating/OriginalPane'
import { Alert } from '@/components/ui/Alert'
import { directionOf } from '@/lib/text'
import { recordCommands } from './commands/record-commands'
import { AlsoOpen, PresenceStrip } from './conflicts/PresenceStrip'
import { EditorBar } from './EditorBar'
import { EditorHead } from './EditorHead'
import { type SentRecord, useSentRecord } from './edited-record'
import { MediaDialog } from './media/MediaDialog'
import { FindingsLine } from './panels/FindingsLine'
import { Inspector } from './panels/Inspector'
import { Panes } from './panels/Panes'
import { SubmitDialog } from './SubmitDialog'
import { SaveStatusLine } from './saving/SaveStatusLine'
import { isCalm } from './saving/save-status'
import { Conflict, UnsavedLine, UnsavedVersions } from './saving/UnsavedVersions'
import { useSaveStatus } from './saving/use-save-status'
import { TitleFields } from './TitleFields'
import { BubbleTools } from './tools/BubbleTools'
import { LinkDialog } from './tools/LinkDialog'
import { SlashMenu } from './tools/SlashMenu'
import { TextQuestions } from './tools/TextQuestions'
import { TextTools } from './tools/TextTools'
import { useListedCommands } from './tools/use-listed-commands'
import { WarningDialog } from './tools/WarningDialog'
import { useRecordEditor } from './use-record-editor'
import { useRevealedHash } from './use-revealed-hash'

type Props = {
  record: SentRecord
  memberId: string
  /** Submits the draft; null where this member can't do it now. */
  submit: FormAction | null
  /** What the page says above the text: why it is closed, or was returned. */
  notices: ReactNode
  /** The other pages of the record, for the menu of the bar. */
  pages: readonly { id: string; label: string; href: string }[]
  /** The place in a copy from which the member comes. */
  copyHref?: string | null
  /** The original of a translation, shown beside its text; null for other records. */
  original?: ReactNode
}

const noErrors: Readonly<Record<string, string>> = {}

/** The editor of one record: the text like a page, the bar above it and the inspector beside it. All of it is saved together. */
export function RecordEditor({
  record: sent,
  memberId,
  submit,
  notices,
  pages,
  copyHref = null,
  original = null,
}: Props) {
  const t = useTranslations('editor')
  const record = useSentRecord(sent)
  const editing = useRecordEditor(record, memberId)
  const { form, change, editor, actions, saveState, isUnknown, isWritable, presence, inspecting } = editing
  const [isSubmitting, setSubmitting] = useState(false)
  const [showsOriginal, setShowsOriginal] = useState(true)
  const isOriginalShown = original !== null && showsOriginal && !inspecting.citing
  const errors = useSaveStatus(saveState, (status) => (status.kind === 'invalid' ? status.fields : noErrors))
  const isSavedCalmly = useSaveStatus(saveState, isCalm)
  const isSaving = record.isOpen && !isUnknown
  const saveLine = editing.isOutdated ? (
    <p role="status" data-save-status="opening" className="text-quiet">
      {t('opening')}
    </p>
  ) : (
    <SaveStatusLine state={saveState} onRetry={editing.retry} />
  )
  const calm = editing.isOutdated || isSavedCalmly
  const { slash } = editing
  // The same elements as before, so that a key in the title or a field doesn't render dozens of buttons.
  const menus = useMemo(
    () =>
      editor && (
        <>
          <BubbleTools editor={editor} actions={actions} commands={recordCommands} />
          <SlashMenu editor={editor} state={slash} />
        </>
      ),
    [editor, actions, slash],
  )
  useRevealedHash(editing)
  useListedCommands(editor, actions)

  return (
    <div className="record-editor" data-focused={inspecting.isFocused || undefined}>
      <EditorHead>
        <EditorBar
          recordId={record.id}
          title={form.title}
          language={form.language}
          entries={[
            ...pages,
            ...(original
              ? [
                  {
                    id: 'original',
                    label: t('bar.original'),
                    isOn: showsOriginal,
                    onSelect: () => setShowsOriginal((before) => !before),
                  },
                ]
              : []),
            {
              id: 'focus',
              label: t('command.focus'),
              isOn: inspecting.isFocused,
              onSelect: actions.focusText,
            },
          ]}
          copyHref={copyHref}
          onSubmit={submit && isSaving ? () => setSubmitting(true) : null}
        >
          <UnsavedLine editing={editing} />
          {isSaving && (
            <>
              {calm && saveLine}
              <FindingsLine found={editing.found} onOpen={editing.openFindings} />
              <AlsoOpen {...presence} />
            </>
          )}
        </EditorBar>
        <PresenceStrip {...presence} />
        {isSaving && !calm && (
          <div className="editor-problem">
            {saveLine}
            <Conflict editing={editing} kind={record.kind} />
          </div>
        )}
      </EditorHead>
      <Panes
        side={inspecting.side}
        onSide={inspecting.setSide}
        hasBeside={isOriginalShown}
        inspector={
          inspecting.isFocused ? null : (
            <RecordFacts value={isWritable ? editing.facts : null}>
              <Inspector
                record={record}
                editing={editing}
                errors={errors}
                memberId={memberId}
                keepAs={`${memberId}-${record.id}`}
              />
            </RecordFacts>
          )
        }
        text={
          <>
            <TextTools editing={editing} isOpen={record.isOpen} />
            <div className="editor-page">
              <div className="editor-notices">
                {isUnknown && (
                  <Alert tone="error" title={t('unknown.title')}>
                    {t('unknown.hint')}
                  </Alert>
                )}
                {notices}
                {isOriginalShown && <OriginalPane editor={editor}>{original}</OriginalPane>}
                <UnsavedVersions editing={editing} kind={record.kind} isOpen={record.isOpen} />
              </div>
              <TitleFields
                value={form}
                onChange={change}
                errors={errors}
                disabled={!isWritable}
                isNew={isWritable && record.draft.version === 1 && form.summary === ''}
                onLeave={() => editor?.commands.focus('start')}
              />
              {errors.body && (
                <p className="mb-2 font-medium text-alarm" role="alert">
                  {errors.body}
                </p>
              )}
              <div lang={form.language} dir={directionOf(form.language)}>
                <EditorContent editor={editor} />
              </div>
              {menus}
            </div>
          </>
        }
      />
      <p role="status" className="sr-only">
        {editing.announcement}
      </p>
      <p role="status" className="sr-only">
        {editing.found.announcement}
      </p>
      {editor && (
        <>
          <LinkDialog editor={editor} open={editing.isLinking} onClose={() => editing.setLinking(false)} />
          <TextQuestions editor={editor} asked={editing.asked} onClose={() => editing.setAsked(null)} />
          <MediaDialog
            editor={editor}
            images={editing.images}
            language={form.language}
            asked={editing.media}
            onAsk={editing.askMedia}
          />
          <WarningDialog editor={editor} asked={editing.warning} onClose={() => editing.setWarning(null)} />
        </>
      )}
      {submit && (
        <SubmitDialog
          {...{ record, memberId, editing }}
          action={submit}
          open={isSubmitting && record.isOpen}
          onClose={() => setSubmitting(false)}
        />
      )}
    </div>
  )
}
