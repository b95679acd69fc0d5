'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useState, useTransition } from 'react'
import { keptWordsOf } from './kept-words'
import { type Refusal, unreached } from './refusal'

/** A server action that takes a form, or answers why it did not. */
export type FormAnswer<Answer> = (before: Answer | null, form: FormData) => Promise<Answer | null>
export type FormAction = FormAnswer<Refusal>

/** Whether the action took the form and leads to another page, which Next throws with this digest. */
const leadsOn = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'digest' in error &&
  String(error.digest).startsWith('NEXT_REDIRECT')

/**
 * A form for such an action. Spread `form` on the <form>: with a script it keeps everything typed when it is not taken (React would
 * empty it), also when no answer comes, which then reads `unreached`; without one it is an ordinary form.
 * `taken` says that the last one was. `before` may refuse the form in the browser.
 */
export function useAnswer<Answer>(
  action: FormAnswer<Answer>,
  unreached: Answer,
  before: () => Promise<Answer | null> = async () => null,
) {
  const [posted, post] = useActionState<Answer | null, FormData>(action, null)
  const [sent, setSent] = useState<{ answer: Answer | null } | null>(null)
  const [pending, startTransition] = useTransition()

  async function send(data: FormData, forgetWords: () => void) {
    try {
      const answer = (await before()) ?? (await action(null, data))
      if (answer === null) forgetWords()
      setSent({ answer })
    } catch (error) {
      if (leadsOn(error)) forgetWords()
      unstable_rethrow(error)
      setSent({ answer: unreached })
    }
  }

  const form = {
    action: post,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      const { nativeEvent, currentTarget } = event
      const data = new FormData(
        currentTarget,
        nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null,
      )
      if (!pending) startTransition(() => send(data, keptWordsOf(currentTarget)))
    },
  }
  const taken = sent !== null && sent.answer === null && !pending
  return { answer: sent ? sent.answer : posted, taken, pending, form }
}

/** `useAnswer` for a form that is taken or refused. */
export function useForm(action: FormAction, before?: () => Promise<Refusal | null>) {
  const { answer: refusal, ...rest } = useAnswer(action, unreached, before)
  return { refusal, ...rest }
}
