import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingAccess, holdingShown } from '@/lib/holdings/schema'

export type DescriptionTexts = {
  obtainedFrom: string
  obtainedOn: string
  rights: string
  access: (typeof holdingAccess)[number]
  shown: (typeof holdingShown)[number]
  note: string
}

type Props = { opened?: DescriptionTexts; errors: Readonly<Record<string, string>> }

/** The provenance and rights of a copy, and who can read it. */
export function DescriptionFields({ opened, errors }: Props) {
  const t = useTranslator()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label={t('holdings.fields.obtainedFrom')}
        id="obtainedFrom"
        error={errors.obtainedFrom}
        hint={t('holdings.fields.obtainedFromHint')}
      >
        {(wired) => (
          <Input {...wired} name="obtainedFrom" maxLength={300} defaultValue={opened?.obtainedFrom} />
        )}
      </Field>
      <Field
        label={t('holdings.fields.obtainedOn')}
        id="obtainedOn"
        error={errors.obtainedOn}
        hint={t('holdings.fields.obtainedOnHint')}
      >
        {(wired) => <Input {...wired} type="date" name="obtainedOn" defaultValue={opened?.obtainedOn} />}
      </Field>
      <Field
        label={t('holdings.fields.rights')}
        id="rights"
        error={errors.rights}
        hint={t('holdings.fields.rightsHint')}
      >
        {(wired) => <Input {...wired} name="rights" maxLength={300} defaultValue={opened?.rights} />}
      </Field>
      <Field
        label={t('holdings.fields.access')}
        id="access"
        error={errors.access}
        hint={t('holdings.fields.accessHint')}
      >
        {(wired) => (
          <Select
            {...wired}
            name="access"
            defaultValue={opened?.access}
            options={holdingAccess.map((value) => ({ value, label: t(`labels.holdingAccess.${value}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('holdings.fields.shown')}
        id="shown"
        error={errors.shown}
        hint={t('holdings.fields.shownHint')}
      >
        {(wired) => (
          <Select
            {...wired}
            name="shown"
            defaultValue={opened?.shown}
            options={holdingShown.map((value) => ({ value, label: t(`labels.shown.${value}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('holdings.fields.note')}
        id="note"
        error={errors.note}
        hint={t('holdings.fields.noteHint')}
      >
        {(wired) => <Textarea {...wired} name="note" rows={2} maxLength={500} defaultValue={opened?.note} />}
      </Field>
    </div>
  )
}
