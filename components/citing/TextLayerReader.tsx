'use client'

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { type LayerPart, readLayer } from '@/components/api/sources'
import type { Refusal } from '@/components/desk/refusal'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { isMachineRead } from '@/lib/holdings/machine-read'
import { spansWithin, wordsOf } from '@/lib/holdings/skipped-text'
import { message } from '@/lib/messages/message'
import { directionOf, languageName } from '@/lib/text'
import { locatorOfRange } from '@/lib/text/passage-position'
import { type ChosenPassage, findText, offsetInText, offsetInTextarea, trimmedRange } from './chosen-passage'

type Props = {
  textLayerId: string
  onChoose: (words: ChosenPassage) => void
  /** Takes the focus when the text has loaded. */
  focused?: boolean
}

function useLayer(textLayerId: string) {
  const [part, setPart] = useState<LayerPart | null>(null)
  const [fault, setFault] = useState<Refusal['message'] | null>(null)
  const [starts, setStarts] = useState<readonly number[]>([0])
  const from = starts.at(-1) ?? 0
  useEffect(() => {
    let current = true
    readLayer(textLayerId, from)
      .then((read) => current && setPart(read))
      .catch(
        (error) =>
          current &&
          setFault(error instanceof ApiError ? error.refusal.message : message('citing.reader.failed')),
      )
    return () => {
      current = false
    }
  }, [textLayerId, from])
  const next = part?.next ?? null
  const forward = useCallback(() => {
    if (next !== null) setStarts((old) => (old.at(-1) === next ? old : [...old, next]))
  }, [next])
  return {
    part,
    /** False while another part loads. */
    isCurrent: part?.start === from,
    fault,
    forward,
    back: () => setStarts(starts.slice(0, -1)),
    isFirst: starts.length === 1,
  }
}

// Enter starts the search and doesn't submit the form around it.
const onEnter = (action: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  action()
}

const refuse = (event: { preventDefault: () => void }) => event.preventDefault()

/**
 * The text of an archive copy, in which a passage is selected by mouse or with Shift and the arrow keys. It is a text field that accepts no
 * change, because there the cursor is visible and moves with the usual keys.
 */
export function TextLayerReader({ textLayerId, onChoose, focused = false }: Props) {
  const t = useTranslator()
  const { part, isCurrent, fault, forward, back, isFirst } = useLayer(textLayerId)
  const field = useRef<HTMLTextAreaElement>(null)
  const [sought, setSought] = useState('')
  const [note, setNote] = useState('')

  const [seeking, setSeeking] = useState(false)

  const select = useCallback((text: string, start: number, end: number) => {
    const element = field.current
    if (!element) return
    // Only a field that gains the focus scrolls to its selection.
    element.blur()
    element.setSelectionRange(offsetInTextarea(text, start), offsetInTextarea(text, end))
    element.focus()
  }, [])

  const attach = useCallback(
    (element: HTMLTextAreaElement | null) => {
      field.current = element
      // The text loads after it was asked for. A user who moved to another field in between stays there.
      if (focused && document.activeElement === document.body) element?.focus()
      // React's own event comes after the change.
      element?.addEventListener('beforeinput', refuse)
    },
    [focused],
  )

  useEffect(() => {
    if (!seeking || !part || !isCurrent) return
    const found = findText(part.text, sought, 0)
    if (!found && part.next !== null) return forward()
    setSeeking(false)
    setNote(found ? '' : t('citing.reader.notFound'))
    if (found) select(part.text, found.start, found.end)
  }, [seeking, part, isCurrent, sought, forward, select, t])

  if (fault) return <p role="alert">{errorText(fault, t)}</p>
  if (!part) return <p role="status">{t('citing.reader.opening')}</p>

  const choose = () => {
    if (!field.current) return
    const { selectionStart, selectionEnd } = field.current
    const range = trimmedRange(
      part.text,
      offsetInText(part.text, selectionStart),
      offsetInText(part.text, selectionEnd),
    )
    // Moving the cursor keeps the passage that was chosen.
    if (!range) return
    const [start, end] = [part.start + range.start, part.start + range.end]
    const exact = part.text.slice(range.start, range.end)
    const locator = locatorOfRange(part.locators, start, end)
    const words = wordsOf(exact, spansWithin(part.spans, { start, end }))
    onChoose({ textLayerId: part.id, start, end, exact, words, language: part.language, locator })
  }

  const find = () => {
    const after = offsetInText(part.text, field.current?.selectionEnd ?? 0)
    const found = findText(part.text, sought, after)
    setNote('')
    if (found) select(part.text, found.start, found.end)
    else if (part.next !== null && sought.trim()) {
      forward()
      setSeeking(true)
    } else if (sought.trim()) {
      const again = findText(part.text, sought, 0)
      if (again) select(part.text, again.start, again.end)
      else setNote(t('citing.reader.notFound'))
    }
  }

  return (
    <div className="space-y-2">
      {isMachineRead(part, { start: part.start, end: part.start + part.text.length }) && (
        <p className="border-s-4 border-edge ps-3 text-sm">{t('citing.reader.machineRead')}</p>
      )}
      <div className="flex items-end gap-2">
        <Field label={t('citing.reader.find')} className="grow">
          {(wired) => (
            <Input
              {...wired}
              type="search"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
              onKeyDown={onEnter(find)}
            />
          )}
        </Field>
        <Button look="secondary" onClick={find}>
          {t('citing.reader.findSubmit')}
        </Button>
      </div>
      <Field
        label={t('citing.reader.text')}
        hint={t('citing.reader.hint', { language: languageName(part.language, t) })}
      >
        {(wired) => (
          <textarea
            {...wired}
            key={`${part.id}-${part.start}`}
            ref={attach}
            className="h-80 w-full resize-y rounded border border-edge bg-panel px-4 py-3 font-serif text-base leading-relaxed [unicode-bidi:plaintext]"
            lang={part.language}
            dir={directionOf(part.language)}
            defaultValue={part.text}
            aria-readonly="true"
            inputMode="none"
            spellCheck={false}
            onSelect={choose}
          />
        )}
      </Field>
      {(part.start > 0 || part.next !== null) && (
        <div className="flex items-center gap-2">
          <Button look="secondary" small disabled={isFirst} onClick={back}>
            {t('citing.reader.previous')}
          </Button>
          <Button look="secondary" small disabled={part.next === null} onClick={forward}>
            {t('citing.reader.next')}
          </Button>
          <span className="text-xs text-quiet">
            {t('citing.reader.position', {
              from: part.start / part.length,
              to: (part.start + part.text.length) / part.length,
            })}
          </span>
        </div>
      )}
      <p role="status" className="text-xs text-quiet">
        {note}
      </p>
    </div>
  )
}
