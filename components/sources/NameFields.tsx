'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AuthorityPicker } from '@/components/authorities/AuthorityPicker'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { type ContributorRole, contributorRoleNames } from '@/lib/sources/fields'
import { personName } from '@/lib/sources/person-name'
import type { NameDraft } from './source-draft'

type Props = {
  names: NameDraft[]
  onChange: (names: NameDraft[]) => void
  /** Roles offered first for this type of source. */
  roles: readonly ContributorRole[]
  errors: Readonly<Record<string, string>>
}

/** The contributors of a source, with their names as the source prints them, in its order. */
export function NameFields({ names, onChange, roles, errors }: Props) {
  const t = useTranslator()
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
        droppingParticle: '',
        nonDroppingParticle: '',
        suffix: '',
        commaSuffix: false,
        authority: null,
      },
    ])
  const offered = [...roles, ...contributorRoleNames.filter((role) => !roles.includes(role))]
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">{t('sources.contributors.title')}</legend>
      <p className="text-quiet">{t('sources.contributors.hint')}</p>
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
        {t('sources.contributors.add')}
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
  const text = useTranslations('sources.contributors')
  const path = `contributors.${position}`
  return (
    <fieldset className="grid items-end gap-3 border-s-2 border-line ps-4 sm:grid-cols-3">
      <legend className="sr-only">{t('sources.contributors.one', { number: position + 1 })}</legend>
      <Field label={t('sources.contributors.role')} id={`${path}.role`} error={errors[`${path}.role`]}>
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
          label={t('sources.contributors.name')}
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
          <Field
            label={t('sources.contributors.family')}
            id={`${path}.family`}
            error={errors[`${path}.family`]}
          >
            {(wired) => (
              <Input
                {...wired}
                value={name.family}
                onChange={(event) => onChange({ family: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('sources.contributors.given')} id={`${path}.given`} error={errors[`${path}.given`]}>
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
      {!name.whole && <Particles name={name} path={path} errors={errors} onChange={onChange} />}
      <Checkbox
        label={t('sources.contributors.whole')}
        checked={name.whole}
        onChange={(event) => onChange(toggled(name, event.target.checked))}
      />
      <AuthorityPicker
        label={t('sources.contributors.entry')}
        kinds={['PERSON', 'BODY']}
        value={name.authority}
        onChange={(authority) => onChange({ authority })}
        error={errors[`${path}.authorityId`]}
      />
      <Button look="quiet" small onClick={onRemove} className="justify-self-start">
        {text.rich('remove', {
          number: position + 1,
          more: (chunks) => <span className="sr-only">{chunks}</span>,
        })}
      </Button>
    </fieldset>
  )
}

const particles = ['nonDroppingParticle', 'droppingParticle', 'suffix'] as const

/** The small parts of a name; open where one is filled in. */
function Particles({
  name,
  path,
  errors,
  onChange,
}: Pick<RowProps, 'name' | 'errors' | 'onChange'> & { path: string }) {
  const t = useTranslator()
  // Set once: a field that is emptied must not close around the cursor.
  const [isOpen] = useState(() => particles.some((part) => name[part] !== ''))
  return (
    <Disclosure summary={t('sources.contributors.particles')} open={isOpen} className="sm:col-span-3">
      <div className="grid gap-3 sm:grid-cols-3">
        {particles.map((part) => (
          <Field
            key={part}
            label={t(`sources.contributors.${part}`)}
            hint={t(`sources.contributors.${part}Hint`)}
            id={`${path}.${part}`}
            error={errors[`${path}.${part}`]}
          >
            {(wired) => (
              <Input
                {...wired}
                value={name[part]}
                onChange={(event) => onChange({ [part]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Checkbox
        label={t('sources.contributors.commaSuffix')}
        checked={name.commaSuffix}
        onChange={(event) => onChange({ commaSuffix: event.target.checked })}
      />
    </Disclosure>
  )
}

/** Keeps everything that was typed when the name changes between one and two parts. */
const toggled = (name: NameDraft, whole: boolean): Partial<NameDraft> =>
  whole
    ? { whole, literal: name.literal || personName({ ...name, literal: null }) }
    : { whole, family: name.family || name.literal }
