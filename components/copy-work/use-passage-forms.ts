import { useEffect, useRef, useState } from 'react'
import type { Range } from '@/components/citing/word-range'
import { readEntries, writeEntry } from '@/components/desk/kept-entries'
import {
  type PassageForm,
  passageFormSchema,
  type Typed,
  wasTypedIn,
  withKept,
  without,
  withPassage,
  withTyped,
} from './passage-forms'

type Work = { memberId: string; holdingId: string; textLayerId: string }

/**
 * What was typed for the passages of a copy. Each form is kept in this browser, encrypted for the member, until its record is made (the field that
 * is marked with `keptAs`, see `useForm`) or it is discarded. The last one of `forms` is that of the passage chosen last. `earlier` were begun in a text that the
 * copy had before, whose passages are elsewhere now.
 */
export function usePassageForms({ memberId, holdingId, textLayerId }: Work) {
  const [forms, setForms] = useState<readonly PassageForm[]>([])
  const latest = useRef(forms)
  const [earlier, setEarlier] = useState<readonly PassageForm[]>([])
  const beginning = `stele-passage-${memberId}-${holdingId}-`
  const keptAs = (id: string) => `${beginning}${id}`

  useEffect(() => {
    let current = true
    void readEntries(beginning).then((entries) => {
      if (!current) return
      const kept = [...entries.values()].flatMap((entry) => passageFormSchema.safeParse(entry).data ?? [])
      const isHere = (form: (typeof kept)[number]) => form.textLayerId === textLayerId
      latest.current = withKept(latest.current, kept.filter(isHere))
      setForms(latest.current)
      setEarlier(kept.filter((form) => !isHere(form)))
    })
    return () => {
      current = false
    }
  }, [beginning, textLayerId])

  /** Shows these forms, and keeps the one with this id. */
  const change = (after: readonly PassageForm[], id: string | undefined) => {
    latest.current = after
    setForms(after)
    const form = after.find((one) => one.id === id)
    if (form && wasTypedIn(form)) void writeEntry(keptAs(form.id), { ...form, textLayerId })
  }
  return {
    ...{ forms, earlier, keptAs },
    choose: (range: Range) => {
      const after = withPassage(latest.current, range)
      change(after, after.at(-1)?.id)
    },
    type: (id: string, more: Typed) => change(withTyped(latest.current, id, more), id),
    discard: (id: string) => {
      void writeEntry(keptAs(id), null)
      change(without(latest.current, id), undefined)
      setEarlier((before) => before.filter((form) => form.id !== id))
    },
  }
}
