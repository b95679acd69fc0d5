'use client'

import { useTranslations } from 'next-intl'
import { AuthorityPicker } from '@/components/authorities/AuthorityPicker'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { authorityRoleNames, authorityRoles } from '@/lib/sources/schema'
import type { TieDraft } from './source-draft'

type Props = {
  ties: TieDraft[]
  onChange: (ties: TieDraft[]) => void
  errors: Readonly<Record<string, string>>
}

/** Links a source to entries under Names: its periodical, the organisation that issued it, its places and events. */
export function TieFields({ ties, onChange, errors }: Props) {
  const t = useTranslator()
  const text = useTranslations('sources.names')
  const options = authorityRoleNames.map((role) => ({
    value: role,
    label: t(`labels.authorityRole.${role}`),
  }))
  const change = (key: string, part: Partial<TieDraft>) =>
    onChange(ties.map((tie) => (tie.key === key ? { ...tie, ...part } : tie)))
  // Ties without a name aren't sent, so the positions in error paths count only the others.
  const sent = ties.filter(({ authority }) => authority)
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">{text('title')}</legend>
      <p className="text-quiet">{text('hint')}</p>
      {ties.map((tie, index) => (
        <fieldset key={tie.key} className="grid items-end gap-3 border-s-2 border-line ps-4 sm:grid-cols-3">
          <legend className="sr-only">{text('one', { number: index + 1 })}</legend>
          <Field label={text('role')}>
            {(wired) => (
              <Select
                {...wired}
                value={tie.role}
                options={options}
                onChange={(event) => {
                  const role = authorityRoleNames.find((name) => name === event.target.value)
                  if (role && role !== tie.role) change(tie.key, { role, authority: null })
                }}
              />
            )}
          </Field>
          <AuthorityPicker
            key={tie.role}
            id={`authorities.${sent.indexOf(tie)}.authorityId`}
            label={text('name')}
            kinds={authorityRoles[tie.role].kinds}
            value={tie.authority}
            onChange={(authority) => change(tie.key, { authority })}
            error={tie.authority ? errors[`authorities.${sent.indexOf(tie)}.authorityId`] : undefined}
          />
          <Button
            look="quiet"
            small
            className="justify-self-start"
            onClick={() => onChange(ties.filter(({ key }) => key !== tie.key))}
          >
            {text.rich('remove', {
              number: index + 1,
              more: (chunks) => <span className="sr-only">{chunks}</span>,
            })}
          </Button>
        </fieldset>
      ))}
      <Button
        look="secondary"
        small
        onClick={() => onChange([...ties, { key: crypto.randomUUID(), role: 'periodical', authority: null }])}
      >
        {text('add')}
      </Button>
    </fieldset>
  )
}
