'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { UploadStatus } from '@/components/holdings/UploadStatus'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingKinds, textOrigins } from '@/lib/holdings/schema'
import { type NewCopyState, type TextOfCopy, textsOfCopy } from './use-new-copy'

const texts = Object.keys(textsOfCopy) as TextOfCopy[]

/** The fields of a new copy: a file that is dropped or chosen, or its text, pasted, and what is said of it. */
export function CopyFields({ sourceId, copy }: { sourceId: string; copy: NewCopyState }) {
  const t = useTranslations('citing.newCopy')
  const render = useTranslator()
  const { text, file, setFile, described, say, progress, stop, refusal } = copy
  const errors = refusal?.fields ?? {}
  return (
    <>
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
        <>
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
          <Field label={t('what')} error={errors.what}>
            {(wired) => (
              <Select
                {...wired}
                none={t('choose')}
                value={described.what}
                options={texts.map((value) => ({ value, label: t(`ofText.${value}`) }))}
                onChange={(event) => say({ what: texts.find((known) => known === event.target.value) ?? '' })}
              />
            )}
          </Field>
        </>
      )}
      <LanguageField
        label={t('language')}
        error={errors.language}
        value={described.language}
        onChange={(language) => say({ language })}
      />
      {file && (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('kind')} error={errors.kind}>
            {(wired) => (
              <Select
                {...wired}
                none={t('choose')}
                value={described.kind}
                options={holdingKinds.map((value) => ({ value, label: render(`labels.holding.${value}`) }))}
                onChange={(event) => say({ kind: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('origin')} error={errors.origin}>
            {(wired) => (
              <Select
                {...wired}
                none={t('choose')}
                value={described.origin}
                options={textOrigins.map((value) => ({ value, label: render(`labels.textOrigin.${value}`) }))}
                onChange={(event) => say({ origin: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
      <UploadStatus progress={progress} onStop={stop} />
    </>
  )
}
