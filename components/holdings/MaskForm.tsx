'use client'

import { useState } from 'react'
import { CopyReader } from '@/components/citing/CopyReader'
import type { ChosenPassage } from '@/components/citing/chosen-passage'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useTranslator } from '@/components/ui/use-translator'
import { maskKinds } from '@/lib/editions/masking/schema'
import { directionOf } from '@/lib/text'

/** Masks a range of the text of a copy, which is selected in the text by mouse or keyboard. */
export function MaskForm({ textLayerId, action }: { textLayerId: string; action: FormAction }) {
  const t = useTranslator()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<ChosenPassage | null>(null)
  const { refusal, taken, pending, form } = useForm(action)
  if (!isOpen)
    return (
      <Button look="secondary" onClick={() => setOpen(true)}>
        {t('masks.add')}
      </Button>
    )
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-3xl space-y-4" aria-label={t('masks.add')}>
      <FormRefusal refusal={refusal} />
      {taken && <p role="status">{t('masks.set')}</p>}
      <CopyReader textLayerId={textLayerId} onChoose={setChosen} focused />
      <input type="hidden" name="textLayerId" value={textLayerId} />
      <input type="hidden" name="start" value={chosen?.start ?? ''} />
      <input type="hidden" name="end" value={chosen?.end ?? ''} />
      <div>
        <p className="font-medium">{t('masks.chosen')}</p>
        {chosen ? (
          <blockquote
            lang={chosen.language}
            dir={directionOf(chosen.language)}
            className="font-serif text-lg"
          >
            {chosen.exact}
          </blockquote>
        ) : (
          <p className="text-quiet">{t('masks.notChosen')}</p>
        )}
      </div>
      <RadioGroup
        legend={t('masks.kind')}
        name="kind"
        required
        choices={maskKinds.map((kind) => ({ value: kind, label: t(`masks.kinds.${kind}`) }))}
        error={errors.kind}
      />
      <Field label={t('masks.reason')} hint={t('masks.reasonHint')} error={errors.reason} required>
        {(wired) => <Input {...wired} name="reason" maxLength={500} />}
      </Field>
      <Button type="submit" disabled={pending || chosen === null}>
        {t('masks.submit')}
      </Button>
    </form>
  )
}
