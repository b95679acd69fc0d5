'use client'

import { AuthorityPicker } from '@/components/authorities/AuthorityPicker'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { type ContributorRole, contributorRoleNames } from '@/lib/sources/fields'
import type { NameDraft } from './source-draft'

type Props = {
  names: NameDraft[]
  onChange: (names: NameDraft[]) => void
  /** Roles offered first for this type of work. */
  roles: readonly ContributorRole[]
  errors: Readonly<Record<string, string>>
}

/** Names as the source prints them, in its order. */
export function NameFields({ names, onChange, roles, errors }: Props) {
  const change = (key: string, part: Partial<NameDraft>) =>
    onChange(names.map((name) => (name.key === key ? { ...name, ...part } : name)))
  const add = () =>
    onChange([
      ...names,
      {
        key: crypto.randomUUID(),
        role: roles[0] ?? 'author',
        whole: false,
        family: '',
        given: '',
        literal: '',
        authority: null,
      },
    ])
  const offered = [...roles, ...contributorRoleNames.filter((role) => !roles.includes(role))]
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">Names in the source</legend>
      <p className="text-quiet">As it prints them. Leave out whoever it does not name.</p>
      {names.map((name, index) => (
        <NameRow
          key={name.key}
          name={name}
          position={index}
          roles={offered}
          errors={errors}
          onChange={(part) => change(name.key, part)}
          onRemove={() => onChange(names.filter(({ key }) => key !== name.key))}
        />
      ))}
      <Button look="secondary" small onClick={add}>
        Add a name
      </Button>
    </fieldset>
  )
}

type RowProps = {
  name: NameDraft
  position: number
  roles: readonly ContributorRole[]
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<NameDraft>) => void
  onRemove: () => void
}

function NameRow({ name, position, roles, errors, onChange, onRemove }: RowProps) {
  const t = useTranslator()
  const path = `contributors.${position}`
  return (
    <fieldset className="grid items-end gap-3 border-s-2 border-line ps-4 sm:grid-cols-3">
      <legend className="sr-only">Name {position + 1}</legend>
      <Field label="Who" id={`${path}.role`} error={errors[`${path}.role`]}>
        {(wired) => (
          <Select
            {...wired}
            value={name.role}
            options={roles.map((role) => ({ value: role, label: t(`labels.contributorRole.${role}`) }))}
            onChange={(event) => onChange({ role: roles.find((role) => role === event.target.value) })}
          />
        )}
      </Field>
      {name.whole ? (
        <Field
          label="Name"
          id={`${path}.family`}
          error={errors[`${path}.family`] ?? errors[`${path}.literal`]}
          className="sm:col-span-2"
        >
          {(wired) => (
            <Input
              {...wired}
              value={name.literal}
              onChange={(event) => onChange({ literal: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <>
          <Field label="Family name" id={`${path}.family`} error={errors[`${path}.family`]}>
            {(wired) => (
              <Input
                {...wired}
                value={name.family}
                onChange={(event) => onChange({ family: event.target.value })}
              />
            )}
          </Field>
          <Field label="Given names" id={`${path}.given`} error={errors[`${path}.given`]}>
            {(wired) => (
              <Input
                {...wired}
                value={name.given}
                onChange={(event) => onChange({ given: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Checkbox
        label="One whole name"
        checked={name.whole}
        onChange={(event) => onChange(toggled(name, event.target.checked))}
      />
      <AuthorityPicker
        label="Known in the archive as"
        kinds={['PERSON', 'BODY']}
        value={name.authority}
        onChange={(authority) => onChange({ authority })}
        error={errors[`${path}.authorityId`]}
      />
      <Button look="quiet" small onClick={onRemove} className="justify-self-start">
        Take out<span className="sr-only"> name {position + 1}</span>
      </Button>
    </fieldset>
  )
}

/** Nothing that was typed goes away when the shape of the name changes. */
const toggled = (name: NameDraft, whole: boolean): Partial<NameDraft> =>
  whole
    ? { whole, literal: name.literal || [name.given, name.family].filter(Boolean).join(' ') }
    : { whole, family: name.family || name.literal }
