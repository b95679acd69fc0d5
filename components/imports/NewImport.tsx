'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { sendImport } from '@/components/api/resumable'
import type { UploadProgress } from '@/components/api/upload'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { UploadStatus } from '@/components/holdings/UploadStatus'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { type Option, Select } from '@/components/ui/Select'

type Props = { targets: readonly Option[]; target: string; megabytes: number }

/**
 * Chooses what a file has and sends it, by the picker or by dropping it on the form. Sending goes on where it broke off, also when the same file is chosen
 * again later. Nothing is made of it yet.
 */
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
    const target = String(new FormData(event.currentTarget).get('target') ?? '')
    stop.current = new AbortController()
    setRefusal(null)
    setProgress({ phase: 'SENDING', percent: 0 })
    const sending = {
      onProgress: (percent: number) =>
        setProgress(percent === 100 ? { phase: 'READING' } : { phase: 'SENDING', percent }),
      onBroken: () => setProgress({ phase: 'BROKEN' }),
    }
    const sent = await sendImport(file, target, sending, stop.current.signal)
    setProgress(null)
    if ('refusal' in sent) setRefusal(sent.refusal)
    else router.push(`/desk/imports/${sent.id}`)
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
