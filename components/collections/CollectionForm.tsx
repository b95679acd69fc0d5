'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import type { EditedCollection } from '@/lib/collections/queries'
import { directionOf } from '@/lib/text/language'
import { RecordOrder } from './RecordOrder'

type Props = {
  collection: Pick<EditedCollection, 'id' | 'version' | 'text' | 'records'>
  save: FormAction
}

const conflictSchema = z.object({ version: z.int().positive() })

/** Title, language, introduction and records of a collection. Each save adds a version; nothing typed is replaced where someone else saved first. */
export function CollectionForm({ collection, save }: Props) {
  const t = useTranslations('collections')
  const { refusal, taken, pending, form } = useForm(save)
  const conflict = conflictSchema.safeParse(refusal?.current).data
  return (
    <form {...form} className="min-w-0 space-y-6">
      {conflict ? (
        <Alert tone="error" title={t('changedMeanwhile')}>
          <p>{t('conflictHint', { version: conflict.version })}</p>
        </Alert>
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      <input type="hidden" name="version" value={conflict?.version ?? collection.version} />
      {/* Each version gets new fields. The notice of the save and the focus stay. */}
      <CollectionFields key={collection.version} collection={collection} errors={refusal?.fields ?? {}} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={pending}>
          {conflict ? t('saveAnyway', { version: conflict.version }) : t('save')}
        </Button>
        <p role="status" className="text-quiet">
          {taken && t('saved')}
        </p>
      </div>
    </form>
  )
}

type FieldsProps = Pick<Props, 'collection'> & { errors: Readonly<Record<string, string>> }

function CollectionFields({ collection: { id, text, records: opened }, errors }: FieldsProps) {
  const t = useTranslations('collections')
  const [language, setLanguage] = useState(text.language)
  const [records, setRecords] = useState(opened.map(({ state: _, ...record }) => record))
  const own = { lang: language || undefined, dir: directionOf(language) }
  return (
    <>
      <Field label={t('name')} id="title" error={errors.title} required>
        {(wired) => <Input {...wired} {...own} name="title" maxLength={200} defaultValue={text.title} />}
      </Field>
      <LanguageField
        label={t('language')}
        id="language"
        name="language"
        value={language}
        onChange={setLanguage}
        error={errors.language}
        required
      />
      <Field
        label={t('introduction')}
        id="introduction"
        hint={t('introductionHint')}
        error={errors.introduction}
      >
        {(wired) => (
          <KeptTextarea
            {...wired}
            {...own}
            keptAs={`collection-${id}`}
            name="introduction"
            rows={10}
            maxLength={10_000}
            defaultValue={text.introduction}
          />
        )}
      </Field>
      <RecordOrder name="records" value={records} onChange={setRecords} error={errors.records} />
    </>
  )
}
