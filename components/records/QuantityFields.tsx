'use client'

import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { type FigureDraft, quantityKinds, quantityLabels } from './figure-draft'

type Props = {
  quantity: FigureDraft['quantity']
  onChange: (quantity: FigureDraft['quantity']) => void
  errors: Readonly<Record<string, string>>
}

/** A number and how exactly the source gives it. */
export function QuantityFields({ quantity, onChange, errors }: Props) {
  const ranged = quantity.kind === 'RANGE'
  return (
    <div className="flex flex-wrap gap-3">
      <Field label="How exactly" className="w-36">
        {(wired) => (
          <Select
            {...wired}
            value={quantity.kind}
            options={quantityKinds.map((kind) => ({ value: kind, label: quantityLabels[kind] }))}
            onChange={(event) => {
              const kind = quantityKinds.find((known) => known === event.target.value)
              if (kind) onChange({ ...quantity, kind })
            }}
          />
        )}
      </Field>
      <Field
        label={ranged ? 'From' : 'Number'}
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
        <Field label="To" error={errors['quantity.to']} className="w-36" required>
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
