'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { VersionChoice } from '@/components/desk/VersionChoice'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { authorityKinds } from '@/lib/authorities/schema'
import { errorText } from '@/lib/errors'
import { type AuthorityFormState, formOf } from './authority-draft'

type Props = {
  refusal: Refusal | null
  /** The version that the next save is made from. */
  base: number | null
  onTakeVersion: (version: number) => void
  onTakeTheirs: (state: AuthorityFormState) => void
}

const alikeSchema = z.array(z.object({ id: z.string(), name: z.string(), place: z.string().nullable() }))
const nullableText = z.string().nullable()
const currentSchema = z.object({
  version: z.int(),
  kind: z.enum(authorityKinds),
  name: z.string(),
  language: nullableText,
  place: nullableText,
  coordinates: nullableText,
  note: z.string(),
  variants: z.array(
    z.object({
      name: z.string(),
      script: nullableText,
      language: nullableText,
      usedFrom: nullableText,
      usedTo: nullableText,
    }),
  ),
})

/** Why a name was not saved: faulty fields, entries with the same name, or someone who saved first. */
export function AuthorityRefusal({ refusal, base, onTakeVersion, onTakeTheirs }: Props) {
  const t = useTranslator()
  const text = useTranslations('names')
  const alike = alikeSchema.safeParse(refusal?.current)
  if (refusal && alike.success) return <Alike title={errorText(refusal.message, t)} others={alike.data} />
  const current = currentSchema.safeParse(refusal?.current)
  if (!refusal || !current.success) return <FormRefusal refusal={refusal} />
  const { version, ...theirs } = current.data
  if (base === version) return <Alert title={t('names.conflict.replaces')} />
  return (
    <Alert tone="error" title={errorText(refusal.message, t)}>
      <p>
        {text.rich('conflict.kept', {
          name: () => <bdi>{theirs.name}</bdi>,
          hasPlace: theirs.place ? 'yes' : 'no',
          place: theirs.place ?? '',
          others: theirs.variants.map(({ name }) => name).join('; ') || text('conflict.noOthers'),
        })}
      </p>
      <VersionChoice
        onKeep={() => onTakeVersion(version)}
        onTakeTheirs={() => {
          onTakeTheirs(formOf(theirs))
          onTakeVersion(version)
        }}
      />
    </Alert>
  )
}

function Alike({ title, others }: { title: string; others: z.output<typeof alikeSchema> }) {
  const t = useTranslations('names')
  return (
    <Alert tone="error" title={title}>
      <ul className="list-disc ps-5">
        {others.map(({ id, name, place }) => (
          <li key={id}>
            <Link href={`/desk/authorities/${id}`} className="link">
              <bdi>{name}</bdi>
            </Link>
            {place && `, ${place}`}
          </li>
        ))}
      </ul>
      <Checkbox name="distinct" value="yes" label={t('conflict.distinct')} />
    </Alert>
  )
}
