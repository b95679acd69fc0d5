'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import type { SeenRelation } from '@/lib/records/relations'

type Props = {
  recordId: string
  relations: readonly SeenRelation[]
  actions: { check: FormAction; remove: FormAction }
}

/** The relations that were stated of a record, from its side, each with who checked it and what the reader can do with it. */
export function Relations({ recordId, relations, actions }: Props) {
  const t = useTranslations('records.relations')
  const label = useTranslations('labels')
  if (relations.length === 0) return <p className="text-quiet">{t('none')}</p>
  return (
    <ul>
      {relations.map(({ id, type, isOwn, other, statedBy, checkedBy, may }) => (
        <li key={id} className="border-b border-line py-2">
          <p>
            {t.rich('one', {
              relation: label(`${isOwn ? 'recordRelation' : 'recordRelationBack'}.${type}`),
              record: () => (
                <Link href={`/desk/records/${other.id}`} className="link">
                  <bdi>{other.title}</bdi>
                </Link>
              ),
            })}
          </p>
          <p className="text-quiet">
            {checkedBy
              ? t('checked', { name: statedBy, checker: checkedBy })
              : t('unchecked', { name: statedBy })}{' '}
            {!other.isPublic && t('notPublic')}
          </p>
          {(may.check || may.remove) && (
            <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              {may.check && (
                <Step of={{ id, recordId }} step="check" title={other.title} action={actions.check} />
              )}
              {may.remove && (
                <Step of={{ id, recordId }} step="remove" title={other.title} action={actions.remove} />
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

type StepProps = {
  of: { id: string; recordId: string }
  step: 'check' | 'remove'
  title: string
  action: FormAction
}

function Step({ of, step, title, action }: StepProps) {
  const t = useTranslations('records.relations')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="recordId" value={of.recordId} />
      <Button type="submit" small look={step === 'check' ? 'secondary' : 'quiet'} disabled={pending}>
        {t.rich(step, {
          title,
          more: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
        })}
      </Button>
    </form>
  )
}
