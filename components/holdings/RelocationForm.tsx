'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CopyReader } from '@/components/citing/CopyReader'
import type { ChosenPassage } from '@/components/citing/chosen-passage'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { directionOf } from '@/lib/text'

type Range = { start: number; end: number; words: string }
type Props = {
  id: string
  layer: { id: string; language: string }
  /** Similar passages that the search found. */
  candidates: readonly Range[]
  action: FormAction
}

/** Chooses the passage of the better copy: a similar one that the search found, or any range of its text. */
export function RelocationForm({ id, layer, candidates, action }: Props) {
  const t = useTranslations('relocation.passage')
  const { refusal, pending, form } = useForm(action)
  const [chosen, setChosen] = useState<Range | null>(null)
  const take = ({ start, end, exact }: ChosenPassage) => setChosen({ start, end, words: exact })
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="start" value={chosen?.start ?? ''} />
      <input type="hidden" name="end" value={chosen?.end ?? ''} />
      {candidates.length > 0 && (
        <fieldset>
          <legend className="font-medium">{t('similar')}</legend>
          <ul className="mt-1 space-y-1">
            {candidates.map((place, index) => (
              <li key={`${place.start}-${place.end}`}>
                <Button
                  look="secondary"
                  small
                  aria-pressed={chosen?.start === place.start && chosen.end === place.end}
                  onClick={() => setChosen(place)}
                >
                  {t('choose', { number: index + 1 })}
                </Button>{' '}
                <span className="font-serif" lang={layer.language} dir={directionOf(layer.language)}>
                  {place.words}
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <CopyReader textLayerId={layer.id} onChoose={take} />
      <p role="status">
        {chosen ? (
          t.rich('chosen', {
            text: () => (
              <span className="font-serif" lang={layer.language} dir={directionOf(layer.language)}>
                {chosen.words}
              </span>
            ),
          })
        ) : (
          <span className="text-quiet">{t('noneChosen')}</span>
        )}
      </p>
      <Button type="submit" disabled={pending || !chosen}>
        {t('moveToChosen')}
      </Button>
    </form>
  )
}
