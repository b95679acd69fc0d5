'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Link } from '@/components/ui/Link'
import { type ListId, listOf } from '@/lib/lists/columns'
import type { SavedFilter } from '@/lib/lists/queries'

export type ListActions = { columns: FormAction; save: FormAction; remove: FormAction }

type Props = {
  list: ListId
  /** The query of the list's address, without the page. */
  query: string
  filters: readonly SavedFilter[]
  /** The columns that can be shown, and whether they are. */
  columns: readonly { id: string; label: string; isShown: boolean }[]
  actions: ListActions
}

/** Saved filters of a list as links, and what members choose for themselves: a filter to keep, and the columns. */
export function ListTools({ list, query, filters, columns, actions }: Props) {
  const t = useTranslations('lists')
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
      <div className="min-w-0 grow">
        {filters.length > 0 && (
          <nav aria-label={t('filters')}>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {filters.map(({ id, name, by, isOwn, query: saved }) => (
                <li key={id}>
                  <Link
                    href={saved ? `${listOf(list).path}?${saved}` : listOf(list).path}
                    aria-current={saved === query ? 'true' : undefined}
                    className="link aria-[current]:font-semibold"
                  >
                    <bdi>{t('savedFilter', { name, by, isOwn: isOwn ? 'yes' : 'no' })}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {(query !== '' || filters.some(({ isOwn }) => isOwn)) && (
          <Disclosure summary={t(query === '' ? 'deleteFilter' : 'saveFilter')}>
            {query !== '' && <FilterToSave list={list} query={query} action={actions.save} />}
            <ul>
              {filters.map(
                ({ id, name, isOwn }) =>
                  isOwn && <FilterToDelete key={id} id={id} name={name} action={actions.remove} />,
              )}
            </ul>
          </Disclosure>
        )}
      </div>
      <ColumnChoice list={list} columns={columns} action={actions.columns} />
    </div>
  )
}

function FilterToSave({ list, query, action }: { list: ListId; query: string; action: FormAction }) {
  const t = useTranslations('lists')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="mb-2 space-y-3">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="query" value={query} />
      <div className="flex flex-wrap items-end gap-4">
        <Field label={t('filterName')} id="name" error={refusal?.fields.name}>
          {(wired) => <Input {...wired} name="name" maxLength={80} />}
        </Field>
        <Checkbox name="isShared" value="yes" label={t('shareFilter')} className="pb-2" />
        <Button type="submit" look="secondary" disabled={pending}>
          {t('saveFilterSubmit')}
        </Button>
      </div>
    </form>
  )
}

function FilterToDelete({ id, name, action }: { id: string; name: string; action: FormAction }) {
  const t = useTranslations('lists')
  const { refusal, pending, form } = useForm(action)
  return (
    <li className="flex flex-wrap items-center gap-4">
      <bdi>{name}</bdi>
      <form {...form}>
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={id} />
        <Button type="submit" look="quiet" small disabled={pending}>
          {t.rich('deleteFilterSubmit', {
            name,
            of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
          })}
        </Button>
      </form>
    </li>
  )
}

function ColumnChoice({ list, columns, action }: Pick<Props, 'list' | 'columns'> & { action: FormAction }) {
  const t = useTranslations('lists')
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('columns')}>
      <form {...form} className="space-y-3">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="list" value={list} />
        <fieldset className="space-y-1">
          <legend className="sr-only">{t('columnsLegend')}</legend>
          {columns.map(({ id, label, isShown }) => (
            <Checkbox key={id} name="column" value={id} label={label} defaultChecked={isShown} />
          ))}
        </fieldset>
        <p className="max-w-60 text-xs text-quiet">{t('columnsHint')}</p>
        <Button type="submit" look="secondary" small disabled={pending}>
          {t('columnsSubmit')}
        </Button>
      </form>
    </Disclosure>
  )
}
