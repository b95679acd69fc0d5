'use client'

import { useState } from 'react'
import { z } from 'zod'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingAccess, holdingShown } from '@/lib/holdings/schema'
import { DescriptionFields, type DescriptionTexts } from './DescriptionFields'

const currentSchema = z.object({
  obtainedFrom: z.string(),
  obtainedOn: z.string(),
  rights: z.string(),
  access: z.enum(holdingAccess),
  shown: z.enum(holdingShown),
  note: z.string(),
})

/** Corrects the provenance and rights of a copy. When someone else saved first, shows the saved description; the form can then replace it. */
export function DescribeForm({
  id,
  opened,
  action,
}: {
  id: string
  opened: DescriptionTexts
  action: FormAction
}) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const [was, setWas] = useState(opened)
  const current = currentSchema.safeParse(refusal?.current)
  const isNew = current.success && JSON.stringify(current.data) !== JSON.stringify(was)
  return (
    <Disclosure summary={t('holdings.describe.title')} open={refusal !== null || undefined}>
      <form {...form} className="max-w-3xl space-y-4">
        <FormRefusal refusal={refusal} />
        {current.success && (
          <div className="space-y-2">
            <p>
              {t('holdings.describe.current', {
                ...current.data,
                access: t(`labels.holdingAccess.${current.data.access}`),
                shown: t(`labels.shown.${current.data.shown}`),
              })}
            </p>
            {isNew && (
              <Button look="secondary" small onClick={() => setWas(current.data)}>
                {t('holdings.describe.keep')}
              </Button>
            )}
          </div>
        )}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="was" value={JSON.stringify(was)} />
        <DescriptionFields opened={opened} errors={refusal?.fields ?? {}} />
        <Button type="submit" look="secondary" disabled={pending}>
          {t('holdings.describe.save')}
        </Button>
      </form>
    </Disclosure>
  )
}
