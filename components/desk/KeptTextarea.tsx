'use client'

import { type ComponentProps, type Ref, useCallback } from 'react'
import { Textarea } from '@/components/ui/Textarea'
import { keepWordsOf } from './kept-words'

type Props = ComponentProps<typeof Textarea> & {
  /** Names the field among all of the desk. */
  keptAs: string
  ref?: Ref<HTMLTextAreaElement>
}

/** A field whose words are kept on this device, for this member, until the form that holds it is taken: leaving the page loses nothing. */
export function KeptTextarea({ keptAs, ref, ...rest }: Props) {
  const kept = useCallback(
    (field: HTMLTextAreaElement | null) => {
      if (typeof ref === 'function') ref(field)
      else if (ref) ref.current = field
      return field ? keepWordsOf(field, keptAs) : undefined
    },
    [keptAs, ref],
  )
  return <Textarea {...rest} ref={kept} />
}
