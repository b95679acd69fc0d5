'use client'

import { type ComponentProps, type RefObject, useCallback } from 'react'
import { Textarea } from '@/components/ui/Textarea'
import { keepTextOf } from './kept-text'

type Props = Omit<ComponentProps<typeof Textarea>, 'ref'> & {
  /** A name for this field that is unique among the staff pages. */
  keptAs: string
  /** Called when an unsent text is restored, which happens after the first paint; the same function at every rendering. */
  onRestored?: () => void
  ref?: RefObject<HTMLTextAreaElement | null>
}

/** A field whose text is kept in this browser, for this member, until its form is accepted: leaving the page loses nothing. */
export function KeptTextarea({ keptAs, onRestored, ref, ...rest }: Props) {
  const kept = useCallback(
    (field: HTMLTextAreaElement) => {
      const stop = keepTextOf(field, keptAs, onRestored)
      if (ref) ref.current = field
      return () => {
        stop()
        if (ref) ref.current = null
      }
    },
    [keptAs, onRestored, ref],
  )
  return <Textarea {...rest} ref={kept} />
}
