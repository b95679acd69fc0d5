'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { CommentField } from './CommentField'

type Props = {
  /** What it is said of, for those who only hear the page: "Quotation 3". */
  about: string
  label: string
  send: string
  /** What tells the place: of a new discussion, or which discussion it is. */
  values: Readonly<Record<string, string>>
  recordId: string | null
  action: FormAction
}

/** Takes what somebody says. What was typed stays when it is refused. */
export function CommentForm({ about, label, send, values, recordId, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} aria-label={`${label}: ${about}`} className="max-w-prose space-y-2">
      {!refusal?.fields.text && <FormRefusal refusal={refusal} />}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <CommentField
        label={label}
        recordId={recordId}
        keptAs={`comment-${Object.values(values).join('-')}`}
        error={refusal?.fields.text}
      />
      <Button type="submit" small look="secondary" disabled={pending}>
        {send}
      </Button>
    </form>
  )
}
