'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { AuthorityName } from '@/lib/authorities/schema'
import { type Person, personRoles } from '@/lib/records/people'
import { under } from '../entries/faults'
import { AuthorityField } from './AuthorityField'

type Props = {
  value: readonly Person[]
  onChange: (value: Person[]) => void
  /** Error messages by their path in the whole content ("people.0.name"). */
  errors: Readonly<Record<string, string>>
}

const isRole = (value: string): value is Person['as'] => personRoles.some((role) => role === value)

/** People whom the text names as harmed or as harming others: two reviewers check each sentence that names them. */
export function PeopleEditor({ value, onChange, errors }: Props) {
  const t = useTranslator()
  const words = useTranslations('records.people')
  const options = personRoles.map((value) => ({ value, label: t(`labels.personRole.${value}`) }))
  const [name, setName] = useState<AuthorityName | null>(null)
  const [as, setAs] = useState<Person['as']>('VICTIM')
  const faults = under('people', errors)
  const add = () => {
    if (!name) return
    onChange([...value, { name, as }])
    setName(null)
  }
  return (
    <div className="space-y-4">
      <p className="text-quiet">{words('lead')}</p>
      {value.length > 0 && (
        <ul className="space-y-2">
          {value.map((person, index) => (
            <li
              key={`${person.name.authorityId ?? person.name.name} ${person.as}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4 rounded border border-line px-4 py-2"
            >
              <span>
                {words.rich('entry', {
                  name: () => <bdi>{person.name.name}</bdi>,
                  as: t(`labels.personRole.${person.as}`),
                })}
                {Object.values(under(String(index), faults)).map((fault) => (
                  <span key={fault} className="block font-medium text-alarm">
                    {fault}
                  </span>
                ))}
              </span>
              <Button
                look="quiet"
                small
                onClick={() => onChange(value.filter((_, other) => other !== index))}
              >
                {words.rich('remove', {
                  name: person.name.name,
                  more: (chunks) => <span className="sr-only">{chunks}</span>,
                })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <AuthorityField label={words('person')} kind="PERSON" value={name} onChange={setName} />
        <Field label={words('as')}>
          {(wired) => (
            <Select
              {...wired}
              value={as}
              options={options}
              onChange={(event) => isRole(event.target.value) && setAs(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button look="secondary" onClick={add} disabled={name === null}>
        {words('add')}
      </Button>
    </div>
  )
}
