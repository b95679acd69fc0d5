'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAction, type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { StartForm } from '@/components/jobs/StartForm'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import type { BulkChange, Preview, PreviewCounts, Selection } from '@/lib/bulk/schema'
import { listOf } from '@/lib/lists/columns'
import { BulkFields } from './BulkFields'
import { BulkTable } from './BulkTable'

/** What was sent, with what it would do to the entries, or why it was refused. */
export type PreviewAnswer = { values: Readonly<Record<string, string>> } & (Preview | { refusal: Refusal })

type Count = (
  change: BulkChange,
  selection: Selection,
  counts: PreviewCounts,
) => Promise<{ done: PreviewCounts } | { refusal: Refusal }>

type Props = Omit<ComponentProps<typeof BulkFields>, 'values' | 'errors'> & {
  selection: Selection
  preview: FormAnswer<PreviewAnswer>
  count: Count
  start: FormAction
}

/** Faults of the parts of a field ("tags.0") as those of the field. */
const byField = (faults: Refusal['fields']) =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name.replace(/\..*/, ''), fault]))

const noAnswer: PreviewAnswer = { values: {}, refusal: unreached }

/** The form of a change of many entries with its preview. Posted: an address would be too short for a long text in many entries. */
export function BulkForm({ selection, preview, count, start, ...fields }: Props) {
  const t = useTranslator()
  const { answer, pending, form } = useAnswer(preview, noAnswer)
  const previewed = answer && 'entries' in answer ? answer : null
  const refusal = answer && !('entries' in answer) ? answer.refusal : null
  const heading = useRef<HTMLHeadingElement>(null)
  // The preview is below the form. Readers of the preview continue there.
  useEffect(() => {
    if (previewed) heading.current?.focus()
  }, [previewed])
  const asked = (
    <>
      <input type="hidden" name="action" value={fields.action} />
      <input type="hidden" name="selection" value={JSON.stringify(selection)} />
    </>
  )
  return (
    <>
      <form {...form} className="mb-10 max-w-2xl space-y-4">
        <FormRefusal refusal={refusal} />
        {asked}
        <BulkFields {...fields} values={answer?.values ?? {}} errors={byField(refusal?.fields ?? {})} />
        <Button type="submit" look="secondary" disabled={pending}>
          {t('bulk.preview')}
        </Button>
      </form>
      {previewed?.refusal && <Alert title={t(previewed.refusal)} />}
      {previewed && !previewed.refusal && (
        <section aria-labelledby="preview" className="space-y-4">
          <h2 id="preview" ref={heading} tabIndex={-1} className="text-lg font-semibold">
            {t('bulk.previewTitle')}
          </h2>
          <PreviewSummary {...previewed} selection={selection} count={count} start={start} />
          <BulkTable
            caption={t('bulk.previewTitle')}
            path={listOf(selection.list).path}
            entries={previewed.entries.map(({ changes, ...entry }) => ({
              ...entry,
              effect: changes ? 'CHANGES' : entry.refusal ? 'REFUSED' : 'SAME',
            }))}
          />
          {previewed.next && (
            <form {...form}>
              {asked}
              {Object.entries(previewed.values).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <input type="hidden" name="after" value={previewed.next} />
              <input type="hidden" name="counts" value={JSON.stringify(previewed.counts)} />
              <Button type="submit" look="secondary" disabled={pending}>
                {t('ui.pagination.nextPage')}
              </Button>
            </form>
          )}
        </section>
      )}
    </>
  )
}

/** The counts of a preview as far as they are known, counting on until they are those of all entries. */
function useWholeCounts({ change, counts, selection, count }: Omit<SummaryProps, 'start'>): PreviewCounts {
  const [further, setFurther] = useState<PreviewCounts | null>(null)
  const known = further?.seenAt === counts.seenAt ? further : counts
  useEffect(() => {
    if (known.after === null) return
    let isGone = false
    count(change, selection, known)
      .then((answer) => {
        if (!isGone && 'done' in answer) setFurther(answer.done)
      })
      // The first counts stay, which say that they are not whole.
      .catch(() => {})
    return () => {
      isGone = true
    }
  }, [change, selection, known, count])
  return known
}

type SummaryProps = Pick<Props, 'selection' | 'count' | 'start'> & Pick<Preview, 'change' | 'counts'>

function PreviewSummary({ start, ...previewed }: SummaryProps) {
  const t = useTranslator()
  const { change, selection } = previewed
  const { total, counted, seenAt, after } = useWholeCounts(previewed)
  const { entries, changes, refused } = counted
  const isWhole = after === null
  return (
    <>
      <p role="status">
        {isWhole
          ? t('bulk.would', { changes, refused, same: entries - changes - refused })
          : t('bulk.wouldFirst', { total, entries, changes, refused })}
      </p>
      {(changes > 0 || !isWhole) && (
        <StartForm
          action={start}
          submit={isWhole ? t('bulk.start', { count: changes }) : t('bulk.startAll', { count: total })}
        >
          <input type="hidden" name="input" value={JSON.stringify({ ...selection, change, seenAt })} />
        </StartForm>
      )}
    </>
  )
}
