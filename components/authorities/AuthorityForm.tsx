'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { TextField } from '@/components/ui/TextField'
import { authorityKinds } from '@/lib/authorities/schema'
import { AuthorityRefusal } from './AuthorityRefusal'
import { type AuthorityFormState, draftOf } from './authority-draft'
import { VariantFields } from './VariantFields'

type Props = {
  /** The authority's id; made with the page for a new one, so that the form sent twice makes one. */
  id: string
  /** Null for a new authority. */
  version: number | null
  opened: AuthorityFormState
  action: FormAction
}

/** A controlled name and its variants. */
export function AuthorityForm({ id, version, opened, action }: Props) {
  const t = useTranslations()
  const { refusal, pending, form } = useForm(action)
  const [state, setState] = useState(opened)
  const [base, setBase] = useState(version)
  const change = (part: Partial<AuthorityFormState>) => setState((before) => ({ ...before, ...part }))
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-4xl space-y-6">
      <AuthorityRefusal refusal={refusal} base={base} onTakeVersion={setBase} onTakeTheirs={setState} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={base ?? ''} />
      <input type="hidden" name="authority" value={JSON.stringify(draftOf(state))} />
      <Field
        label={t('names.form.type')}
        id="kind"
        required
        error={errors.kind}
        hint={t(`labels.authorityHint.${state.kind}`)}
      >
        {(wired) => (
          <Select
            {...wired}
            value={state.kind}
            options={authorityKinds.map((value) => ({ value, label: t(`labels.authority.${value}`) }))}
            onChange={(event) => change({ kind: authorityKinds.find((kind) => kind === event.target.value) })}
          />
        )}
      </Field>
      <TextField
        label={t('names.form.name')}
        id="name"
        required
        error={errors.name}
        hint={t('names.form.nameHint')}
        language={state.language}
        maxLength={300}
        value={state.name}
        onChange={(name) => change({ name })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <LanguageField
          label={t('names.form.language')}
          id="language"
          error={errors.language}
          value={state.language}
          onChange={(language) => change({ language })}
        />
        <Field label={t('names.form.place')} id="place" error={errors.place} hint={t('names.form.placeHint')}>
          {(wired) => (
            <Input
              {...wired}
              value={state.place}
              maxLength={200}
              onChange={(event) => change({ place: event.target.value })}
            />
          )}
        </Field>
      </div>
      {state.kind === 'PLACE' && (
        <Field
          label={t('names.form.coordinates')}
          id="coordinates"
          error={errors.coordinates}
          hint={t('names.form.coordinatesHint')}
        >
          {(wired) => (
            <Input
              {...wired}
              dir="ltr"
              value={state.coordinates}
              maxLength={60}
              onChange={(event) => change({ coordinates: event.target.value })}
            />
          )}
        </Field>
      )}
      <VariantFields
        variants={state.variants}
        onChange={(variants) => change({ variants })}
        errors={errors}
      />
      <Field label={t('names.form.note')} id="note" error={errors.note} hint={t('names.form.noteHint')}>
        {(wired) => (
          <Textarea
            {...wired}
            value={state.note}
            maxLength={5000}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
      <Button type="submit" disabled={pending}>
        {t(pending ? 'names.form.saving' : version === null ? 'names.form.add' : 'names.form.save')}
      </Button>
    </form>
  )
}
