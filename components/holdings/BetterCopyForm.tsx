'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { useAnswer } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { type Option, Select } from '@/components/ui/Select'

/** A refusal, or sentences on what happened to the passages. */
export type BetterCopyAnswer = { refusal: Refusal } | { sentences: string[] }

type Props = {
  id: string
  betterThan: { filename: string } | null
  copies: readonly Option[]
  action: (before: BetterCopyAnswer | null, form: FormData) => Promise<BetterCopyAnswer | null>
}

/** Marks this copy as better than an older one, or searches it again for passages that were cited in the older one since. */
export function BetterCopyForm({ id, betterThan, copies, action }: Props) {
  const t = useTranslations('holdings.better')
  const { answer, pending, form } = useAnswer<BetterCopyAnswer>(action, { refusal: unreached })
  const [older, setOlder] = useState('')
  if (!betterThan && copies.length === 0) return null
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <Disclosure summary={t(betterThan ? 'again' : 'start')} open={answer !== null || undefined}>
      <form {...form} className="max-w-3xl space-y-4">
        <FormRefusal refusal={refusal} />
        {answer && 'sentences' in answer && (
          <Alert tone="success" title={t('searched')}>
            {answer.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Alert>
        )}
        <input type="hidden" name="id" value={id} />
        {betterThan ? (
          <p className="text-quiet">
            {t.rich('betterThan', { file: () => <bdi>{betterThan.filename}</bdi> })}
          </p>
        ) : (
          <Field
            label={t('older')}
            id="betterThanId"
            error={refusal?.fields.betterThanId}
            hint={t('olderHint')}
          >
            {(wired) => (
              <Select
                {...wired}
                name="betterThanId"
                none={t('choose')}
                options={copies}
                value={older}
                onChange={(event) => setOlder(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="submit" look="secondary" disabled={pending || (!betterThan && older === '')}>
          {t(betterThan ? 'searchAgain' : 'search')}
        </Button>
      </form>
    </Disclosure>
  )
}
