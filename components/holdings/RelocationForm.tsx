'use client'

import { useState } from 'react'
import type { ChosenWords } from '@/components/citing/chosen-words'
import { TextLayerReader } from '@/components/citing/TextLayerReader'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { directionOf } from '@/lib/text'

type Place = { start: number; end: number; words: string }
type Props = {
  id: string
  layer: { id: string; language: string }
  /** Where the engine saw something like it. */
  candidates: readonly Place[]
  action: FormAction
}

/** A person says where the words stand in the better copy: one of the places that were seen, or words chosen in its text. */
export function RelocationForm({ id, layer, candidates, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  const [chosen, setChosen] = useState<Place | null>(null)
  const take = ({ start, end, exact }: ChosenWords) => setChosen({ start, end, words: exact })
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="start" value={chosen?.start ?? ''} />
      <input type="hidden" name="end" value={chosen?.end ?? ''} />
      {candidates.length > 0 && (
        <fieldset>
          <legend className="font-medium">Places that are alike</legend>
          <ul className="mt-1 space-y-1">
            {candidates.map((place, index) => (
              <li key={`${place.start}-${place.end}`}>
                <Button
                  look="secondary"
                  small
                  aria-pressed={chosen?.start === place.start && chosen.end === place.end}
                  onClick={() => setChosen(place)}
                >
                  Take place {index + 1}
                </Button>{' '}
                <span className="font-serif" lang={layer.language} dir={directionOf(layer.language)}>
                  {place.words}
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <TextLayerReader textLayerId={layer.id} onChoose={take} />
      <p role="status">
        {chosen ? (
          <>
            Chosen:{' '}
            <span className="font-serif" lang={layer.language} dir={directionOf(layer.language)}>
              {chosen.words}
            </span>
          </>
        ) : (
          <span className="text-quiet">Nothing is chosen yet.</span>
        )}
      </p>
      <Button type="submit" disabled={pending || !chosen}>
        Move to these words
      </Button>
    </form>
  )
}
