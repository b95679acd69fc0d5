'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useId, useState } from 'react'
import { CitationFields } from '@/components/citing/CitationFields'
import type { CitationDraft } from '@/components/citing/citation-draft'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { Refusal } from '@/components/desk/refusal'
import { useOpenDraft } from '@/components/records/use-open-draft'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageSelect } from '@/components/ui/LanguageSelect'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { directionOf, quotationModes } from '@/lib/text'
import { PanelEnd } from './PanelEnd'
import {
  finishQuotation,
  newQuotation,
  type QuotationDraft,
  quotationDraftSchema,
  quotationInText,
  withChosen,
} from './quotation-draft'
import { changeSubject, insertQuotation, removeSubject } from './subjects'

type Props = {
  editor: Editor
  shelf: SourceShelf
  /** The quotation to look at, or null for a new one. */
  id: string | null
  language: string
  /** Under which what is not finished is kept in this browser: member and record. */
  keepAs: string
  onDone: (said: string) => void
}

/** What a quotation says and rests on: made here for a new one, changed here for one that stands in the text. */
export function QuotationPanel({ editor, shelf, id, language, keepAs, onDone }: Props) {
  const t = useTranslator()
  const [inText] = useState(() => (id ? quotationInText(editor, id) : null))
  const [fresh] = useState(() => newQuotation(language))
  const [kept, keep] = useOpenDraft(
    `stele-quotation-${keepAs}${id ? `-${id}` : ''}`,
    quotationDraftSchema,
    shelf,
    inText,
  )
  const draft = kept ?? inText ?? fresh
  const [fault, setFault] = useState<Refusal['message'] | null>(null)
  const [busy, setBusy] = useState(false)
  const modeName = useId()
  const languageId = useId()
  const change = (part: Partial<QuotationDraft>) => keep({ ...draft, ...part })
  const cite = (citation: CitationDraft) => {
    const next = { ...draft, citation }
    keep(citation.chosen === draft.citation.chosen ? next : withChosen(next))
  }
  const changeMode = (value: string) => {
    const mode = quotationModes.find((known) => known === value)
    if (mode) keep(withChosen({ ...draft, mode }))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const finished = await finishQuotation(draft, t)
    setBusy(false)
    if ('fault' in finished) return setFault(finished.fault)
    if (id) changeSubject(editor, finished.attributes, finished.words)
    else insertQuotation(editor, finished.attributes, finished.words)
    keep(null)
    onDone(id ? 'Quotation changed.' : 'Quotation inserted.')
    editor.commands.focus()
  }
  const remove = () => {
    if (id) removeSubject(editor, id)
    keep(null)
    onDone('Quotation taken out. Undo brings it back.')
    editor.commands.focus()
  }
  const isOther = draft.mode === 'TRANSLATION' || draft.mode === 'PARAPHRASE'

  return (
    <form onSubmit={submit} className="space-y-5">
      <CitationFields draft={draft.citation} shelf={shelf} onChange={cite} />
      {draft.citation.seen.sourceId !== null && (
        <>
          <RadioGroup
            legend="How are the words given?"
            name={modeName}
            value={draft.mode}
            onChange={changeMode}
            choices={quotationModes.map((value) => ({
              value,
              label: t(`labels.mode.${value}`),
              hint: t(`labels.modeHint.${value}`),
            }))}
          />
          {draft.mode === 'TRANSLATION' && (
            <Field label="Original wording" hint="As it stands in the held copy; empty where it is not held.">
              {(wired) => (
                <Textarea
                  {...wired}
                  dir="auto"
                  value={draft.original}
                  onChange={(event) => change({ original: event.target.value })}
                />
              )}
            </Field>
          )}
          <Field
            label={isOther ? 'The words in the record' : 'The words'}
            hint={isOther ? 'Write them here.' : 'Taken from what you choose in the held text.'}
          >
            {(wired) => (
              <Textarea
                {...wired}
                className="font-serif text-base"
                lang={draft.language || undefined}
                dir={directionOf(draft.language || null)}
                value={draft.words}
                onChange={(event) => change({ words: event.target.value })}
              />
            )}
          </Field>
          <Field label="Language of the words" id={languageId}>
            {(wired) => (
              <LanguageSelect
                {...wired}
                value={draft.language}
                onChange={(event) => change({ language: event.target.value })}
              />
            )}
          </Field>
          {draft.mode === 'TRANSLATION' && (
            <Field label="Translator" hint="A person, a newspaper, or the archive itself.">
              {(wired) => (
                <Input
                  {...wired}
                  maxLength={300}
                  value={draft.translator}
                  onChange={(event) => change({ translator: event.target.value })}
                />
              )}
            </Field>
          )}
          <Checkbox
            label="Say openly: not yet seen in the original"
            hint="Readers are told so beside the quotation."
            checked={draft.openlyUnverified}
            onChange={(event) => change({ openlyUnverified: event.target.checked })}
          />
          <PanelEnd
            fault={fault}
            busy={busy}
            insert="Insert the quotation"
            stands={id !== null}
            changed={kept !== null}
            onEmpty={() => keep(null)}
            onRemove={remove}
          />
        </>
      )}
    </form>
  )
}
