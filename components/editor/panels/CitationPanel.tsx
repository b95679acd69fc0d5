'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { CitationFields } from '@/components/citing/CitationFields'
import { type CitationDraft, draftOf, emptyCitation } from '@/components/citing/citation-draft'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { Refusal } from '@/components/desk/refusal'
import { bindCitation } from '@/components/records/entries/cited-draft'
import { useOpenDraft } from '@/components/records/entries/use-open-draft'
import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import { newId } from '@/lib/text'
import { citationAttributes } from '@/lib/text/attributes'
import { changeSubject, findSubject, insertCitation, removeSubject, takesCitation } from '../subjects'
import { PanelEnd } from './PanelEnd'
import { faultOf, openCitationSchema } from './quotation-draft'

type Props = {
  editor: Editor
  shelf: SourceShelf
  /** The citation to change, or null for a new one. */
  id: string | null
  /** Member and record: the key under which this browser keeps an unfinished citation. */
  keepAs: string
  /** Closes the panel; `announcement` is read out. */
  onDone: (announcement: string) => void
}

function citationInText(editor: Editor, id: string): { citation: CitationDraft } | null {
  const parsed = citationAttributes.safeParse(findSubject(editor.state.doc, id)?.node.attrs)
  return parsed.success ? { citation: draftOf(parsed.data) } : null
}

/** The form of a citation: inserts a new one, or changes one in the text. */
export function CitationPanel({ editor, shelf, id, keepAs, onDone }: Props) {
  const t = useTranslator()
  const [inText] = useState(() => (id ? citationInText(editor, id) : null))
  const [kept, keep] = useOpenDraft(
    `stele-citation-${keepAs}${id ? `-${id}` : ''}`,
    openCitationSchema,
    shelf,
    inText,
  )
  const draft = (kept ?? inText)?.citation ?? emptyCitation
  const [fault, setFault] = useState<Refusal['message'] | null>(null)
  const [busy, setBusy] = useState(false)

  const finish = async (): Promise<Refusal['message'] | null> => {
    if (!id && !takesCitation(editor)) return message('editor.citation.noPlace')
    const bound = await bindCitation(draft, t)
    if ('fault' in bound) return bound.fault
    const attributes = { id: id ?? newId(), ...bound }
    if (id) changeSubject(editor, attributes, null)
    else insertCitation(editor, attributes)
    keep(null)
    return null
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const problem = await finish().catch(faultOf)
    setBusy(false)
    setFault(problem)
    if (problem) return
    onDone(t(id ? 'editor.citation.changed' : 'editor.citation.inserted'))
    editor.commands.focus()
  }
  const remove = () => {
    if (id) removeSubject(editor, id)
    keep(null)
    onDone(t('editor.citation.removed'))
    editor.commands.focus()
  }
  return (
    <form onSubmit={submit} className="space-y-5">
      <p className="text-quiet">{t('editor.citation.hint')}</p>
      <CitationFields draft={draft} onChange={(citation) => keep({ citation })} {...{ shelf, keepAs }} />
      {draft.seen.sourceId !== null && (
        <PanelEnd
          fault={fault}
          busy={busy}
          insert={t('editor.citation.insert')}
          isInText={id !== null}
          isChanged={kept !== null}
          onClear={() => keep(null)}
          onRemove={remove}
        />
      )}
    </form>
  )
}
