'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useId, useLayoutEffect, useRef, useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { keptTextOf } from '@/components/desk/kept-text'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { type Aspect, Outcome, type SubjectType } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { noteNeededFor, passing, reliesOnSourcesOrConsent } from '@/lib/review/verdicts/aspects'
import type { Copy, WorkbenchSubject } from '@/lib/review/workbench'
import { ChangedTexts } from '../corrections/ChangedTexts'
import { type AlikeCorrectable, CorrectionFields, correctionKey } from '../corrections/CorrectionFields'
import { OutcomeButtons } from './OutcomeButtons'
import { queuedAs } from './queued'
import { sameCorrection } from './same-correction'
import { useGiven, useVerdictQueue } from './VerdictQueue'

export type ReviewedThing = {
  recordId: string
  subjectType: SubjectType
  subjectId: string
  /** Its place on the page. */
  anchor: string
  /** The fingerprint of each aspect, as the page shows it. */
  fingerprints: Readonly<Record<Aspect, string>>
  /** "Quotation 3". */
  name: string
  copies: readonly Copy[]
  /** The copy of the bound passage; null when none is bound. */
  boundCopy: string | null
  /** The parts that can be corrected, with the anchors of other subjects that have the same text there. */
  correctable: readonly AlikeCorrectable[]
  /** The cited sources, in the order of the chain, and the speaker's consent. */
  reliedOn: WorkbenchSubject['reliedOn']
}

type Props = {
  thing: ReviewedThing
  /** One aspect, or several to choose from. */
  aspects: readonly Aspect[]
  /** True when the key for verifying can press this form's button: where no one has given a verdict yet. */
  byKey?: boolean
  /** The newest verdict that the page shows on it. */
  basis?: string
  action: FormAction
}

const outcomes = ['FAILED_VERIFICATION', 'NEEDS_ORIGINAL', 'CANNOT_ACCESS'] as const satisfies Outcome[]

const outcomeIn = (form: FormData) =>
  Object.values(Outcome).find((one) => one === form.get('outcome')) ?? null

/**
 * The form for a verdict: a button for each outcome, a note where it is needed or wanted, and the copy where there are several. Its verdict is
 * taken at once and sent in its turn. Keeps what was typed when refused.
 */
