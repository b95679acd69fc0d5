'use client'

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, refused, unreached } from '@/components/desk/refusal'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { message } from '@/lib/messages/message'

type Props = {
  begin: () => Promise<{ done: PublicKeyCredentialCreationOptionsJSON } | { refusal: Refusal }>
  add: (name: string, response: unknown) => Promise<Refusal | null>
  /** Where to go once it was added; otherwise the page stays. */
  then?: string
}

/** Makes a passkey in this browser and gives it a name. A browser without scripts has no passkeys. */
export function PasskeyForm({ begin, add, then }: Props) {
  const t = useTranslations('members.passkeys')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, startTransition] = useTransition()

  async function make(name: string): Promise<Refusal | null> {
    const asked = await begin().catch(() => ({ refusal: unreached }))
    if ('refusal' in asked) return asked.refusal
    const response = await startRegistration({ optionsJSON: asked.done }).catch(() => null)
    if (!response) return refused(message('members.passkeys.notMade'))
    return add(name, response).catch(() => unreached)
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    startTransition(async () => {
      const problem = await make(name)
      if (problem === null && then !== undefined) window.location.assign(then)
      else setRefusal(problem)
    })
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormRefusal refusal={refusal} />
      <Field label={t('name')} id="name" hint={t('nameHint')} error={refusal?.fields.name} required>
        {(wired) => <Input {...wired} name="name" maxLength={80} />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('add')}
      </Button>
    </form>
  )
}
