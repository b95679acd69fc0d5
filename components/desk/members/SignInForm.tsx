'use client'

import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

const refusals = {
  WRONG: {
    title: 'This e-mail address and password do not belong together',
    what: 'Check both and try again. If you forgot your password, ask an admin of the archive for a new link.',
  },
  WAIT: {
    title: 'Too many attempts',
    what: 'Wait fifteen minutes, then try again. This says nothing about whether the account exists.',
  },
  OFFLINE: {
    title: 'The archive did not answer',
    what: 'Check your connection and try again. What you typed is still here.',
  },
}

/** E-mail and password; goes back to where the reader was. The address stays typed when it is refused. */
export function SignInForm({ back }: { back: string }) {
  const [refusal, setRefusal] = useState<keyof typeof refusals | null>(null)
  const [pending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    const answer = await signIn('credentials', {
      email: form.get('email'),
      password: form.get('password'),
      redirect: false,
    }).catch(() => null)
    if (answer?.ok) return window.location.assign(back)
    setPending(false)
    setRefusal(!answer ? 'OFFLINE' : answer.error === 'WAIT' ? 'WAIT' : 'WRONG')
  }

  return (
    <form method="post" onSubmit={submit} className="space-y-5">
      {refusal && (
        <Alert tone="error" title={refusals[refusal].title}>
          <p>{refusals[refusal].what}</p>
        </Alert>
      )}
      <Field label="E-mail address">
        {(wired) => <Input {...wired} name="email" type="email" autoComplete="username" required />}
      </Field>
      <Field label="Password">
        {(wired) => (
          <Input {...wired} name="password" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {pending ? 'Signing in …' : 'Sign in'}
      </Button>
      <noscript>
        <p>
          The desk, where the archive is written, needs JavaScript. The archive itself can be read without it.
        </p>
      </noscript>
    </form>
  )
}
