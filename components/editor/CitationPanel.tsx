'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { CitationFields } from '@/components/citing/CitationFields'
import { type CitationDraft, draftOf, emptyCitation } from '@/components/citing/citation-draft'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { Refusal } from '@/components/desk/refusal'
import { bindCitation } from '@/components/records/cited-draft'
import { useOpenDraft } from '@/components/records/use-open-draft'
import { useTranslator } from '@/components/ui/use-translator'
import { newId } from '@/lib/text'
import { citationAttributes } from '@/lib/text/attributes'
import { PanelEnd } from './PanelEnd'
import { faultOf, openCitationSchema } from './quotation-draft'
import { changeSubject, findSubject, insertCitation, removeSubject, takesCitation } from './subjects'

type Props = {
  editor: Editor
  shelf: SourceShelf
  /** The citation to look at, or null for a new one. */
  id: string | null
  /** Under which what is not finished is kept in this browser: member and record. */
  keepAs: string
  onDone: (said: string) => void
}

function citationInText(editor: Editor, id: string): { citation: CitationDraft } | null {
  const parsed = citationAttributes.safeParse(findSubject(editor.state.doc, id)?.node.attrs)
  return parsed.success ? { citation: draftOf(parsed.data) } : null
}

/** What a citation rests on: made here for a new one, changed here for one that stands in the text. */
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

  const finish = async (): Promise<string | null> => {
    if (!id && !takesCitation(editor))
      return 'Put the cursor where the citation belongs; a quotation carries its own source.'
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
    onDone(id ? 'Citation changed.' : 'Citation inserted.')
    editor.commands.focus()
  }
  const remove = () => {
    if (id) removeSubject(editor, id)
    keep(null)
    onDone('Citation taken out. Undo brings it back.')
    editor.commands.focus()
  }
  return (
    <form onSubmit={submit} className="space-y-5">
      <p className="text-quiet">
        A citation stands after a sentence and says what the sentence rests on. Choose the words in the held
        text that bear it out, if there is one.
      </p>
      <CitationFields draft={draft} shelf={shelf} onChange={(citation) => keep({ citation })} />
      {draft.seen.sourceId !== null && (
        <PanelEnd
          fault={fault}
          busy={busy}
          insert="Insert the citation"
          stands={id !== null}
          changed={kept !== null}
          onEmpty={() => keep(null)}
          onRemove={remove}
        />
      )}
    </form>
  )
}
