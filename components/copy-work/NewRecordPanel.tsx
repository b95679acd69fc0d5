'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { ChosenPassage } from '@/components/citing/chosen-passage'
import { CopyMemory } from '@/components/citing/copy-memory'
import { LocatorFields } from '@/components/citing/LocatorFields'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { useTranslator } from '@/components/ui/use-translator'
import { datesIn } from '@/lib/checks/detect/dates'
import { proposedDate, proposedFields, proposedTitle } from '@/lib/records/from-passage/proposal'
import { seenAccesses } from '@/lib/records/from-passage/schema'
import { kindForSource, kindOf, kinds } from '@/lib/records/kinds'
import { fieldText } from '@/lib/records/kinds/fields'
import { fieldLabel, kindLabel } from '@/lib/records/kinds/labels'
import type { SourceFacts } from '@/lib/sources/facts'
import { directionOf } from '@/lib/text'
import { textOfPassage } from '@/lib/text/characters'
import type { Typed } from './passage-forms'
import { type SeenUse, Uses } from './UsedPassages'

type Props = {
  /** The id that the record gets. */
  id: string
  /** What this browser keeps the form as, until the record is made. */
  keptAs: string
  typed: Typed
  onType: (more: Typed) => void
  memberId: string
  holdingId: string
  facts: SourceFacts
  chosen: ChosenPassage
  /** True when a record uses some of the chosen passage. */
  isUsed: boolean
  /** Those of the listed passages that it overlaps. */
  usedHere: readonly SeenUse[]
  action: FormAction
}

/** Loads what this browser remembers of copies. */
function useCopyMemory(memberId: string): CopyMemory {
  const memory = useMemo(() => new CopyMemory(memberId), [memberId])
  const [, setLoaded] = useState(false)
  useEffect(() => void memory.load().then(() => setLoaded(true)), [memory])
  return memory
}

/** The form of a new record that quotes the chosen passage. Kind, title, date and position are proposed; what was seen is asked, never assumed. */
export function NewRecordPanel({
  id,
  keptAs,
  typed,
  onType: say,
  memberId,
  holdingId,
  facts,
  chosen,
  isUsed,
  usedHere,
  action,
}: Props) {
  const t = useTranslator()
  const text = useTranslations('holdings.work.record')
  const { refusal, pending, form } = useForm(action)
  const memory = useCopyMemory(memberId)
  const [said, setSaid] = useState<string | null>(null)
  const errors = refusal?.fields ?? {}

  const words = textOfPassage(chosen.words)
  const kind = typed.kind ?? kindForSource(facts.type) ?? ''
  const language = typed.language ?? chosen.language
  const title = typed.title ?? (kind && proposedTitle(kind, facts, chosen.words))
  const printed = useMemo(
    () => datesIn(words, chosen.language).map(({ text }) => text),
    [words, chosen.language],
  )
  const date = typed.date ?? (kind && proposedDate(kind, facts, printed))
  const dateField = kind ? kindOf(kind).dateField : null
  const access = said ?? memory.of(holdingId).seen ?? ''
  const locator =
    typed.locator !== undefined ? typed.locator : (chosen.locator ?? memory.pageOf(holdingId, chosen.sheet))

  return (
    <section aria-labelledby="new-record" className="space-y-4">
      <h2 id="new-record" className="font-serif text-xl font-semibold">
        {text('title')}
      </h2>
      <blockquote
        lang={chosen.language}
        dir={directionOf(chosen.language)}
        className="line-clamp-4 border-s-2 border-accent ps-3 font-serif"
      >
        {words}
      </blockquote>
      {isUsed && (
        <Alert title={text('used')}>
          {usedHere.map((one) => (
            <Uses key={one.id} {...one} />
          ))}
        </Alert>
      )}
      <form {...form} className="space-y-4">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={id} data-kept-as={keptAs} />
        <input type="hidden" name="textLayerId" value={chosen.textLayerId} />
        <input type="hidden" name="start" value={chosen.start} />
        <input type="hidden" name="end" value={chosen.end} />
        <input type="hidden" name="locator" value={JSON.stringify(locator)} />
        <Field label={text('kind')} error={errors.kind} required>
          {(wired) => (
            <Select
              {...wired}
              name="kind"
              none={text('choose')}
              value={kind}
              options={kinds.map(({ id: value }) => ({ value, label: t(kindLabel(value)) }))}
              onChange={(event) => say({ kind: event.target.value })}
            />
          )}
        </Field>
        <TextField
          label={text('recordTitle')}
          name="title"
          required
          error={errors.title}
          language={language}
          maxLength={300}
          value={title}
          onChange={(value) => say({ title: value })}
        />
        <LanguageField
          label={text('language')}
          name="language"
          required
          error={errors.language}
          value={language}
          onChange={(value) => say({ language: value })}
        />
        {kind && dateField && (
          <Field label={t(fieldLabel(kind, dateField))} hint={text('dateHint')} error={errors.date}>
            {(wired) => (
              <Input
                {...wired}
                name="date"
                dir="auto"
                maxLength={200}
                value={date}
                onChange={(event) => say({ date: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={t('citing.seen.access')} error={errors.access} required>
          {(wired) => (
            <Select
              {...wired}
              name="access"
              none={t('citing.seen.accessNone')}
              value={access}
              options={seenAccesses.map((value) => ({ value, label: t(`labels.seen.${value}`) }))}
              onChange={(event) => {
                setSaid(event.target.value)
                const seen = seenAccesses.find((known) => known === event.target.value)
                if (seen) memory.remember(holdingId, { seen })
              }}
            />
          )}
        </Field>
        <LocatorFields
          locator={locator}
          onChange={(next) => {
            say({ locator: next })
            if (chosen.sheet !== null) memory.rememberPage(holdingId, chosen.sheet, next)
          }}
        />
        {kind && <FromSource kind={kind} facts={facts} />}
        <Button type="submit" disabled={pending}>
          {text(pending ? 'pending' : 'submit')}
        </Button>
      </form>
    </section>
  )
}

/** What the record takes over from its source, besides its date. */
function FromSource({ kind, facts }: { kind: string; facts: SourceFacts }) {
  const t = useTranslator()
  const fields = proposedFields(kind, facts, '')
  const lines = Object.keys(kindOf(kind).form)
    .map((name) => ({ name, value: fieldText(kind, name, fields, t) }))
    .filter(({ value }) => value !== '')
  if (lines.length === 0) return null
  return (
    <div className="text-sm text-quiet">
      <p>{t('holdings.work.record.fromSource')}</p>
      <ul>
        {lines.map(({ name, value }) => (
          <li key={name}>{t('citing.facts.line', { label: fieldLabel(kind, name), value })}</li>
        ))}
      </ul>
    </div>
  )
}
