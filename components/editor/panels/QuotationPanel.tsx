'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useId, useState } from 'react'
import { CitationFields } from '@/components/citing/CitationFields'
import type { CitationDraft } from '@/components/citing/citation-draft'
import { useFactsOf } from '@/components/citing/record-facts'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { Refusal } from '@/components/desk/refusal'
import { useOpenDraft } from '@/components/records/entries/use-open-draft'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { directionOf, quotationModes } from '@/lib/text'
import { changeSubject, insertQuotation, removeSubject } from '../subjects'
import { PanelEnd } from './PanelEnd'
import {
  finishQuotation,
  newQuotation,
  type QuotationDraft,
  quotationDraftSchema,
  quotationInText,
  withChosen,
} from './quotation-draft'

type Props = {
  editor: Editor
  shelf: SourceShelf
  /** The quotation to change, or null for a new one. */
  id: string | null
  language: string
  /** Member and record: the key under which this browser keeps an unfinished quotation. */
  keepAs: string
  /** Closes the panel; `announcement` is read out. */
  onDone: (announcement: string) => void
}

/** The words of the draft that are in the copy: of a translation, the original; of a paraphrase, none. */
function comparedWords({ mode, words, original }: QuotationDraft): string | null {
  if (mode === 'PARAPHRASE') return null
  return mode === 'TRANSLATION' ? original : words
}

/** The form of a quotation or paraphrase: inserts a new one, or changes one in the text. */
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
  const { mode } = draft
  const [fault, setFault] = useState<Refusal['message'] | null>(null)
  const [busy, setBusy] = useState(false)
  const [isFilling, setFilling] = useState(true)
  const factsOf = useFactsOf()
  const { seen, attributed } = draft.citation
  const originalId = (attributed[0] ?? seen).sourceId
  const proposed = factsOf(originalId ? shelf.get(originalId) : null, attributed.length === 0)
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
    if (isFilling) proposed?.fill()
    keep(null)
    onDone(t(id ? 'editor.quotation.changed' : 'editor.quotation.inserted', { mode }))
    editor.commands.focus()
  }
  const remove = () => {
    if (id) removeSubject(editor, id)
    keep(null)
    onDone(t('editor.quotation.removed', { mode: inText?.mode ?? mode }))
    editor.commands.focus()
  }

  return (
    <form onSubmit={submit} className="space-y-5">
      <CitationFields
        draft={draft.citation}
        onChange={cite}
        words={comparedWords(draft)}
        {...{ shelf, keepAs }}
      />
      {draft.citation.seen.sourceId !== null && (
        <>
          <RadioGroup
            legend={t('editor.quotation.mode')}
            name={modeName}
            value={mode}
            onChange={changeMode}
            choices={quotationModes.map((value) => ({
              value,
              label: t(`labels.mode.${value}`),
              hint: t(`labels.modeHint.${value}`),
            }))}
          />
          {mode === 'TRANSLATION' && (
            <Field label={t('editor.quotation.original')} hint={t('editor.quotation.originalHint')}>
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
          <Field label={t('editor.quotation.text', { mode })} hint={t('editor.quotation.textHint', { mode })}>
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
          <LanguageField
            label={t('editor.quotation.language')}
            id={languageId}
            value={draft.language}
            onChange={(language) => change({ language })}
          />
          {mode === 'TRANSLATION' && (
            <Field label={t('editor.quotation.translator')} hint={t('editor.quotation.translatorHint')}>
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
            label={t('editor.quotation.unverified')}
            hint={t('editor.quotation.unverifiedHint')}
            checked={draft.openlyUnverified}
            onChange={(event) => change({ openlyUnverified: event.target.checked })}
          />
          {proposed && (
            <Checkbox
              label={t('citing.facts.fill')}
              hint={proposed.lines.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
              checked={isFilling}
              onChange={(event) => setFilling(event.target.checked)}
            />
          )}
          <PanelEnd
            fault={fault}
            busy={busy}
            insert={t('editor.quotation.insert', { mode })}
            isInText={id !== null}
            isChanged={kept !== null}
            onClear={() => keep(null)}
            onRemove={remove}
          />
        </>
      )}
    </form>
  )
}
