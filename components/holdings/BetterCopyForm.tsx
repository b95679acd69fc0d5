'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { type Option, Select } from '@/components/ui/Select'

/** Refused, or what became of the passages in sentences. */
export type BetterCopyAnswer = { refusal: Refusal } | { sentences: string[] }

type Props = {
  id: string
  betterThan: { filename: string } | null
  copies: readonly Option[]
  action: (before: BetterCopyAnswer | null, form: FormData) => Promise<BetterCopyAnswer | null>
}

/** Says that this copy is better than an older one, or looks in it again for what has been cited in older ones since. */
export function BetterCopyForm({ id, betterThan, copies, action }: Props) {
  const { answer, pending, form } = useAnswer<BetterCopyAnswer>(action, { refusal: unreached })
  const [older, setOlder] = useState('')
  if (!betterThan && copies.length === 0) return null
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <Disclosure
      summary={betterThan ? 'Look in it again for passages of the older copy' : 'It is a better copy of …'}
      open={answer !== null || undefined}
    >
      <form {...form} className="max-w-3xl space-y-4">
        <FormRefusal refusal={refusal} />
        {answer && 'sentences' in answer && (
          <Alert tone="success" title="Looked for what drafts quote">
            {answer.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Alert>
        )}
        <input type="hidden" name="id" value={id} />
        {betterThan ? (
          <p className="text-quiet">
            It is a better copy of <bdi>{betterThan.filename}</bdi>. What drafts quote from that one since can
            be looked for here.
          </p>
        ) : (
          <Field
            label="The older copy"
            id="betterThanId"
            error={refusal?.fields.betterThanId}
            hint="The words that drafts quote from it are looked for here. It stays as it is. This is said once."
          >
            {(wired) => (
              <Select
                {...wired}
                name="betterThanId"
                none="Choose a copy"
                options={copies}
                value={older}
                onChange={(event) => setOlder(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="submit" look="secondary" disabled={pending || (!betterThan && older === '')}>
          {betterThan ? 'Look again' : 'Look for the passages'}
        </Button>
      </form>
    </Disclosure>
  )
}
