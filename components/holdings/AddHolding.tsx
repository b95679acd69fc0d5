'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { type Added, addedCopySchema, type UploadProgress, upload } from '@/components/api/upload'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { keptTextOf, unseenTextIn } from '@/components/desk/kept-text'
import { type Refusal, refused } from '@/components/desk/refusal'
import type { FormAction } from '@/components/desk/use-form'
import { JobList } from '@/components/jobs/JobList'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { LanguageField } from '@/components/ui/LanguageField'
import { Link } from '@/components/ui/Link'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { type Option, Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingKinds, textOrigins } from '@/lib/holdings/schema'
import type { ShownJob } from '@/lib/jobs/schema'
import { CopyInput } from './CopyInput'
import { DescriptionFields } from './DescriptionFields'
import { EncodingChoice } from './EncodingChoice'
import { type CopyMode, copiesOf } from './new-copy'
import { UploadList } from './UploadList'
import { UploadStatus } from './UploadStatus'
import { useUploads } from './use-uploads'

type Props = {
  sourceId: string
  maxMegabytes: number
  /** The copies of this source that the new one can be better than. */
  copies: readonly Option[]
  /** The jobs that add files to this source, and the action that cancels one. */
  jobs: readonly ShownJob[]
  cancelJob: FormAction
}

/**
 * Adds copies to a source: a file, a pasted text, or many files. Shows the progress, and what was read. Many files, and a long PDF, are read by
 * jobs after they were sent; their list is below the form.
 */
export function AddHolding({ sourceId, maxMegabytes, copies, jobs, cancelJob }: Props) {
  const t = useTranslator()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const stop = useRef<AbortController | null>(null)
  const [chosen, setChosen] = useState('')
  const [mode, setMode] = useState<CopyMode>('FILE')
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [added, setAdded] = useState<Added | null>(null)
  const errors = refusal?.fields ?? {}
  const uploads = useUploads()
  /** The file that was sent, if its encoding must be chosen. */
  const [unread, setUnread] = useState<File | null>(null)

  /** True from the press on: what waits for kept text is not sent a second time meanwhile. */
  const isSending = useRef(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    await send(event.currentTarget).finally(() => {
      isSending.current = false
    })
  }

  const send = async (sent: HTMLFormElement) => {
    setAdded(null)
    const unseen = await unseenTextIn(sent)
    if (unseen) return setRefusal(unseen)
    const given = copiesOf(new FormData(sent), mode, sourceId, maxMegabytes)
    const forgetText = keptTextOf(sent)
    if ('fault' in given) return setRefusal({ ...refused(given.fault), fields: { file: t(given.fault) } })
    if ('later' in given) {
      setRefusal(null)
      form.current?.reset()
      setChosen('')
      void uploads.send(given.later)
      return
    }
    const copy = given.one
    stop.current = new AbortController()
    setProgress({ phase: 'SENDING', percent: 0 })
    const answer = await upload(addedCopySchema, copy.address, copy.bytes, setProgress, stop.current.signal)
    setProgress(null)
    setRefusal('refusal' in answer ? answer.refusal : null)
    const wantsEncoding = 'refusal' in answer && answer.refusal.fields.encoding !== undefined
    setUnread(wantsEncoding && copy.bytes instanceof File ? copy.bytes : null)
    if ('refusal' in answer) return
    setAdded(answer.done)
    forgetText()
    form.current?.reset()
    setChosen('')
    router.refresh()
  }

  return (
    <>
      <form ref={form} onSubmit={submit} className="max-w-3xl space-y-5">
        <FormRefusal refusal={refusal} />
        <ExistingCopy sourceId={sourceId} refusal={refusal} />
        {added && (
          <Alert tone="success" title={t('holdings.add.added')}>
            <p>
              {t('holdings.add.read', { length: added.length, pages: added.pages })}{' '}
              <Link href={`/desk/sources/${sourceId}/holdings/${added.id}`} className="link">
                {t('holdings.add.open')}
              </Link>
            </p>
            {added.notices.map((notice) => (
              <p key={notice}>{notice}</p>
            ))}
          </Alert>
        )}
        <CopyInput
          mode={mode}
          onMode={setMode}
          error={errors.file}
          maxMegabytes={maxMegabytes}
          keptAs={`copy-${sourceId}`}
        />
        {unread && <EncodingChoice file={unread} error={errors.encoding ?? ''} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('holdings.add.kind')} id="kind" required error={errors.kind}>
            {(wired) => (
              <Select
                {...wired}
                name="kind"
                required
                none={t('holdings.add.choose')}
                options={holdingKinds.map((value) => ({ value, label: t(`labels.holding.${value}`) }))}
              />
            )}
          </Field>
          <LanguageField
            label={t('holdings.add.language')}
            id="language"
            name="language"
            required
            error={errors.language}
            value={chosen}
            onChange={setChosen}
          />
        </div>
        <RadioGroup
          legend={t('holdings.add.origin')}
          name="origin"
          choices={textOrigins.map((value) => ({ value, label: t(`labels.textOrigin.${value}`) }))}
          required
          error={errors.origin}
        />
        <DescriptionFields errors={errors} />
        {copies.length > 0 && (
          <Field
            label={t('holdings.add.betterThan')}
            id="betterThanId"
            error={errors.betterThanId}
            hint={t('holdings.add.betterThanHint')}
          >
            {(wired) => (
              <Select {...wired} name="betterThanId" none={t('holdings.add.none')} options={copies} />
            )}
          </Field>
        )}
        <UploadStatus progress={progress} onStop={() => stop.current?.abort()} />
        <Button type="submit" disabled={progress !== null}>
          {t('holdings.add.submit')}
        </Button>
      </form>
      <div className="mt-10 space-y-6">
        <UploadList uploads={uploads.uploads} onStop={uploads.stop} />
        <section aria-label={t('jobs.addCopy.title')}>
          <JobList
            jobs={jobs}
            address={`/api/jobs?kind=addCopy&subjectId=${sourceId}`}
            started={uploads.sent}
            cancel={cancelJob}
          />
        </section>
      </div>
    </>
  )
}

/** Links the copy with the same bytes, when there is one. */
function ExistingCopy({ sourceId, refusal }: { sourceId: string; refusal: Refusal | null }) {
  const t = useTranslator()
  const existing = refusal?.current
  if (typeof existing !== 'object' || existing === null || !('id' in existing)) return null
  return (
    <p>
      <Link href={`/desk/sources/${sourceId}/holdings/${existing.id}`} className="link">
        {t('holdings.add.existing')}
      </Link>
    </p>
  )
}
