import { useTranslator } from '@/components/ui/use-translator'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import { type FieldInput, kindOf } from '@/lib/records/kinds'
import { fieldText } from '@/lib/records/kinds/fields'
import { fieldLabel } from '@/lib/records/kinds/labels'

type Props = { kind: string; fields: Record<string, unknown> }

/** The fields of a record that are given and not in its masthead, as a register entry; dates also as they are printed. */
export function RecordFields({ kind, fields }: Props) {
  const t = useTranslator()
  const { form, masthead } = kindOf(kind)
  const given = Object.entries(form).flatMap(([name, input]) => {
    const text = fieldText(kind, name, fields, t)
    return text && !masthead.includes(name)
      ? [{ name, label: t(fieldLabel(kind, name)), text, printed: printedForm(input, fields[name]) }]
      : []
  })
  if (given.length === 0) return null
  return (
    <dl className="grid max-w-measure gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
      {given.map(({ name, label, text, printed }) => (
        <div key={name} className="contents">
          <dt className="text-quiet max-sm:mt-1">{label}</dt>
          <dd>
            {text}
            {printed && <span className="block text-xs text-quiet">{printed}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const bases = {
  AS_PRINTED: 'Printed',
  VIA_INTERMEDIARY: 'As another source gives it',
  INFERRED: 'Inferred by the archive from',
  SUPPLIED: 'Supplied by the archive from',
} as const

/** "As another source gives it: “28 May”", where that says more than the date itself. */
function printedForm({ input }: FieldInput, value: unknown): string | null {
  const date = input === 'date' ? dateGroupSchema.safeParse(value) : null
  if (!date?.success) return null
  const { verbatim, basis } = date.data
  return basis === 'AS_PRINTED' && verbatim === formatDate(date.data)
    ? null
    : `${bases[basis]}: “${verbatim}”`
}
