'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type FoundSource, sourcesByIds } from '@/components/api/sources'
import { CopyMemory } from '@/components/citing/copy-memory'
import { SourceShelf } from '@/components/citing/source-shelf'
import { useTranslator } from '@/components/ui/use-translator'
import type { Translator } from '@/lib/messages/translator'
import type { Fields } from '@/lib/records/kinds/fields'
import { isSameContent } from '@/lib/records/same-content'
import type { RecordContent } from '@/lib/records/schema'
import { directionOf } from '@/lib/text'
import { followDirection } from './block-direction'
import type { Asked } from './commands/command'
import { usePresence } from './conflicts/use-presence'
import { bodyOf, showBody } from './content'
import type { EditedRecord } from './edited-record'
import type { EditorActions } from './editor-actions'
import { linkedName } from './linked-name'
import type { AskedMedia } from './media/MediaDialog'
import { useImages } from './media/use-images'
import { type EditorDiscussions, useDiscussions } from './panels/use-discussions'
import { useFindings } from './panels/use-findings'
import { type Citing, useInspector } from './panels/use-inspector'
import { usePasted } from './paste/use-pasted'
import { formOf, type RecordForm } from './record-form'
import type { KeptText } from './saving/kept-texts'
import { useAutosave } from './saving/use-autosave'
import { useKeptTexts } from './saving/use-kept-texts'
import { useNewestDraft } from './saving/use-newest-draft'
import { useShownAgain } from './saving/use-shown-again'
import { subjectAt } from './subjects'
import { SlashState } from './tools/slash-suggestion'
import { useTextEditor } from './use-text-editor'

function newShelf(sources: readonly FoundSource[], memberId: string, t: Translator): SourceShelf {
  const copies = new CopyMemory(memberId)
  if (typeof window !== 'undefined') void copies.load()
  return new SourceShelf(sources, sourcesByIds, t, copies)
}

