'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { CommentField } from './CommentField'

type Props = {
  /** Names the form for screen readers. */
  name: string
  label: string
  submit: string
  /** Hidden fields: the place of a new discussion, or the id of the discussion. */
  values: Readonly<Record<string, string>>
  recordId: string | null
  action: FormAction
}

/** Sends a comment. Keeps what was typed when it is refused. */
export function CommentForm({ name, label, submit, values, recordId, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} aria-label={name} className="max-w-prose space-y-2">
      {!refusal?.fields.text && <FormRefusal refusal={refusal} />}
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <CommentField
        label={label}
        recordId={recordId}
        keptAs={`comment-${Object.values(values).join('-')}`}
        error={refusal?.fields.text}
      />
      <Button type="submit" small look="secondary" disabled={pending}>
        {submit}
      </Button>
    </form>
  )
}
