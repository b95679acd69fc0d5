'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { directionOf, languageName } from '@/lib/text'
import { type ChosenWords, locatorAt, offsetInText, offsetShown, withoutBlanks } from './chosen-words'
import { type LayerPart, Refused, readLayer } from './sources-door'

type Props = {
  textLayerId: string
  onChoose: (words: ChosenWords) => void
  /** Takes the focus when the text is there. */
  focused?: boolean
}

function useLayer(textLayerId: string) {
  const [part, setPart] = useState<LayerPart | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [starts, setStarts] = useState<readonly number[]>([0])
  const from = starts.at(-1) ?? 0
  useEffect(() => {
    let current = true
    readLayer(textLayerId, from)
      .then((read) => current && setPart(read))
      .catch(
        (error) => current && setFault(error instanceof Refused ? error.message : 'The text cannot be read.'),
      )
    return () => {
      current = false
    }
  }, [textLayerId, from])
  return {
    part,
    fault,
    forward: () => part?.next != null && setStarts([...starts, part.next]),
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
  const { part, fault, forward, back, isFirst } = useLayer(textLayerId)
  const field = useRef<HTMLTextAreaElement>(null)
  const [sought, setSought] = useState('')
  const [note, setNote] = useState('')

  const isThere = part !== null
  useEffect(() => {
    const text = field.current
    if (!isThere || !text) return
    if (focused) text.focus()
    // React's own event comes after the change.
    text.addEventListener('beforeinput', refuse)
    return () => text.removeEventListener('beforeinput', refuse)
  }, [isThere, focused])

  if (fault) return <p role="alert">{fault}</p>
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
    const text = part.text.toLowerCase()
    const words = sought.trim().toLowerCase()
    if (!words || !field.current) return
    const after = offsetInText(part.text, field.current.selectionEnd)
    const place = text.indexOf(words, after) < 0 ? text.indexOf(words) : text.indexOf(words, after)
    if (place < 0) {
      setNote(
        part.next === null
          ? 'These words are not in the text.'
          : 'These words are not in this part of the text.',
      )
      return
    }
    field.current.setSelectionRange(
      offsetShown(part.text, place),
      offsetShown(part.text, place + words.length),
    )
    // Only a field that gains the focus scrolls to its selection.
    field.current.blur()
    field.current.focus()
    choose()
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
        hint={`${languageName(part.language)}. Choose words by mouse, or hold Shift and move with the arrows.`}
      >
        {(wired) => (
          <textarea
            {...wired}
            key={`${part.id}-${part.start}`}
            ref={field}
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
