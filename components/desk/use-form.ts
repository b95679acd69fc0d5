'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import type { Refusal } from './refusal'

export type FormAction = (before: Refusal | null, form: FormData) => Promise<Refusal | null>

/**
 * A form that a server action takes or refuses. Spread `form` on the <form>: with a script it keeps everything typed when it is refused
 * (React would empty it), without one it is an ordinary form.
 */
export function useForm(action: FormAction) {
  const [refusal, dispatch, pending] = useActionState(action, null)
  const form = {
    action: dispatch,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      if (!pending) startTransition(() => dispatch(data))
    },
  }
  return { refusal, pending, form }
}
