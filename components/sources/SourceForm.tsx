'use client'

import { useCallback } from 'react'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { useKept } from '@/components/desk/use-kept'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { DateGroupField } from '@/components/ui/DateGroupField'
import { Field } from '@/components/ui/Field'
import { LanguageField } from '@/components/ui/LanguageField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { TextField } from '@/components/ui/TextField'
import { useTranslator } from '@/components/ui/use-translator'
import { identifications } from '@/lib/sources/schema'
import { sourceType, sourceTypeIds, sourceTypeLabel } from '@/lib/sources/types'
import { NameFields } from './NameFields'
import { PlainFields } from './PlainFields'
import { SourceRefusal } from './SourceRefusal'
import {
  draftOf,
  fieldsShown,
  type KeptSource,
  keptSourceSchema,
  type SourceFormState,
  withTyped,
} from './source-draft'
import { TieFields } from './TieFields'

type Props = {
  /** The source's id; for a new source made with the page, so that a form sent twice makes one source. */
  id: string
  /** Null for a new source. */
  version: number | null
  /** The key of unsaved input in this browser: member and source. */
  keepAs: string
  opened: SourceFormState
  action: FormAction
}

const errorsAt = (fields: Readonly<Record<string, string>>, name: string) => ({
  verbatim: fields[`${name}.verbatim`],
  edtf: fields[`${name}.edtf`],
  basis: fields[`${name}.basis`],
})

/** The description of a source: its type first, then the fields of that type. */
export function SourceForm({ id, version, keepAs, opened, action }: Props) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const keptAs = `stele-source-${keepAs}`
  const {
    kept,
    wasFound,
    change: keep,
  } = useKept(keptAs, keptSourceSchema, {
    together: useCallback(
      (found: KeptSource, typed: KeptSource) => withTyped(found, typed, opened),
      [opened],
    ),
  })
  const { state, base } = kept ?? { state: opened, base: version }
  const changed = (before: KeptSource | null, part: Partial<KeptSource>) => ({
    ...(before ?? { state: opened, base: version }),
    ...part,
  })
  const changeState = (next: (state: SourceFormState) => SourceFormState) =>
    keep((before) => changed(before, { state: next(before?.state ?? opened) }))
  const change = (part: Partial<SourceFormState>) => changeState((state) => ({ ...state, ...part }))
  const errors = refusal?.fields ?? {}
  const { own, others } = fieldsShown(state)
  const imported = Object.keys(state.extra)
  const plain = { type: state.type, values: state.values, errors }
  const changeValue = (name: keyof typeof state.values, value: string) =>
    changeState((state) => ({ ...state, values: { ...state.values, [name]: value } }))
  return (
    <form {...form} className="max-w-4xl space-y-8">
      <SourceRefusal
        refusal={refusal}
        mine={state}
        base={base}
        onTakeVersion={(base) => keep((before) => changed(before, { base }))}
        onTakeTheirs={(state) => keep((before) => changed(before, { state }))}
      />
      {wasFound && (
        <Alert title={t('sources.form.restored')}>
          <Button look="secondary" small onClick={() => keep(() => null)}>
            {t(version === null ? 'sources.form.startEmpty' : 'sources.form.startSaved')}
          </Button>
        </Alert>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={base ?? ''} />
      <input type="hidden" name="source" value={JSON.stringify(draftOf(state))} data-kept-as={keptAs} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('sources.form.type')} id="type" required error={errors.type}>
          {(wired) => (
            <Select
              {...wired}
              value={state.type}
              options={sourceTypeIds.map((value) => ({ value, label: sourceTypeLabel(value, t) }))}
              onChange={(event) => change({ type: event.target.value })}
            />
          )}
        </Field>
        <LanguageField
          label={t('sources.fields.language')}
          id="language"
          error={errors.language}
          hint={t('sources.form.languageHint')}
          value={state.language}
          onChange={(language) => change({ language })}
        />
      </div>
      <TextField
        label={t('sources.fields.title')}
        id="title"
        required
        error={errors.title}
        hint={t('sources.form.titleHint')}
        language={state.language}
        maxLength={1000}
        value={state.title}
        onChange={(title) => change({ title })}
      />
      <Checkbox
        label={t('sources.fields.titleIsSupplied')}
        hint={t('sources.form.titleIsSuppliedHint')}
        checked={state.titleIsSupplied}
        onChange={({ target }) => change({ titleIsSupplied: target.checked })}
      />
      <RadioGroup
        legend={t('sources.fields.identification')}
        name="identification"
        required
        choices={identifications.map((value) => ({
          value,
          label: t(`labels.identificationDescription.${value}`),
        }))}
        value={state.identification}
        onChange={(value) =>
          change({ identification: identifications.find((known) => known === value) ?? state.identification })
        }
        error={errors.identification}
      />
      <PlainFields {...plain} names={own} onChange={changeValue} />
      {others.length > 0 && (
        <fieldset>
          <legend className="mb-2 text-quiet">{t('sources.form.others')}</legend>
          <PlainFields {...plain} names={others} onChange={changeValue} />
        </fieldset>
      )}
      <div id="issued">
        <DateGroupField
          legend={t('sources.fields.issued')}
          hint={t('sources.form.issuedHint')}
          value={state.issued}
          onChange={(issued) => change({ issued })}
          errors={errorsAt(errors, 'issued')}
        />
      </div>
      <div id="accessed">
        <DateGroupField
          legend={t('sources.fields.accessed')}
          hint={t('sources.form.accessedHint')}
          value={state.accessed}
          onChange={(accessed) => change({ accessed })}
          errors={errorsAt(errors, 'accessed')}
        />
      </div>
      <NameFields
        names={state.names}
        onChange={(names) => change({ names })}
        roles={sourceType(state.type).roles}
        errors={errors}
      />
      <TieFields ties={state.ties} onChange={(ties) => change({ ties })} errors={errors} />
      <Field label={t('sources.fields.note')} id="note" error={errors.note} hint={t('sources.form.noteHint')}>
        {(wired) => (
          <Textarea
            {...wired}
            value={state.note}
            maxLength={10_000}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
      {imported.length > 0 && <p className="text-quiet">{t('sources.form.imported', { names: imported })}</p>}
      <Button type="submit" disabled={pending}>
        {t(pending ? 'sources.form.saving' : version === null ? 'sources.form.add' : 'sources.form.save')}
      </Button>
    </form>
  )
}
