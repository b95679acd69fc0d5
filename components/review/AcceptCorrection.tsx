'use client'

import { Button } from '@/components/ui/Button'
import { FormRefusal } from '../desk/FormRefusal'
import { type FormAction, useForm } from '../desk/use-form'
import { ChangedTexts } from './ChangedTexts'

type Props = {
  recordId: string
  verdictId: string
  /** "Quotation 3, word for word". */
  about: string
  /** Whether whoever accepts it could otherwise judge it. */
  mayJudge: boolean
  action: FormAction
}

/** Takes a proposed correction over with one button. */
export function AcceptCorrection({ recordId, verdictId, about, mayJudge, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} aria-label={`Correction of ${about}`} className="space-y-2">
      <FormRefusal refusal={refusal} />
      {refusal?.current !== undefined && (
        <ChangedTexts current={refusal.current} words={{ judged: 'What was corrected', kept: null }} />
      )}
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="verdictId" value={verdictId} />
      <Button
        type="submit"
        small
        look="primary"
        disabled={pending}
        aria-label={`Accept this correction: ${about}`}
      >
        Accept this correction
      </Button>
      {mayJudge && (
        <p className="text-xs text-quiet">
          Accepting it makes you one of those who wrote this edition: you can judge nothing more in it.
        </p>
      )}
    </form>
  )
}
