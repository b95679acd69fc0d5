'use client'

import { type ComponentProps, type RefObject, useCallback } from 'react'
import { Textarea } from '@/components/ui/Textarea'
import { keepWordsOf } from './kept-words'

type Props = Omit<ComponentProps<typeof Textarea>, 'ref'> & {
  /** Names the field among all of the desk. */
  keptAs: string
  ref?: RefObject<HTMLTextAreaElement | null>
}

/** A field whose words are kept on this device, for this member, until the form that holds it is taken: leaving the page loses nothing. */
export function KeptTextarea({ keptAs, ref, ...rest }: Props) {
  const kept = useCallback(
    (field: HTMLTextAreaElement) => {
      const stop = keepWordsOf(field, keptAs)
      if (ref) ref.current = field
      return () => {
        stop()
        if (ref) ref.current = null
      }
    },
    [keptAs, ref],
  )
  return <Textarea {...rest} ref={kept} />
}
