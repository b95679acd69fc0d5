'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { type FormAction, type FormAnswer, useAnswer } from '@/components/desk/use-form'
import { StartForm } from '@/components/jobs/StartForm'
import { Button } from '@/components/ui/Button'
import type { Option } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { EntryChange, EntryList, PreviewedEntry } from '@/lib/bulk/entry-schema'
import { EntryPreview } from './EntryPreview'
import { FieldChange } from './FieldChange'

/** What was sent, with what it would do to each entry, or why it was refused. */
export type PreviewAnswer = {
  values: Readonly<{ field?: string; mode?: string; value?: string }>
} & ({ change: EntryChange; entries: readonly PreviewedEntry[] } | { refusal: Refusal })

type Props = {
  list: EntryList
  ids: readonly string[]
  fields: readonly Option[]
  /** Where pages of entries are. */
  path: string
  preview: FormAnswer<PreviewAnswer>
  start: FormAction
}

const noAnswer: PreviewAnswer = { values: {}, refusal: unreached }

/** The form of a change of many entries with its preview. Posted: an address would be too short for a long text in many entries. */
export function EntryChangeForm({ list, ids, fields, path, preview, start }: Props) {
  const t = useTranslator()
  const { answer, pending, form } = useAnswer(preview, noAnswer)
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <>
      <form {...form} className="mb-10 max-w-2xl space-y-4">
        <FormRefusal refusal={refusal} />
        {ids.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        <input type="hidden" name="list" value={list} />
        <FieldChange values={answer?.values ?? {}} errors={refusal?.fields ?? {}} fields={fields} />
        <Button type="submit" look="secondary" disabled={pending}>
          {t('bulk.preview')}
        </Button>
      </form>
      {answer && 'entries' in answer && <Preview {...answer} path={path} start={start} />}
    </>
  )
}

type PreviewProps = Pick<Props, 'path' | 'start'> & {
  change: EntryChange
  entries: readonly PreviewedEntry[]
}

function Preview({ change, entries, path, start }: PreviewProps) {
  const t = useTranslator()
  const changing = entries.filter(({ changes }) => changes)
  const refused = entries.filter(({ isRefused }) => isRefused)
  return (
    <section aria-labelledby="preview" className="space-y-4">
      <h2 id="preview" className="text-lg font-semibold">
        {t('bulk.previewTitle')}
      </h2>
      <p role="status">
        {t('bulk.entries.would', {
          changes: changing.length,
          refused: refused.length,
          same: entries.length - changing.length - refused.length,
        })}
      </p>
      {changing.length > 0 && (
        <StartForm action={start} submit={t('bulk.entries.start', { count: changing.length })}>
          <input
            type="hidden"
            name="input"
            value={JSON.stringify({ change, ids: changing.map(({ id }) => id) })}
          />
        </StartForm>
      )}
      <EntryPreview entries={entries} path={path} />
    </section>
  )
}
