'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

type Props = {
  recordId: string
  slug: string
  /** Copies that nothing but this record rests on. */
  copies: readonly { id: string; sourceId: string; title: string; filename: string }[]
  action: FormAction
}

/** Erases the words of a record for ever, after its address was typed again. */
export function ErasureForm({ recordId, slug, copies, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary="Erase the words of this record …" open={refusal !== null || undefined}>
      <form {...form} className="max-w-2xl space-y-5">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="recordId" value={recordId} />
        <p>
          Every word of it goes for ever, also from its revisions, its editions, the notes of its review and
          the log. That it was here stays: its number, its dates, and who did what.
        </p>
        {copies.length > 0 && (
          <div>
            <Checkbox
              name="copies"
              value="yes"
              label={`Also erase ${copies.length === 1 ? 'the held copy' : `the ${copies.length} held copies`} that only this record rests on`}
            />
            <ul className="mt-1 ps-7 text-quiet">
              {copies.map(({ id, sourceId, title, filename }) => (
                <li key={id}>
                  <a href={`/desk/sources/${sourceId}/holdings/${id}`} className="link">
                    {filename}
                  </a>
                  , a copy of {title}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Checkbox
          name="address"
          value="yes"
          label={`Also give up the address ${slug}, where it tells who spoke. Nothing is found there any more, not even that something was erased.`}
        />
        <Field
          label="Type the address of the record"
          id="confirm"
          hint={`${slug}. Nothing brings the words back.`}
          error={refusal?.fields.confirm}
        >
          {(wired) => (
            <Input {...wired} name="confirm" autoComplete="off" spellCheck={false} className="max-w-lg" />
          )}
        </Field>
        <Button type="submit" look="danger" disabled={pending}>
          Erase the words
        </Button>
      </form>
    </Disclosure>
  )
}
