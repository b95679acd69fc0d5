'use client'

import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { elementFor } from './finding-places'

const inspectorTabs = ['sources', 'details', 'figures', 'checks', 'talk', 'history'] as const
export type InspectorTab = (typeof inspectorTabs)[number]

/** The form of a quotation or citation in the inspector; a new one where the id is null. */
export type Citing = { type: 'quotation' | 'citation'; id: string | null; opened: number }

const controls = 'input, textarea, select, button, [tabindex]'

/** The tab of the inspector that has this element; null for one beside the text. */
function tabWith(element: HTMLElement): InspectorTab | null {
  const name = element.closest<HTMLElement>('[data-panel]')?.dataset.panel
  return inspectorTabs.find((tab) => tab === name) ?? null
}

/**
 * The inspector beside the text: which tab is open, whether a narrow screen shows it or the text, and the quotation or citation in it. `reveal`
 * shows an element of the page wherever it is, and gives it the focus.
 */
export function useInspector() {
  const [tab, setTab] = useState<InspectorTab>('sources')
  const [side, setSide] = useState<'text' | 'inspector'>('text')
  const [citing, setCiting] = useState<Citing | null>(null)
  const [isFocused, setFocused] = useState(false)

  const show = useCallback((next: InspectorTab) => {
    setTab(next)
    setSide('inspector')
    setFocused(false)
  }, [])
  const cite = useCallback(
    (type: Citing['type'], id: string | null) => {
      setCiting({ type, id, opened: Date.now() })
      show('sources')
    },
    [show],
  )
  const reveal = useCallback(
    (element: HTMLElement) => {
      const next = tabWith(element)
      flushSync(() => (next ? show(next) : setSide('text')))
      const control = element.matches(controls) ? element : element.querySelector<HTMLElement>(controls)
      element.scrollIntoView({ block: 'center' })
      control?.focus({ preventScroll: true })
    },
    [show],
  )
  return {
    /** The element of the page for a field of the record: where only the text is shown, the inspector is shown again for one that is in it. */
    fieldElement: useCallback((field: string) => {
      const shown = elementFor(field)
      if (shown) return shown
      flushSync(() => setFocused(false))
      return elementFor(field)
    }, []),
    /** Opens a tab where nothing is being cited, and leaves a narrow screen as it is. */
    follow: useCallback(
      (next: InspectorTab) => {
        if (citing === null) setTab(next)
      },
      [citing],
    ),
    ...{ tab, show, side, setSide, citing, cite, reveal },
    stopCiting: useCallback(() => {
      setCiting(null)
      setSide('text')
    }, []),
    /** True while only the text is shown. */
    isFocused,
    setFocused,
  }
}
export type Inspecting = ReturnType<typeof useInspector>
