import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { type LayerPart, readLayer } from '@/components/api/sources'
import type { Refusal } from '@/components/desk/refusal'
import { message } from '@/lib/messages/message'
import type { Range } from './word-range'

const byKey = <Value>(values: readonly Value[], key: (value: Value) => string): Value[] => [
  ...new Map(values.map((value) => [key(value), value])).values(),
]

/** Parts that follow one another as one. A page or span that goes on into the next part is there once. */
function joinedParts([first, ...others]: readonly [LayerPart, ...LayerPart[]]): LayerPart {
  const parts = [first, ...others]
  return {
    ...first,
    text: parts.map(({ text }) => text).join(''),
    next: parts.at(-1)?.next ?? null,
    locators: byKey(
      parts.flatMap(({ locators }) => locators),
      ({ page }) => String(page),
    ),
    spans: byKey(
      parts.flatMap(({ spans }) => spans),
      ({ kind, start, end }) => `${kind} ${start} ${end}`,
    ),
  }
}

const endOf = ({ start, text }: LayerPart) => start + text.length

/** How much of the text before a passage is shown with it, in UTF-16 units. */
const BEFORE = 2000

type Parts = readonly [LayerPart] | readonly [LayerPart, LayerPart]

/**
 * At most two parts of a text layer that follow one another, so that a long text is never loaded as a whole, and a passage can go over the end
 * of a part.
 */
export function useLayerWindow(textLayerId: string) {
  const [parts, setParts] = useState<Parts | null>(null)
  const [fault, setFault] = useState<Refusal['message'] | null>(null)
  const latest = useRef(0)

  const load = useCallback(
    async (at: { from: number } | { until: number }, place: (part: LayerPart) => Parts) => {
      latest.current += 1
      const turn = latest.current
      try {
        const part = await readLayer(textLayerId, at)
        if (turn === latest.current) setParts(place(part))
      } catch (error) {
        if (turn === latest.current)
          setFault(error instanceof ApiError ? error.refusal.message : message('citing.reader.failed'))
      }
    },
    [textLayerId],
  )
  useEffect(() => {
    void load({ from: 0 }, (part) => [part])
    return () => {
      latest.current += 1
    }
  }, [load])

  const shown = parts && joinedParts([...parts])
  return {
    shown,
    fault,
    /** Shows the part after the last one, with the last one before it. */
    forward: async () => {
      const last = parts?.at(-1)
      if (last && last.next !== null) await load({ from: last.next }, (part) => [last, part])
    },
    back: async () => {
      const first = parts?.[0]
      if (first && first.start > 0) await load({ until: first.start }, (part) => [part, first])
    },
    /** Shows the part with a range of the text. */
    show: async ({ start, end }: Range) => {
      if (shown && shown.start <= start && end <= endOf(shown)) return
      await load({ from: Math.max(0, start - BEFORE) }, (part) => [part])
    },
  }
}
