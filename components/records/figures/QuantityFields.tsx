'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { type FigureDraft, quantityKinds } from './figure-draft'

type Props = {
  quantity: FigureDraft['quantity']
  onChange: (quantity: FigureDraft['quantity']) => void
  errors: Readonly<Record<string, string>>
}

/** A number and how exact the source gives it. */
export function QuantityFields({ quantity, onChange, errors }: Props) {
  const t = useTranslations('records.figures')
  const ranged = quantity.kind === 'RANGE'
  return (
    <div className="flex flex-wrap gap-3">
      <Field label={t('quantity')} className="w-36">
        {(wired) => (
          <Select
            {...wired}
            value={quantity.kind}
            options={quantityKinds.map((kind) => ({ value: kind, label: t(`quantityKind.${kind}`) }))}
            onChange={(event) => {
              const kind = quantityKinds.find((known) => known === event.target.value)
              if (kind) onChange({ ...quantity, kind })
            }}
          />
        )}
      </Field>
      <Field
        label={ranged ? t('from') : t('number')}
        error={errors['quantity.value'] ?? errors['quantity.from']}
        className="w-36"
        required
      >
        {(wired) => (
          <Input
            {...wired}
            inputMode="numeric"
            value={quantity.value}
            onChange={(event) => onChange({ ...quantity, value: event.target.value })}
          />
        )}
      </Field>
      {ranged && (
        <Field label={t('to')} error={errors['quantity.to']} className="w-36" required>
          {(wired) => (
            <Input
              {...wired}
              inputMode="numeric"
              value={quantity.to}
              onChange={(event) => onChange({ ...quantity, to: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
