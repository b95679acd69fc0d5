import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { holdingShown } from '@/lib/holdings/schema'

export type DescriptionTexts = {
  obtainedFrom: string
  obtainedOn: string
  rights: string
  shown: (typeof holdingShown)[number]
  note: string
}

type Props = { opened?: DescriptionTexts; errors: Readonly<Record<string, string>> }

/** Where a copy came from and what may be done with it. */
export function DescriptionFields({ opened, errors }: Props) {
  const t = useTranslator()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Obtained from"
        id="obtainedFrom"
        error={errors.obtainedFrom}
        hint="A person, an archive, an address."
      >
        {(wired) => (
          <Input {...wired} name="obtainedFrom" maxLength={300} defaultValue={opened?.obtainedFrom} />
        )}
      </Field>
      <Field
        label="Obtained on"
        id="obtainedOn"
        error={errors.obtainedOn}
        hint="The day it came to the archive."
      >
        {(wired) => <Input {...wired} type="date" name="obtainedOn" defaultValue={opened?.obtainedOn} />}
      </Field>
      <Field
        label="Rights"
        id="rights"
        error={errors.rights}
        hint="Whose they are, and by whose leave it is used."
      >
        {(wired) => <Input {...wired} name="rights" maxLength={300} defaultValue={opened?.rights} />}
      </Field>
      <Field
        label="Readers may see"
        id="shown"
        error={errors.shown}
        hint="Of its words, as far as the rights allow; from the next edition on."
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
        label="Note on this copy"
        id="note"
        error={errors.note}
        hint="Damage, missing pages, handwriting."
      >
        {(wired) => <Textarea {...wired} name="note" rows={2} maxLength={500} defaultValue={opened?.note} />}
      </Field>
    </div>
  )
}
