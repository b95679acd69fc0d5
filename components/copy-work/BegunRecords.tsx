'use client'

import { useTranslations } from 'next-intl'
import type { Range } from '@/components/citing/word-range'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { isKindId } from '@/lib/records/kinds'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { PassageForm } from './passage-forms'

type Props = {
  forms: readonly PassageForm[]
  /** Those that were begun in a text that the copy had before. */
  earlier: readonly PassageForm[]
  onGo: (range: Range) => void
  onDiscard: (id: string) => void
}

/** The records that the member began to make of other passages of this copy, to go on with or to discard. */
export function BegunRecords({ forms, earlier, onGo, onDiscard }: Props) {
  const t = useTranslator()
  const text = useTranslations('holdings.work.begun')
  if (forms.length + earlier.length === 0) return null
  const nameOf = ({ typed }: PassageForm) =>
    text('name', {
      title: typed.title || t('records.untitled'),
      kind: typed.kind && isKindId(typed.kind) ? t(kindLabel(typed.kind)) : 'none',
    })
  const entry = (form: PassageForm, isHere: boolean) => (
    <li key={form.id} className="flex flex-wrap items-baseline gap-x-3">
      {isHere ? (
        <button type="button" className="link text-start" onClick={() => onGo(form)}>
          {nameOf(form)}
        </button>
      ) : (
        <span>{nameOf(form)}</span>
      )}
      <Button look="quiet" small onClick={() => onDiscard(form.id)}>
        {text.rich('discard', {
          name: nameOf(form),
          more: (chunks) => <span className="sr-only">{chunks}</span>,
        })}
      </Button>
      {!isHere && <p className="w-full text-quiet">{text('earlier', { date: form.typed.date || 'none' })}</p>}
    </li>
  )
  return (
    <section aria-labelledby="begun-records">
      <h2 id="begun-records" className="font-serif text-xl font-semibold">
        {text('title', { count: forms.length + earlier.length })}
      </h2>
      <p className="text-sm text-quiet">{text('lead')}</p>
      <ul className="mt-2 space-y-1 text-sm">
        {forms.toSorted((one, other) => one.start - other.start).map((form) => entry(form, true))}
        {earlier.map((form) => entry(form, false))}
      </ul>
    </section>
  )
}
