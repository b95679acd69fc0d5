'use client'

import { type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Why nobody is signed in, with the address that was typed, so that it need not be typed again. */
export type SignInAnswer = { outcome: 'WRONG' | 'WAIT' | 'UNREACHED'; email: string }

const refusals = {
  WRONG: {
    title: 'This e-mail address and password do not belong together',
    what: 'Check both and try again. If you forgot your password, ask an admin of the archive for a new link.',
  },
  WAIT: {
    title: 'Too many attempts',
    what: 'Wait fifteen minutes, then try again. This says nothing about whether the account exists.',
  },
  UNREACHED: {
    title: 'The archive did not answer',
    what: 'Check your connection and try again. What you typed is still here.',
  },
}

/** E-mail and password, with a script or without; goes back to where one was. */
export function SignInForm({ enter }: { enter: FormAnswer<SignInAnswer> }) {
  const { answer, pending, form } = useAnswer<SignInAnswer>(enter, { outcome: 'UNREACHED', email: '' })
  return (
    <form {...form} className="space-y-5">
      {answer && (
        <Alert tone="error" title={refusals[answer.outcome].title}>
          <p>{refusals[answer.outcome].what}</p>
        </Alert>
      )}
      <Field label="E-mail address">
        {(wired) => (
          <Input
            {...wired}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={answer?.email}
            required
          />
        )}
      </Field>
      <Field label="Password">
        {(wired) => (
          <Input {...wired} name="password" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {pending ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  )
}
