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
import { directionOf, languageName } from '@/lib/text'
import {
  type ChosenWords,
  locatorAt,
  offsetInText,
  offsetShown,
  withoutBlanks,
  wordsIn,
} from './chosen-words'

type Props = {
  textLayerId: string
  onChoose: (words: ChosenWords) => void
  /** Takes the focus when the text is there. */
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
          current && setFault(error instanceof ApiError ? error.refusal.message : 'The text cannot be read.'),
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
    /** False while another part is on its way. */
    isCurrent: part?.start === from,
    fault,
    forward,
    back: () => setStarts(starts.slice(0, -1)),
    isFirst: starts.length === 1,
  }
}

// Enter here finds; it does not send the form around.
const onEnter = (action: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  action()
}

const refuse = (event: { preventDefault: () => void }) => event.preventDefault()

/**
 * The held text as it is, to choose words in by mouse or with Shift and the arrows. It is a text field that takes no change, because there
 * the cursor can be seen and moved with the keys everybody knows.
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
    element.setSelectionRange(offsetShown(text, start), offsetShown(text, end))
    element.focus()
  }, [])

  const attach = useCallback(
    (element: HTMLTextAreaElement | null) => {
      field.current = element
      // The text arrives later than it was asked for: whoever went on to another field meanwhile stays there.
      if (focused && document.activeElement === document.body) element?.focus()
      // React's own event comes after the change.
      element?.addEventListener('beforeinput', refuse)
    },
    [focused],
  )

  useEffect(() => {
    if (!seeking || !part || !isCurrent) return
    const found = wordsIn(part.text, sought, 0)
    if (!found && part.next !== null) return forward()
    setSeeking(false)
    setNote(found ? '' : 'These words do not stand in the rest of the text.')
    if (found) select(part.text, found.start, found.end)
  }, [seeking, part, isCurrent, sought, forward, select])

  if (fault) return <p role="alert">{errorText(fault, t)}</p>
  if (!part) return <p role="status">Opening the held text…</p>

  const choose = () => {
    if (!field.current) return
    const { selectionStart, selectionEnd } = field.current
    const range = withoutBlanks(
      part.text,
      offsetInText(part.text, selectionStart),
      offsetInText(part.text, selectionEnd),
    )
    // A cursor that only moves unchooses nothing.
    if (!range) return
    const [start, end] = [part.start + range.start, part.start + range.end]
    const exact = part.text.slice(range.start, range.end)
    const locator = locatorAt(part.locators, start, end)
    onChoose({ textLayerId: part.id, start, end, exact, language: part.language, locator })
  }

  const find = () => {
    const after = offsetInText(part.text, field.current?.selectionEnd ?? 0)
    const found = wordsIn(part.text, sought, after)
    setNote('')
    if (found) select(part.text, found.start, found.end)
    else if (part.next !== null && sought.trim()) {
      forward()
      setSeeking(true)
    } else if (sought.trim()) {
      const again = wordsIn(part.text, sought, 0)
      if (again) select(part.text, again.start, again.end)
      else setNote('These words do not stand in the rest of the text.')
    }
  }

  return (
    <div className="space-y-2">
      <div className="flex items-end gap-2">
        <Field label="Find in this text" className="grow">
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
          Find
        </Button>
      </div>
      <Field
        label="The held text"
        hint={`${languageName(part.language, t)}. Choose words by mouse, or hold Shift and move with the arrows.`}
      >
        {(wired) => (
          <textarea
            {...wired}
            key={`${part.id}-${part.start}`}
            ref={attach}
            className="h-80 w-full resize-y rounded border border-edge bg-panel px-4 py-3 font-serif text-base leading-relaxed"
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
            Part before
          </Button>
          <Button look="secondary" small disabled={part.next === null} onClick={forward}>
            Next part
          </Button>
          <span className="text-xs text-quiet">
            {Math.round((part.start / part.length) * 100)} % to{' '}
            {Math.round(((part.start + part.text.length) / part.length) * 100)} % of the text
          </span>
        </div>
      )}
      <p role="status" className="text-xs text-quiet">
        {note}
      </p>
    </div>
  )
}
