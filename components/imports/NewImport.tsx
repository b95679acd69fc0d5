'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { type UploadProgress, upload } from '@/components/api/upload'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { UploadStatus } from '@/components/holdings/UploadStatus'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { type Option, Select } from '@/components/ui/Select'

const madeSchema = z.object({ id: z.uuid() })

type Props = { targets: readonly Option[]; target: string; megabytes: number }

/** Chooses what a file has and sends it, by the picker or by dropping it on the form. Nothing is made of it yet. */
export function NewImport({ targets, target, megabytes }: Props) {
  const t = useTranslations('imports')
  const router = useRouter()
  const stop = useRef<AbortController | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const [file] = picker.current?.files ?? []
    if (progress || !file) return
    const asked = new URLSearchParams({
      target: String(new FormData(event.currentTarget).get('target') ?? ''),
      filename: file.name,
    })
    stop.current = new AbortController()
    setProgress({ phase: 'SENDING', percent: 0 })
    const answer = await upload(madeSchema, `/api/imports?${asked}`, file, setProgress, stop.current.signal)
    setProgress(null)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('done' in answer) router.push(`/desk/imports/${answer.done.id}`)
  }

  return (
    <form
      onSubmit={send}
      className={`max-w-3xl space-y-5 rounded ${isOver ? 'bg-panel outline outline-accent' : ''}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        setIsOver(false)
        if (picker.current) picker.current.files = event.dataTransfer.files
      }}
    >
      <FormRefusal refusal={refusal} />
      <Field label={t('target')} id="target" error={refusal?.fields.target} required>
        {(wired) => (
          <Select {...wired} name="target" none={t('choose')} defaultValue={target} options={targets} />
        )}
      </Field>
      <Field
        label={t('file')}
        id="file"
        hint={t('fileHint', { megabytes })}
        error={refusal?.fields.file ?? refusal?.fields.filename}
        required
      >
        {(wired) => (
          <Input
            {...wired}
            ref={picker}
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,.ris,.bib,.bibtex,.json"
            className="border-dashed py-4"
          />
        )}
      </Field>
      <UploadStatus progress={progress} onStop={() => stop.current?.abort()} />
      <Button type="submit" disabled={progress !== null}>
        {t('read')}
      </Button>
    </form>
  )
}
