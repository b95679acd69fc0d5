'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { LanguageField } from '@/components/ui/LanguageField'
import { type Option, Select } from '@/components/ui/Select'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { formatEdtf } from '@/lib/dates'
import { dateIn } from '@/lib/imports/rows/dates'
import { type DateOrder, dateOrders } from '@/lib/imports/schema'

/** The number of rows whose cells are shown. */
const ROWS = 4

type Props = {
  id: string
  columns: readonly string[]
  /** The cells of the first rows. */
  sample: readonly (readonly string[])[]
  mapping: readonly string[]
  fields: readonly Option[]
  /** The types of a source that doesn't say its own; null for records. */
  types: readonly Option[] | null
  /** Those of the fields that are dates. */
  dates: readonly string[]
  defaults: { language: string; type: string; dateOrder: DateOrder | '' }
  leavesOutLike: boolean
  /** True for references that become sources: their variables have their fields already. */
  isWhole: boolean
  action: FormAction
}

/** How a cell is read as a date, or why it would be refused. */
function DateReading({ cell, order }: { cell: string; order: DateOrder | null }) {
  const t = useTranslator()
  const read = dateIn(cell.trim(), order)
  return (
    <span className="block text-quiet">
      {'fault' in read ? t(read.fault) : t('imports.readAs', { date: formatEdtf(read.value.edtf ?? '', t) })}
    </span>
  )
}

/** The first rows of a file with the field of each column, and what rows have that don't say it. Starts the check of all rows. */
export function CheckForm(props: Props) {
  const { id, columns, sample, mapping, fields, dates, types, defaults, leavesOutLike, isWhole, action } =
    props
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const [language, setLanguage] = useState(defaults.language)
  const [chosen, setChosen] = useState(mapping)
  const [order, setOrder] = useState(defaults.dateOrder)
  const shown = columns.map((column, at) => ({
    ...{ column, at },
    cells: sample.slice(0, ROWS).map((cells, row) => ({ cell: cells[at], row })),
  }))
  return (
    <form {...form} className="space-y-5">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <div id="mapping">
        <Table caption={t('imports.columns')} stacks>
          <thead>
            <tr>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.firstRows')}</th>
              {!isWhole && <th scope="col">{t('imports.field')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ column, at, cells }) => {
              const name = column || t('imports.unnamed', { number: at + 1 })
              return (
                <tr key={at}>
                  <th scope="row">
                    <bdi className="break-words">{name}</bdi>
                  </th>
                  <td>
                    <ol className="max-w-prose">
                      {cells.map(({ cell, row }) => (
                        <li key={row}>
                          <span className="block truncate">
                            <bdi lang="und">{cell || '–'}</bdi>
                          </span>
                          {cell?.trim() && dates.includes(chosen[at] ?? '') && (
                            <DateReading cell={cell} order={order || null} />
                          )}
                        </li>
                      ))}
                    </ol>
                  </td>
                  {!isWhole && (
                    <td>
                      <Select
                        name="mapping"
                        aria-label={t('imports.fieldOf', { column: name })}
                        none={t('imports.leaveOut')}
                        value={chosen[at] ?? ''}
                        onChange={({ currentTarget: { value } }) =>
                          setChosen((before) =>
                            columns.map((_, one) => (one === at ? value : (before[one] ?? ''))),
                          )
                        }
                        options={fields}
                      />
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </Table>
        {isWhole && shown.map(({ at }) => <input key={at} type="hidden" name="mapping" value="" />)}
      </div>
      {!isWhole && (
        <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
          <LanguageField
            label={t('imports.defaultLanguage')}
            hint={types ? undefined : t('imports.defaultHint')}
            id="language"
            name="language"
            error={refusal?.fields['defaults.language']}
            value={language}
            onChange={setLanguage}
          />
          <Field label={t('imports.dateOrder')} hint={t('imports.dateOrderHint')} id="dateOrder">
            {(wired) => (
              <Select
                {...wired}
                name="dateOrder"
                none={t('imports.dateOrders.NONE')}
                value={order}
                onChange={({ currentTarget: { value } }) =>
                  setOrder(dateOrders.find((known) => known === value) ?? '')
                }
                options={dateOrders.map((value) => ({ value, label: t(`imports.dateOrders.${value}`) }))}
              />
            )}
          </Field>
          {types && (
            <Field
              label={t('imports.defaultType')}
              hint={t('imports.defaultHint')}
              id="type"
              error={refusal?.fields['defaults.type']}
            >
              {(wired) => (
                <Select
                  {...wired}
                  name="type"
                  none={t('imports.noDefault')}
                  defaultValue={defaults.type}
                  options={types}
                />
              )}
            </Field>
          )}
        </div>
      )}
      <Checkbox
        name="leavesOutLike"
        label={t('imports.leavesOutLike')}
        hint={t('imports.leavesOutLikeHint')}
        defaultChecked={leavesOutLike}
      />
      <Button type="submit" disabled={pending}>
        {t('imports.check')}
      </Button>
    </form>
  )
}
