import { useTranslations } from 'next-intl'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import type { Correctable } from '@/lib/review/corrections/parts'

/** A part that can be corrected, with the anchors of the other items from this copy that have the same text there. */
export type AlikeCorrectable = Correctable & { alike: readonly string[] }

type Props = {
  correctable: readonly AlikeCorrectable[]
  /** "Quotation 3, Wording". */
  about: string
  pending: boolean
  /** Identifies the form on the whole desk, so that its unsent text is kept. */
  place: string
  idOf: (field: string) => string
  /** By the name of the field. */
  errors: Readonly<Record<string, string>>
}

/** The name of a part in a form: verdict-form.ts reads it back. */
export const correctionKey = ({ part, hop }: Pick<Correctable, 'part' | 'hop'>) =>
  hop === null ? part : `${part}.${hop}`

/** A field for each part that can be corrected, with its current text, and a button that proposes the correction. */
export function CorrectionFields({ correctable, about, pending, place, idOf, errors }: Props) {
  const t = useTranslations('review.correction')
  const render = useTranslator()
  return (
    <div className="space-y-4">
      <p className="text-quiet">{t('hint')}</p>
      {correctable.map((one) => {
        const key = correctionKey(one)
        return (
          <div key={key} className="flex flex-wrap items-end gap-2">
            <input type="hidden" name={`before.${key}`} value={one.text} />
            <Field
              label={render(one.label)}
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
              aria-label={t('submitLabel', { about, part: render(one.label) })}
            >
              {t('submit')}
            </Button>
            {one.alike.length > 0 && (
              <label className="review-same">
                <input type="checkbox" name={`same.${key}`} value="on" />{' '}
                {t('sameForAll', { count: one.alike.length })}
              </label>
            )}
          </div>
        )
      })}
    </div>
  )
}
