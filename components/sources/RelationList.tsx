'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Link } from '@/components/ui/Link'
import type { RelationType } from '@/lib/generated/prisma/enums'

type Relation = {
  id: string
  type: RelationType
  note: string
  direction: 'to' | 'from'
  other: { id: string; title: string; mergedIntoId: string | null }
}
type Props = { relations: readonly Relation[]; remove: FormAction | null }

/** The relations of a source, described from its side. */
export function RelationList({ relations, remove }: Props) {
  const t = useTranslations('sources.relations')
  const label = useTranslations('labels')
  if (relations.length === 0) return <p className="text-quiet">{t('none')}</p>
  return (
    <ul>
      {relations.map(({ id, type, note, direction, other }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-3 border-b border-line py-2"
        >
          <span>
            {t.rich('one', {
              relation: label(`${direction === 'to' ? 'relation' : 'relationBack'}.${type}`),
              source: () => (
                <Link href={`/desk/sources/${other.id}`} className="link">
                  <bdi>{other.title}</bdi>
                </Link>
              ),
              isMerged: other.mergedIntoId === null ? 'no' : 'yes',
              quiet: (chunks) => <span className="text-quiet">{chunks}</span>,
            })}
            {note && <span className="block text-quiet">{note}</span>}
          </span>
          {remove && <RemovalForm id={id} title={other.title} action={remove} />}
        </li>
      ))}
    </ul>
  )
}

function RemovalForm({ id, title, action }: { id: string; title: string; action: FormAction }) {
  const t = useTranslations('sources.relations')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="link" disabled={pending}>
        {t.rich('remove', { title, more: (chunks) => <span className="sr-only">{chunks}</span> })}
      </button>
    </form>
  )
}
