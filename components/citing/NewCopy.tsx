'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { type FoundSource, sourcesByIds } from '@/components/api/sources'
import { addedCopySchema, type UploadProgress, upload } from '@/components/api/upload'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import type { Refusal } from '@/components/desk/refusal'
import { UploadStatus } from '@/components/holdings/UploadStatus'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingKinds, textOrigins } from '@/lib/holdings/schema'

type Props = {
  sourceId: string
  /** Called with the source as it is after the copy was added. */
  onAdd: (source: FoundSource) => void
}

/** Adds a copy to the cited source without leaving the text: a file that is dropped or chosen, or its text, pasted. */
export function NewCopy({ sourceId, onAdd }: Props) {
  const t = useTranslations('citing.newCopy')
  const render = useTranslator()
  const text = useRef<HTMLTextAreaElement>(null)
  const stop = useRef<AbortController | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [described, setDescribed] = useState({ kind: '', origin: '', language: '' })
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const errors = refusal?.fields ?? {}
  const setOne = (part: Partial<typeof described>) => setDescribed({ ...described, ...part })
  const add = async () => {
    const bytes = file ?? new Blob([(text.current?.value ?? '').toWellFormed()])
    const query = new URLSearchParams({
      ...{ sourceId, filename: file?.name ?? 'pasted.txt', ...described },
      ...(!file && { pasted: 'true' }),
    })
    stop.current = new AbortController()
    setProgress({ phase: 'SENDING', percent: 0 })
    const answer = await upload(
      addedCopySchema,
      `/api/holdings?${query}`,
      bytes,
      setProgress,
      stop.current.signal,
    )
    setProgress(null)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('refusal' in answer) return
    const [source] = await sourcesByIds([sourceId])
    if (source) onAdd(source)
  }
  return (
    <Disclosure summary={t('title')} open>
      <div className="space-y-3">
        <FormRefusal refusal={refusal} />
        <Field label={t('file')} error={errors.file}>
          {(wired) => (
            <Input
              {...wired}
              type="file"
              className="border-dashed py-4"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        {!file && (
          <Field label={t('text')} error={errors.text}>
            {(wired) => (
              <KeptTextarea
                {...wired}
                ref={text}
                keptAs={`copy-${sourceId}`}
                rows={5}
                dir="auto"
                className="font-serif"
              />
            )}
          </Field>
        )}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('kind')} error={errors.kind}>
            {(wired) => (
              <Select
                {...wired}
                none={t('choose')}
                value={described.kind}
                options={holdingKinds.map((value) => ({ value, label: render(`labels.holding.${value}`) }))}
                onChange={(event) => setOne({ kind: event.target.value })}
              />
            )}
          </Field>
          <LanguageField
            label={t('language')}
            error={errors.language}
            value={described.language}
            onChange={(language) => setOne({ language })}
          />
          <Field label={t('origin')} error={errors.origin} className="sm:col-span-2">
            {(wired) => (
              <Select
                {...wired}
                none={t('choose')}
                value={described.origin}
                options={textOrigins.map((value) => ({ value, label: render(`labels.textOrigin.${value}`) }))}
                onChange={(event) => setOne({ origin: event.target.value })}
              />
            )}
          </Field>
        </div>
        <UploadStatus progress={progress} onStop={() => stop.current?.abort()} />
        <Button look="secondary" disabled={progress !== null} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </Disclosure>
  )
}
