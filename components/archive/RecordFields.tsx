import { dateGroupSchema, formatDate } from '@/lib/dates'
import { type FieldInput, kindOf } from '@/lib/records/kinds'
import { fieldText } from '@/lib/records/parts'

type Props = { kind: string; fields: Record<string, unknown>; without?: readonly string[] }

/** What a record says of itself, as a register entry: each field that is given, dates also as they are printed. */
export function RecordFields({ kind, fields, without = [] }: Props) {
  const given = Object.entries(kindOf(kind).form).flatMap(([name, input]) => {
    const text = fieldText(input, fields[name])
    return text && !without.includes(name)
      ? [{ name, label: input.label, text, printed: printedForm(input, fields[name]) }]
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
