import { useEffect, useRef } from 'react'

/**
 * Returns the ref of an element. When `at` changes after a choice and what had the focus is gone with it, the first field or button in the
 * element gets the focus, so that keys go on from there.
 */
export function useFocusAfterChoice(at: string | null, isChosen: boolean) {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is shown
  useEffect(() => {
    if (isChosen && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [at, isChosen])
  return place
}
