'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useState, useTransition } from 'react'
import { keptTextOf, unseenTextIn } from './kept-text'
import { type Refusal, unreached } from './refusal'

/** A server action that accepts a form (null), or answers why it did not. */
export type FormAnswer<Answer> = (before: Answer | null, form: FormData) => Promise<Answer | null>
export type FormAction = FormAnswer<Refusal>

/** True when the action accepted the form and redirects, which Next throws with this digest. */
const isRedirect = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'digest' in error &&
  String(error.digest).startsWith('NEXT_REDIRECT')

/**
 * A form for such an action. Spread `form` on the <form>: with JavaScript it keeps everything typed when it is refused (React would clear
 * it), also when no answer comes, which then is `unreached`; without JavaScript it is an ordinary form. `taken` is true when the last one
 * was accepted, also then; `accepted` counts those that the page's script sent. `before` can refuse the form in the browser.
 */
export function useAnswer<Answer>(
  action: FormAnswer<Answer>,
  unreached: Answer & Awaited<Answer>,
  before: (form: HTMLFormElement) => Promise<Answer | null> = async () => null,
) {
  // The first one that the caller gave, as each render can give another object.
  const [unposted] = useState(unreached)
  // That until the form was posted without its script, which ends with another answer, or with null where it was accepted.
  const [posted, post] = useActionState<Answer | null, FormData>(action, unposted)
  const [sent, setSent] = useState<{ answer: Answer | null } | null>(null)
  const [accepted, setAccepted] = useState(0)
  const [pending, startTransition] = useTransition()

  async function send(target: HTMLFormElement, data: FormData) {
    let forgetText = () => {}
    try {
      const refusal = await before(target)
      forgetText = keptTextOf(target)
      const answer = refusal ?? (await action(null, data))
      if (answer === null) {
        forgetText()
        setAccepted((count) => count + 1)
      }
      setSent({ answer })
    } catch (error) {
      if (isRedirect(error)) forgetText()
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
      if (!pending) startTransition(() => send(currentTarget, data))
    },
  }
  const given = sent ?? (posted === unposted ? null : { answer: posted })
  const taken = given !== null && given.answer === null && !pending
  return { answer: given?.answer ?? null, taken, accepted, pending, form }
}

/** `useAnswer` for a form that is accepted or refused. Text of an earlier visit that this browser kept for it is shown before it is sent. */
export function useForm(action: FormAction, before: () => Promise<Refusal | null> = async () => null) {
  const { answer: refusal, ...rest } = useAnswer(
    action,
    unreached,
    async (form) => (await unseenTextIn(form)) ?? before(),
  )
  return { refusal, ...rest }
}
