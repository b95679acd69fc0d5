'use client'

import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { LayerPart } from '@/components/api/sources'
import { LayerText } from '@/components/holdings/LayerText'
import { useTranslator } from '@/components/ui/use-translator'
import { directionOf, languageName } from '@/lib/text'
import { DRAGGED_PASSAGE } from './chosen-passage'
import { type CopyMarks, noMarks } from './copy-marks'
import { offsetAt, pageRangeOf, paint, selectAgain } from './text-points'
import { useSelection } from './use-selection'
import { keyOf, type Range, spanning, Words, wordAfter } from './word-range'

type Props = {
  part: LayerPart
  chosen: Range | null
  focused: boolean
  onChoose: (range: Range) => void
  /** What is shown in the text besides its words. */
  marks?: CopyMarks
  /** Called with the offset of the word that is marked, by the keys or by a click. */
  onMark?: ((offset: number) => void) | undefined
}

/** The most lines that the up and down keys look through for a word. */
const MOST_LINES = 8

/**
 * The text of a part of a copy, in which words are marked with the arrow keys and a passage is chosen with Shift, or selected by mouse or touch.
 * It is announced as a text field that can't be changed, because there screen readers leave the arrow keys to the page.
 */
export function CopyText({ part, chosen, focused, onChoose, marks = noMarks, onMark }: Props) {
  const t = useTranslator()
  const root = useRef<HTMLDivElement>(null)
  const hint = useId()
  const direction = directionOf(part.language)
  const words = useMemo(() => {
    const within = part.spans.map((span) => ({
      ...span,
      start: span.start - part.start,
      end: span.end - part.start,
    }))
    return new Words(part.text, part.language, within)
  }, [part.text, part.language, part.spans, part.start])
  /** The marked word, and the word at which a choice by keys began; offsets in the part. */
  const [marked, setMarked] = useState<Range | null>(null)
  const [anchor, setAnchor] = useState<Range | null>(null)
  const [announcement, announce] = useState('')

  const mark = (word: Range) => {
    setMarked(word)
    onMark?.(word.start + part.start)
  }
  /** A word as it is read out, with that a record uses it. */
  const said = (word: Range) =>
    marks.passages.some((one) => one.start < word.end + part.start && word.start + part.start < one.end)
      ? t('citing.reader.usedWord', { word: textOf(words, word) })
      : textOf(words, word)

  const inPart = useCallback((range: Range) => shift(range, -part.start), [part.start])
  const inLayer = useCallback((range: Range) => shift(range, part.start), [part.start])
  const choose = useCallback(
    (range: Range) => {
      onChoose(inLayer(range))
      const [first, last] = [words.from(range.start), words.before(range.end)]
      announce(
        t('citing.reader.chose', {
          count: words.count(range),
          first: first ? textOf(words, first) : '',
          last: last ? textOf(words, last) : '',
        }),
      )
    },
    [onChoose, inLayer, words, t],
  )

  // Another part has other offsets.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part is what changes
  useEffect(() => {
    setMarked(null)
    setAnchor(null)
  }, [part.start])
  useEffect(() => {
    // The text loads after it was asked for. A user who moved to another field in between stays there.
    if (focused && document.activeElement === document.body) root.current?.focus()
  }, [focused])
  useEffect(() => {
    const element = root.current
    if (!element) return
    paint('copy-chosen', chosen && pageRangeOf(element, chosen))
    if (chosen) reveal(element, chosen)
    return () => paint('copy-chosen', null)
  }, [chosen])
  useEffect(() => {
    const element = root.current
    if (!element) return
    paint('copy-marked', marked && pageRangeOf(element, inLayer(marked)))
    if (marked) reveal(element, inLayer(marked))
    return () => paint('copy-marked', null)
  }, [marked, inLayer])
  /** True when the press that came last has selected the chosen passage: that is no new choice. */
  const isSelectedAgain = useRef(false)
  useSelection(root, (range) => {
    const whole = words.around(inPart(range))
    if (!whole || (isSelectedAgain.current && chosen && isSame(inLayer(whole), chosen))) return
    choose(whole)
  })

  const verticalFrom = (from: Range, to: 'UP' | 'DOWN'): Range => {
    const element = root.current
    const box = element && pageRangeOf(element, inLayer(from))?.getClientRects()[0]
    if (!element || !box) return from
    for (let line = 1; line <= MOST_LINES; line += 1) {
      const y = to === 'DOWN' ? box.bottom + box.height * (line - 0.4) : box.top - box.height * (line - 0.4)
      const offset = offsetAt(element, box.left + box.width / 2, y)
      const word = offset === null ? null : words.from(offset - part.start)
      const isPast = word && (to === 'DOWN' ? word.start >= from.end : word.end <= from.start)
      if (word && isPast) return word
    }
    return wordAfter(words, from, to === 'DOWN' ? 'LINE_END' : 'LINE_START')
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const current = marked ?? words.from(chosen ? Math.max(0, inPart(chosen).start) : 0)
    if (!current) return
    if (event.key === 'Enter') {
      event.preventDefault()
      mark(current)
      return choose(current)
    }
    const to = keyOf(event, direction === 'rtl')
    if (!to || event.altKey) return
    event.preventDefault()
    // The first key marks the first word.
    const next =
      marked === null
        ? current
        : to === 'UP' || to === 'DOWN'
          ? verticalFrom(current, to)
          : wordAfter(words, current, to)
    const from = event.shiftKey ? (anchor ?? current) : next
    mark(next)
    setAnchor(from)
    if (event.shiftKey) choose(spanning(from, next))
    else announce(said(next))
  }

  return (
    <div>
      <p id={hint} className="mb-1 text-sm text-quiet">
        {t('citing.reader.hint', { language: languageName(part.language, t) })}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a text field shows neither spans nor an image */}
      <div
        ref={root}
        role="textbox"
        aria-multiline="true"
        aria-readonly="true"
        aria-label={t('citing.reader.text')}
        aria-describedby={hint}
        tabIndex={0}
        lang={part.language}
        dir={direction}
        onKeyDown={onKeyDown}
        onPointerDown={({ clientX, clientY, currentTarget, pointerType, button, shiftKey }) => {
          // A press within the focused text selects something else, also a part of the passage.
          const isFirst = !currentTarget.contains(document.activeElement)
          const isPlain = pointerType === 'mouse' && button === 0 && !shiftKey
          isSelectedAgain.current =
            isFirst && isPlain && chosen !== null && selectAgain(currentTarget, chosen, clientX, clientY)
        }}
        // The selection is the chosen passage: where it is dropped in the text, it is inserted as the form says.
        onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED_PASSAGE, part.id)}
        onClick={(event) => {
          const offset = root.current && offsetAt(root.current, event.clientX, event.clientY)
          const word = offset === null ? null : words.from(offset - part.start)
          if (!word || document.getSelection()?.isCollapsed === false) return
          mark(word)
          setAnchor(word)
        }}
        className="copy-text h-80 resize-y overflow-auto rounded border border-edge bg-panel px-4 py-3 font-serif text-base leading-relaxed whitespace-pre-wrap [unicode-bidi:plaintext]"
      >
        <LayerText {...marks} part={part} places={part.locators} spans={part.spans} isChosenFrom />
      </div>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </div>
  )
}

const shift = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by })
const isSame = (one: Range, other: Range) => one.start === other.start && one.end === other.end
const textOf = ({ text }: Words, { start, end }: Range) => text.slice(start, end)

/** Scrolls the text, and not the page, to a range. */
function reveal(root: HTMLElement, range: Range) {
  const box = pageRangeOf(root, range)?.getClientRects()[0]
  if (!box) return
  const frame = root.getBoundingClientRect()
  if (box.top < frame.top) root.scrollTop += box.top - frame.top - 24
  else if (box.bottom > frame.bottom) root.scrollTop += box.bottom - frame.bottom + 24
}
