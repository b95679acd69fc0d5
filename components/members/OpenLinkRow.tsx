'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

/** One link that can still be used, to be taken back. */
export function OpenLinkRow({ whose, what, revoke }: { whose: string; what: string; revoke: FormAction }) {
  const { refusal, pending, form } = useForm(revoke)
  return (
    <li className="border-b border-line py-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {whose}: {what}
        </span>
        <form {...form}>
          <Button type="submit" look="secondary" small disabled={pending}>
            Take back<span className="sr-only"> the link for {whose}</span>
          </Button>
        </form>
      </div>
      <FormRefusal refusal={refusal} />
    </li>
  )
}