/** The state of the editor of one record: form, text, panel, saving, and texts kept from earlier visits. */
export function useRecordEditor(record: EditedRecord, memberId: string) {
  const t = useTranslator()
  const { draft } = record
  const [form, setForm] = useState<RecordForm>(() => formOf(draft.content))
  const inspecting = useInspector()
  const [checksOpened, setChecksOpened] = useState(0)
  const [isLinking, setLinking] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [warning, setWarning] = useState<{ position: number | null } | null>(null)
  const [media, askMedia] = useState<AskedMedia | null>(null)
  const [isUnknown, setUnknown] = useState(false)
  const [announcement, announce] = useState('')
  const [isFinding, setFinding] = useState(0)
  const [slash] = useState(() => new SlashState())
  const [shelf] = useState(() => newShelf(record.sources, memberId, t))
  // A browser that goes back can show the page with its old sources.
  useEffect(() => void shelf.renew(), [shelf])
  useShownAgain(() => void shelf.renew())
  const saved = useRef(draft.content)
  const latest = useRef({ form, editor: null as ReturnType<typeof useTextEditor> })
  const talking = useRef<Pick<EditorDiscussions, 'ask' | 'reveal'> | null>(null)

  const read = useCallback((): RecordContent => {
    const { form, editor } = latest.current
    return { ...form, body: editor ? bodyOf(editor) : draft.content.body }
  }, [draft.content.body])
  const load = (content: RecordContent) => {
    latest.current.form = formOf(content)
    setForm(latest.current.form)
    if (latest.current.editor) showBody(latest.current.editor, content.body)
  }
  const { saveState, changed, machine } = useAutosave({
    recordId: record.id,
    memberId,
    draft,
    read,
    show: load,
  })
  const kept = useKeptTexts({ recordId: record.id, memberId })

  const images = useImages({
    editorNow: () => latest.current.editor,
    languageNow: () => latest.current.form.language,
    onDescribe: (position) => askMedia({ block: 'image', position }),
  })
  const pasted = usePasted(() => latest.current.editor, images)
  const [actions] = useState<EditorActions>(() => {
    const { cite } = inspecting
    const citeNewOr = (type: Citing['type']) => {
      const { editor } = latest.current
      const subject = editor && subjectAt(editor)
      if (editor?.isEditable) cite(type, subject?.type === type ? subject.id : null)
    }
    return {
      shelf,
      t,
      languageNow: () => latest.current.form.language,
      directionNow: () => directionOf(latest.current.form.language),
      open: ({ type, id }) => cite(type, id),
      openWarning: (position) => setWarning({ position }),
      insertQuotation: () => citeNewOr('quotation'),
      insertCitation: () => citeNewOr('citation'),
      openMedia: (block, position) => askMedia({ block, position }),
      onPictures: (files, at) => void images.insertFiles(files, at),
      onPageWithPictures: (html) => void pasted.onPageWithPictures(html),
      dropPassage: () => {
        const form = document.querySelector<HTMLFormElement>('[data-citing] form')
        form?.requestSubmit()
        return form !== null
      },
      dropsBlock: () => document.querySelector('[data-citing=quotation] form') !== null,
      openLink: () => setLinking(true),
      ask: setAsked,
      onLeftOut: pasted.onLeftOut,
      onLinkedPictures: pasted.onLinkedPictures,
      onWordFile: pasted.onWordFile,
      importWord: pasted.importWord,
      save: () => machine.current?.retry(),
      find: () => setFinding(Date.now()),
      showTab: inspecting.show,
      discuss: (suggests) => talking.current?.ask(suggests),
      revealThread: (threadId) => talking.current?.reveal(threadId),
      focusText: () => inspecting.setFocused((before) => !before),
    }
  })
  const editor = useTextEditor({
    body: draft.content.body,
    editable: record.isOpen,
    actions,
    slash,
    onChange: changed,
    onUnknown: () => setUnknown(true),
  })
  latest.current.editor = editor
  const direction = directionOf(form.language)
  useEffect(() => {
    if (editor && direction) followDirection(editor)
  }, [editor, direction])
  const discussions = useDiscussions({
    ...{ editor, threads: record.talk.threads, saveState, inspecting },
    save: async () => (await machine.current?.saveNow()) ?? true,
  })
  talking.current = discussions
  const found = useFindings({
    ...{ recordId: record.id, editor: record.isOpen ? editor : null, saveState },
    reveal: inspecting.reveal,
    showText: () => inspecting.setSide('text'),
    fieldElement: inspecting.fieldElement,
  })

  const change = (part: Partial<RecordForm>) => {
    const next = { ...latest.current.form, ...part }
    latest.current.form = next
    setForm(next)
    changed()
  }
  /** Fills fields that are empty; names get their entry under Names, where one has exactly this name. */
  const fill = async (fields: Fields) => {
    const isFree = (name: string) => !latest.current.form.fields[name]
    const put = (values: Fields) => change({ fields: { ...latest.current.form.fields, ...values } })
    put(Object.fromEntries(Object.entries(fields).filter(([name]) => isFree(name))))
    for (const [name, value] of Object.entries(fields)) {
      const linked = await linkedName(record.kind, name, value)
      if (linked && latest.current.form.fields[name] === value) put({ [name]: linked })
    }
  }
  const { isOutdated, follow } = useNewestDraft({
    recordId: record.id,
    memberId,
    version: draft.version,
    machine,
    show: (content) => {
      if (inspecting.citing || isLinking || asked || warning || media || !latest.current.editor) return false
      saved.current = content
      load(content)
      return true
    },
  })
  const presence = usePresence({
    ...{ recordId: record.id, isOpen: record.isOpen, onVersion: follow },
    onTakenOver: () => machine.current?.retry(),
  })
  const isWritable = record.isOpen && !isOutdated && presence.writer === null
  useEffect(() => {
    editor?.setEditable(isWritable && !isUnknown, false)
  }, [editor, isWritable, isUnknown])
  const closeCiting = (text = '') => {
    inspecting.stopCiting()
    announce(text)
    editor?.commands.focus()
  }
  const revealField = (field: string) => {
    const element = inspecting.fieldElement(field)
    if (element) inspecting.reveal(element)
    else editor?.commands.focus()
  }

  return {
    ...{ form, change, editor, actions, shelf, read, saveState, announcement, isUnknown, isOutdated, found },
    ...{ presence, isWritable, discussions },
    ...{ inspecting, closeCiting, revealField, checksOpened },
    ...{ isFinding, setFinding, slash },
    ...{ isLinking, setLinking, asked, setAsked, pasted, warning, setWarning, images },
    ...{ media, askMedia },
    facts: { kind: record.kind, fields: form.fields, fill },
    openFindings: () => {
      inspecting.show('checks')
      setChecksOpened(Date.now())
    },
    retry: useCallback(() => machine.current?.retry(), [machine]),
    resolve: async (content: RecordContent, leavesMine: boolean) => {
      const status = saveState.snapshot()
      if (status.kind !== 'conflict') return
      // Never replaces the own text before it is kept.
      if (leavesMine && !(await kept.keepCopy(read(), status.current.version))) return
      load(content)
      machine.current?.resolve()
    },
    kept: {
      ...kept,
      use: async (text: KeptText) => {
        const typed = read()
        const base = machine.current?.baseVersion ?? draft.version
        const isTyped = !isSameContent(typed, saved.current)
        if (isTyped && !(await kept.keepCopy(typed, base))) return
        load(text.content)
        machine.current?.changed({ keepTheirs: isTyped || text.baseVersion !== base })
        await machine.current?.keepNow()
        kept.discard(text)
      },
    },
  }
}
export type RecordEditing = ReturnType<typeof useRecordEditor>
