import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import type { Correctable } from '@/lib/review/corrections/parts'
import { KeptTextarea } from '../desk/KeptTextarea'

type Props = {
  correctable: readonly Correctable[]
  /** "Quotation 3, word for word". */
  about: string
  pending: boolean
  /** Names the form among all of the desk. */
  place: string
  idOf: (field: string) => string
  /** By the name of the field. */
  errors: Readonly<Record<string, string>>
}

/** The name of a part in a form: forms.ts reads it back. */
const correctionKey = ({ part, hop }: Pick<Correctable, 'part' | 'hop'>) =>
  hop === null ? part : `${part}.${hop}`

/** Each part that can be put right, with what stands there now to be changed, and a button that proposes it. */
export function CorrectionFields({ correctable, about, pending, place, idOf, errors }: Props) {
  const t = useTranslator()
  return (
    <div className="space-y-4">
      <p className="text-quiet">
        Change it to what it should say. Whoever may write the record takes it over; somebody else then
        confirms it.
      </p>
      {correctable.map((one) => {
        const key = correctionKey(one)
        return (
          <div key={key} className="flex flex-wrap items-end gap-2">
            <input type="hidden" name={`before.${key}`} value={one.text} />
            <Field
              label={t(one.label)}
              id={idOf(`after.${key}`)}
              error={errors[`after.${key}`]}
              className="min-w-48 flex-1"
            >
              {(wired) => (
                <KeptTextarea
                  {...wired}
                  keptAs={`${place}-${key}`}
                  name={`after.${key}`}
                  rows={one.text.length > 80 ? 3 : 1}
                  maxLength={20_000}
                  dir="auto"
                  defaultValue={one.text}
                />
              )}
            </Field>
            <Button
              type="submit"
              small
              look="secondary"
              name="correct"
              value={key}
              disabled={pending}
              aria-label={t('review.correction.propose', { about, part: one.label })}
            >
              Propose
            </Button>
          </div>
        )
      })}
    </div>
  )
}
