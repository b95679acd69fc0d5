'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { type Added, type UploadProgress, upload } from '@/components/api/upload'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { keptTextOf } from '@/components/desk/kept-text'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { LanguageSelect } from '@/components/ui/LanguageSelect'
import { Link } from '@/components/ui/Link'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { type Option, Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { textHoldingKinds, textOrigins } from '@/lib/holdings/schema'
import { CopyInput, type CopyMode } from './CopyInput'
import { DescriptionFields } from './DescriptionFields'
import { copyOf } from './new-copy'
import { UploadStatus } from './UploadStatus'

type Props = {
  sourceId: string
  language: string
  maxMegabytes: number
  /** Copies of this source that are held, for one that is better than another. */
  copies: readonly Option[]
}

/** Adds a copy to a source: a file, or a text that is pasted. Says how far the sending is, and what was read. */
export function AddHolding({ sourceId, language, maxMegabytes, copies }: Props) {
  const t = useTranslator()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const stop = useRef<AbortController | null>(null)
  const [mode, setMode] = useState<CopyMode>('FILE')
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [added, setAdded] = useState<Added | null>(null)
  const errors = refusal?.fields ?? {}

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (progress) return
    const forgetText = keptTextOf(event.currentTarget)
    const copy = copyOf(new FormData(event.currentTarget), mode, sourceId, maxMegabytes)
    setAdded(null)
    if ('fault' in copy)
      return setRefusal({ message: copy.fault, fields: { file: copy.fault }, signedOut: false })
    stop.current = new AbortController()
    setProgress({ phase: 'SENDING', percent: 0 })
    const answer = await upload(copy.address, copy.bytes, setProgress, stop.current.signal)
    setProgress(null)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('refusal' in answer) return
    setAdded(answer.done)
    forgetText()
    form.current?.reset()
    router.refresh()
  }

  return (
    <form ref={form} onSubmit={send} className="max-w-3xl space-y-5">
      <FormRefusal refusal={refusal} />
      <HeldAlready sourceId={sourceId} refusal={refusal} />
      {added && (
        <Alert tone="success" title="The copy is held">
          <p>
            {added.length.toLocaleString('en')} characters of text
            {added.pages > 0 && ` on ${added.pages} pages`}.{' '}
            <Link href={`/desk/sources/${sourceId}/holdings/${added.id}`} className="link">
              Read it
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
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="What kind of copy is it?" id="kind" required error={errors.kind}>
          {(wired) => (
            <Select
              {...wired}
              name="kind"
              options={textHoldingKinds.map((value) => ({ value, label: t(`labels.holding.${value}`) }))}
            />
          )}
        </Field>
        <Field label="Language of its text" id="language" required error={errors.language}>
          {(wired) => <LanguageSelect {...wired} name="language" defaultValue={language} />}
        </Field>
      </div>
      <RadioGroup
        key={mode}
        legend="How did its text come about?"
        name="origin"
        choices={textOrigins.map((value) => ({ value, label: t(`labels.textOrigin.${value}`) }))}
        defaultValue={mode === 'FILE' ? 'BORN_DIGITAL' : 'HUMAN'}
        error={errors.origin}
      />
      <DescriptionFields errors={errors} />
      {copies.length > 0 && (
        <Field
          label="Is it a better copy of one that is held?"
          id="betterThanId"
          error={errors.betterThanId}
          hint="The words that drafts quote from the older copy are then looked for in this one. The older copy stays."
        >
          {(wired) => <Select {...wired} name="betterThanId" none="No, or not known" options={copies} />}
        </Field>
      )}
      <UploadStatus progress={progress} onStop={() => stop.current?.abort()} />
      <Button type="submit" disabled={progress !== null}>
        Add the copy
      </Button>
    </form>
  )
}

function HeldAlready({ sourceId, refusal }: { sourceId: string; refusal: Refusal | null }) {
  const held = refusal?.current
  if (typeof held !== 'object' || held === null || !('id' in held)) return null
  return (
    <p>
      <Link href={`/desk/sources/${sourceId}/holdings/${held.id}`} className="link">
        See the copy that is held
      </Link>
    </p>
  )
}
