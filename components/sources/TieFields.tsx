'use client'

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

/** Ties to the archive's authorities: the periodical, the body that issued it, places and events it is of. */
export function TieFields({ ties, onChange, errors }: Props) {
  const t = useTranslator()
  const options = authorityRoleNames.map((role) => ({
    value: role,
    label: t(`labels.authorityRole.${role}`),
  }))
  const change = (key: string, part: Partial<TieDraft>) =>
    onChange(ties.map((tie) => (tie.key === key ? { ...tie, ...part } : tie)))
  // Ties without a name are not sent, so the places in the sentences count only those that are.
  const sent = ties.filter(({ authority }) => authority)
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">Authorities</legend>
      <p className="text-quiet">
        So that everything from one newspaper or body is found together, however it is spelt.
      </p>
      {ties.map((tie, index) => (
        <fieldset key={tie.key} className="grid items-end gap-3 border-s-2 border-line ps-4 sm:grid-cols-3">
          <legend className="sr-only">Authority {index + 1}</legend>
          <Field label="As">
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
            label="Name"
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
            Take out<span className="sr-only"> authority {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <Button
        look="secondary"
        small
        onClick={() => onChange([...ties, { key: crypto.randomUUID(), role: 'periodical', authority: null }])}
      >
        Add an authority
      </Button>
    </fieldset>
  )
}
