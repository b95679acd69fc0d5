import { useTranslator } from '@/components/ui/use-translator'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { type FieldInput, kindOf } from '@/lib/records/kinds'
import { fieldText } from '@/lib/records/kinds/fields'
import { fieldLabel } from '@/lib/records/kinds/labels'
import { isolatedIn } from '@/lib/text/isolated'

type Props = { kind: string; fields: Record<string, unknown>; language: string }

/**
 * The fields of a record that have a value and are not in its masthead, those with words of its editor in its language; dates also as they are
 * printed.
 */
export function RecordFields({ kind, fields, language }: Props) {
  const t = useTranslator()
  const { form, masthead } = kindOf(kind)
  const given = Object.entries(form).flatMap(([name, input]) => {
    const text = fieldText(kind, name, fields, t)
    // A choice that no one has made says nothing.
    return text && fields[name] !== '' && !masthead.includes(name)
      ? [
          {
            name,
            label: t(fieldLabel(kind, name)),
            text,
            input,
            printed: printedForm(input, fields[name], t),
          },
        ]
      : []
  })
  if (given.length === 0) return null
  return (
    <dl className="facts">
      {given.map(({ name, label, text, input, printed }) => (
        <div key={name}>
          <dt className="break-words">{label}</dt>
          <dd>
            {input.input === 'link' ? (
              <a href={text} rel="external noopener" className="link break-words">
                {new URL(text).host}
              </a>
            ) : (
              <bdi lang={isTyped(input) && language !== 'und' ? language : undefined}>{text}</bdi>
            )}
            {printed && <span className="block text-xs text-quiet">{printed}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** True for words that an editor typed; choices and dates are shown in the language of the interface. */
const isTyped = ({ input }: FieldInput) => input === 'text' || input === 'authority'

/** "As given by another source: “28 May”"; its form only where it differs, and null where that adds nothing. */
function printedForm({ input }: FieldInput, value: unknown, t: Translator): string | null {
  const date = input === 'date' ? dateGroupSchema.safeParse(value) : null
  if (!date?.success) return null
  const { verbatim, basis } = date.data
  const isSame = verbatim === formatDate(date.data, t)
  if (isSame && basis === 'AS_PRINTED') return null
  return isSame && basis === 'VIA_INTERMEDIARY'
    ? t('archive.record.dateOfAnother')
    : t('archive.record.printedDate', { basis, verbatim: isolatedIn(t.locale, verbatim) })
}
