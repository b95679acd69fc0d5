'use client'

import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { FormRefusal } from './FormRefusal'
import { RestsOn } from './RestsOn'
import { type FormAction, useForm } from './use-form'

type Props = { id: string; what: string; action: FormAction }

/** Deletes something after a second press. Where other things rest on it, it stays, and they are listed. */
export function DeleteForm({ id, what, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={`Delete ${what}`} open={refusal !== null || undefined}>
      <form {...form} className="max-w-2xl space-y-3">
        <FormRefusal refusal={refusal} />
        <RestsOn rests={refusal?.current} />
        <input type="hidden" name="id" value={id} />
        <p className="text-quiet">
          It is deleted only if nothing rests on it. The log keeps that it was there.
        </p>
        <Button type="submit" look="danger" small disabled={pending}>
          Delete {what}
        </Button>
      </form>
    </Disclosure>
  )
}
