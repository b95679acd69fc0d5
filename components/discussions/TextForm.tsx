'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { useKept } from '@/components/desk/use-kept'
import { Button } from '@/components/ui/Button'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Textarea } from '@/components/ui/Textarea'
import { CommentField } from './CommentField'
import { type SelectedText, selectedIn } from './selected-text'
import { aboutSelected, isOther, shownDraft, type TextDraft, textDraftSchema, withTyped } from './text-draft'

type Props = {
  recordId: string
  memberId: string
  /** True for a suggestion. */
  suggests: boolean
  action: FormAction
  /** What is selected in the text. */
  selection?: () => SelectedText | null
  /** When the form was asked for last: it opens and takes the focus then. */
  opened?: number
  /** Can refuse it in the browser. */
  before?: () => Promise<Refusal | null>
}

function selectedInWholeText(): SelectedText | null {
  const text = document.querySelector('[data-whole-text]')
  return text && selectedIn(text)
}

/**
 * A comment on some text of a record, or a suggestion for it. Takes what is selected in the text until a field was changed by hand, which is then
 * kept in this browser; without a script it is typed.
 */
export function TextForm(props: Props) {
  const { recordId, memberId, suggests, action, selection = selectedInWholeText, opened = 0, before } = props
  const t = useTranslations('discussions')
  const { refusal, accepted, pending, form } = useForm(action, before)
  const id = useId()
  const [selected, setSelected] = useState<SelectedText | null>(null)
  const what = suggests ? 'suggestion' : 'comment'
  const keptAs = `stele-${what}-${memberId}-${recordId}`
  const { kept, wasFound, change } = useKept(keptAs, textDraftSchema, { together: withTyped })
  const draft = shownDraft(kept, selected)
  const type = (part: Partial<TextDraft>) => change((typed) => ({ ...shownDraft(typed, selected), ...part }))
  const latest = useRef(change)
  latest.current = change
  /** Counts what was sent, so that the comment is empty after it. */
  const [sent, setSent] = useState(0)
  const details = useRef<HTMLDetailsElement>(null)
  const select = useRef(selection)
  select.current = selection
  useEffect(() => {
    const look = () => {
      const found = select.current()
      if (found) setSelected(found)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  useEffect(() => {
    if (opened === 0 || !details.current) return
    const found = select.current()
    if (found) setSelected(found)
    details.current.open = true
    const fields = details.current.querySelectorAll('textarea')
    // What it is about is filled in where something is selected.
    fields[found ? 1 : 0]?.focus()
  }, [opened])
  useEffect(() => {
    if (wasFound) details.current?.toggleAttribute('open', true)
  }, [wasFound])
  useEffect(() => {
    if (accepted === 0) return
    latest.current(() => null)
    setSelected(null)
    setSent((count) => count + 1)
    details.current?.removeAttribute('open')
  }, [accepted])
  return (
    <details ref={details}>
      <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
        <DisclosureSign />
        {t(suggests ? 'suggest' : 'commentOnText')}
      </summary>
      <form
        {...form}
        aria-label={t(suggests ? 'suggest' : 'commentOnText')}
        className="mt-2 max-w-prose space-y-2"
      >
        {refusal && Object.keys(refusal.fields).length === 0 && <FormRefusal refusal={refusal} />}
        <input type="hidden" name="recordId" value={recordId} data-kept-as={keptAs} />
        <input type="hidden" name="prefix" value={draft.prefix} />
        <input type="hidden" name="suffix" value={draft.suffix} />
        <Field
          label={t('exact')}
          id={`${id}-exact`}
          error={refusal?.fields.exact ?? refusal?.fields['place.anchor.exact']}
          required
        >
          {(wired) => (
            <Textarea
              {...wired}
              name="exact"
              rows={2}
              dir="auto"
              value={draft.exact}
              onChange={({ target }) => type({ exact: target.value })}
            />
          )}
        </Field>
        {kept && selected && isOther(kept, selected) && (
          <Button
            type="button"
            small
            look="quiet"
            onClick={() => change((typed) => aboutSelected(shownDraft(typed, selected), selected))}
          >
            {t('useSelected')}
          </Button>
        )}
        {suggests && (
          <Field
            label={t('suggested')}
            hint={t('suggestedHint')}
            id={`${id}-suggested`}
            error={refusal?.fields.suggested}
          >
            {(wired) => (
              <Textarea
                {...wired}
                name="suggested"
                rows={2}
                dir="auto"
                value={draft.suggested}
                onChange={({ target }) => type({ suggested: target.value })}
              />
            )}
          </Field>
        )}
        <CommentField
          key={sent}
          label={t(suggests ? 'why' : 'first')}
          recordId={recordId}
          keptAs={`text-${recordId}-${what}`}
          error={refusal?.fields.text}
        />
        <Button type="submit" small look="secondary" disabled={pending}>
          {t(suggests ? 'suggestSubmit' : 'startSubmit')}
        </Button>
      </form>
    </details>
  )
}