export function VerdictForm({ thing, aspects, byKey = false, basis = '', action }: Props) {
  const t = useTranslations()
  const render = useTranslator()
  const alone = useForm(action)
  const queue = useVerdictQueue()
  const queued = queuedAs(thing.subjectId, aspects)
  const given = useGiven(queued, basis)
  const refusal = queue ? (given?.refusal ?? null) : alone.refusal
  const isGiven = given !== null && given.state !== 'REFUSED'
  const pending = alone.pending || isGiven
  const place = `verdict-${thing.recordId}-${thing.subjectId}-${aspects.join('-')}`
  const id = useId()
  const [noted, setNoted] = useState(thing.boundCopy === null)
  /** What the note must say before the outcome that was chosen can be given. */
  const [asked, setAsked] = useState<{ outcome: Outcome; for: Message } | null>(null)
  const openNote = useCallback(() => setNoted(true), [])
  const form = useRef<HTMLFormElement>(null)
  const [only] = aspects.length === 1 ? aspects : []
  const about = only
    ? t('review.subjectAspect', { name: thing.name, aspect: t(`labels.aspect.${only}`) })
    : thing.name
  const idOf = (field: string) => `${id}-${field}`
  const noteError = refusal?.fields.note ?? refusal?.fields.outcome ?? (asked && render(asked.for))
  const showsNote = noted || Boolean(noteError)
  // Before the browser paints, because the member may start typing as soon as the error shows. Not where they are at another item by now.
  useLayoutEffect(() => {
    const [field] = asked ? ['note'] : Object.keys(refusal?.fields ?? {})
    const focused = document.activeElement
    const isHere = !queue || focused === document.body || form.current?.closest('article')?.contains(focused)
    if (field && isHere) document.getElementById(`${id}-${field === 'outcome' ? 'note' : field}`)?.focus()
  }, [refusal, asked, id, queue])

  const others: readonly Outcome[] = [...outcomes, ...(only ? [] : (['NOT_APPLICABLE'] as const))]
  const correctable = only ? thing.correctable.filter((one) => one.aspects.includes(only)) : []

  /** What the note must say for the verdict of this form; null where it says enough. */
  function lacking(data: FormData): Message | null {
    const outcome = data.get('correct') ? null : outcomeIn(data)
    if (!outcome || String(data.get('note') ?? '').trim()) return null
    const isCompared = thing.boundCopy !== null || Boolean(data.get('holdingId'))
    if (passing.includes(outcome) && !isCompared) return message('review.verdictRefused.copyMissing')
    return noteNeededFor(outcome)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    const { currentTarget, nativeEvent } = event
    const data = new FormData(
      currentTarget,
      nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null,
    )
    const lacks = lacking(data)
    const outcome = outcomeIn(data)
    if (lacks && outcome) {
      event.preventDefault()
      return setAsked({ outcome, for: lacks })
    }
    setAsked(null)
    // The verdict replaces the form; the focus stays at the subject.
    currentTarget.closest('article')?.focus({ preventScroll: true })
    if (!queue) return alone.form.onSubmit(event)
    event.preventDefault()
    const entry = { key: queued, anchor: thing.anchor, about, outcome: outcome ?? 'CORRECTED', basis }
    queue.give(entry, data, keptTextOf(currentTarget))
    const key = String(data.get('correct') ?? '')
    const sought = data.get(`same.${key}`) ? correctable.find((one) => correctionKey(one) === key) : undefined
    for (const anchor of sought?.alike ?? []) {
      const same = only && sameCorrection(anchor, only, key, data)
      if (same) queue.give(same.entry, same.form, () => {})
    }
  }

  return (
    <form
      ref={form}
      action={alone.form.action}
      aria-label={t('review.verdict.form', { about })}
      className="space-y-2"
      data-given={isGiven || undefined}
      data-queued={queued}
      data-about={about}
      data-basis={basis}
      onSubmit={submit}
    >
      {refusal && Object.keys(refusal.fields).length > 0 ? (
        <Alert tone="error" title={t('review.problem')} />
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      {refusal?.current !== undefined && <ChangedTexts current={refusal.current} of="checked" />}
      <input type="hidden" name="recordId" value={thing.recordId} />
      <input type="hidden" name="subjectType" value={thing.subjectType} />
      <input type="hidden" name="subjectId" value={thing.subjectId} />
      {aspects.map((aspect) => (
        <input key={aspect} type="hidden" name={`fingerprint.${aspect}`} value={thing.fingerprints[aspect]} />
      ))}
      {aspects.some(reliesOnSourcesOrConsent) && (
        <input type="hidden" name="seen" value={JSON.stringify(thing.reliedOn)} />
      )}
      {only && <input type="hidden" name="aspect" value={only} />}
      {!only && (
        <Field label={t('review.verdict.aspect')} id={idOf('aspect')} error={refusal?.fields.aspect}>
          {(wired) => (
            <Select
              {...wired}
              name="aspect"
              options={aspects.map((aspect) => ({ value: aspect, label: t(`labels.aspect.${aspect}`) }))}
            />
          )}
        </Field>
      )}
      {thing.copies.length > 1 && (
        <Field label={t('review.verdict.copy')} id={idOf('holdingId')} error={refusal?.fields.holdingId}>
          {(wired) => (
            <Select
              {...wired}
              name="holdingId"
              none={thing.boundCopy === null ? t('review.verdict.noneOfThese') : undefined}
              defaultValue={thing.boundCopy ?? ''}
              options={thing.copies.map((copy) => ({ value: copy.id, label: copy.filename }))}
            />
          )}
        </Field>
      )}
      <Field
        label={t.rich('review.verdict.note', {
          hint: (chunks) => <span className="font-normal text-quiet">{chunks}</span>,
        })}
        id={idOf('note')}
        error={noteError}
        className={showsNote ? '' : 'review-note-folded'}
      >
        {(wired) => (
          <KeptTextarea
            {...wired}
            keptAs={`${place}-note`}
            onRestored={openNote}
            name="note"
            rows={1}
            maxLength={4000}
            data-note
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <OutcomeButtons
          outcomes={['VERIFIED', ...others]}
          about={about}
          pending={pending}
          byKey={byKey && !isGiven}
          asked={asked?.outcome ?? null}
        />
        {!showsNote && (
          <Button
            small
            look="quiet"
            className="review-add-note"
            data-add-note
            aria-label={t('review.verdict.addNoteTo', { about })}
            onClick={() => {
              setNoted(true)
              requestAnimationFrame(() => document.getElementById(idOf('note'))?.focus())
            }}
          >
            {t('review.verdict.addNote')}
          </Button>
        )}
      </div>
      {correctable.length > 0 && (
        <Disclosure summary={t('review.correction.propose')} className="text-sm">
          <CorrectionFields
            correctable={correctable}
            about={about}
            pending={pending}
            place={place}
            idOf={idOf}
            errors={refusal?.fields ?? {}}
          />
        </Disclosure>
      )}
    </form>
  )
}
