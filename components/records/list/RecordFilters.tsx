import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { WorkState } from '@/lib/generated/prisma/enums'
import { type KindId, kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import { languageOptions } from '@/lib/text'

type Props = {
  kind?: KindId
  state?: string
  mine?: string
  language?: string
  q?: string
  tag?: string
  assigned?: string
  collection?: string
  sort?: string
  tags: readonly string[]
  /** Who it can be assigned to, and the collections; none for members who don't see them. */
  members: readonly { id: string; name: string }[]
  collections: readonly { id: string; title: string }[]
}

/** The filters of the list of records. */
export function RecordFilters(props: Props) {
  const { kind, state, mine, language, q, tag, assigned, collection, sort } = props
  const { tags, members, collections } = props
  const t = useTranslator()
  return (
    <FilterForm action="/desk/records" sort={sort}>
      <Field
        label={t('records.filters.words')}
        hint={t('records.filters.wordsHint')}
        className="min-w-56 grow"
      >
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label={t('records.filters.kind')}>
        {(wired) => (
          <Select
            {...wired}
            name="kind"
            defaultValue={kind ?? ''}
            none={t('records.filters.all')}
            options={kinds.map(({ id }) => ({ value: id, label: t(kindPlural(id)) }))}
          />
        )}
      </Field>
      <Field label={t('records.filters.state')}>
        {(wired) => (
          <Select
            {...wired}
            name="state"
            defaultValue={state ?? ''}
            none={t('records.filters.all')}
            options={Object.values(WorkState).map((value) => ({
              value,
              label: t(`labels.workState.${value}`),
            }))}
          />
        )}
      </Field>
      <Field label={t('records.filters.language')}>
        {(wired) => (
          <Select
            {...wired}
            name="language"
            defaultValue={language ?? ''}
            none={t('records.filters.all')}
            options={languageOptions(t).map(({ tag, name }) => ({ value: tag, label: name }))}
          />
        )}
      </Field>
      {tags.length > 0 && (
        <Field label={t('records.filters.tag')}>
          {(wired) => (
            <Select
              {...wired}
              name="tag"
              defaultValue={tag ?? ''}
              none={t('records.filters.all')}
              options={tags.map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
      )}
      {collections.length > 0 && (
        <Field label={t('records.filters.collection')}>
          {(wired) => (
            <Select
              {...wired}
              name="collection"
              defaultValue={collection ?? ''}
              none={t('records.filters.all')}
              options={collections.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Field>
      )}
      {members.length > 0 ? (
        <Field label={t('records.columns.assigned')}>
          {(wired) => (
            <Select
              {...wired}
              name="assigned"
              defaultValue={assigned ?? ''}
              none={t('records.filters.all')}
              options={[
                { value: 'yes', label: t('records.filters.me') },
                ...members.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </Field>
      ) : (
        <Checkbox
          name="assigned"
          value="yes"
          defaultChecked={assigned === 'yes'}
          label={t('records.filters.assigned')}
          className="pb-2"
        />
      )}
      <Checkbox
        name="mine"
        value="yes"
        defaultChecked={mine === 'yes'}
        label={t('records.filters.mine')}
        className="pb-2"
      />
    </FilterForm>
  )
}
