'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { FactsOfSources } from '@/components/records/fields/FactsOfSources'
import { PeopleEditor } from '@/components/records/fields/PeopleEditor'
import { RecordFields } from '@/components/records/fields/RecordFields'
import { SummaryFields } from '@/components/records/fields/SummaryFields'
import { FiguresEditor } from '@/components/records/figures/FiguresEditor'
import { Tabs } from '@/components/ui/Tabs'
import type { EditedRecord } from '../edited-record'
import { findSubject } from '../subjects'
import type { RecordEditing } from '../use-record-editor'
import { Bibliography } from './Bibliography'
import { CitationPanel } from './CitationPanel'
import { DiscussionsPanel } from './DiscussionsPanel'
import { FindingsPanel } from './FindingsPanel'
import { QuotationPanel } from './QuotationPanel'
import type { Citing } from './use-inspector'

type Props = {
  record: EditedRecord
  editing: RecordEditing
  /** Error messages by their path in the content. */
  errors: Readonly<Record<string, string>>
  /** Member and record: the key under which this browser keeps unfinished forms. */
  keepAs: string
  memberId: string
}

/** Everything about a record beside its text, in tabs: sources, details, figures, checks, history. */
export function Inspector({ record, editing, errors, keepAs, memberId }: Props) {
  const t = useTranslations('editor')
  const relations = useTranslations('records.relations')
  const { form, change, editor, shelf, isWritable, found, inspecting } = editing
  const fixed = (legend: string, children: ReactNode) => (
    <fieldset disabled={!isWritable} className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      {children}
    </fieldset>
  )
  return (
    <Tabs
      label={t('inspector.label')}
      value={inspecting.tab}
      onChange={inspecting.show}
      tabs={[
        {
          id: 'sources',
          label: t('inspector.sources'),
          panel: editor && (
            <>
              {inspecting.citing && (
                <CitingForm {...{ editor, editing, keepAs, citing: inspecting.citing }} />
              )}
              <div hidden={inspecting.citing !== null}>
                <Bibliography editor={editor} first={record.draft.content.body} shelf={shelf} />
              </div>
            </>
          ),
        },
        {
          id: 'details',
          label: t('inspector.details'),
          panel: (
            <div className="space-y-8">
              {editor && <FactsOfSources editor={editor} shelf={shelf} />}
              {fixed(
                t('sections.details'),
                <RecordFields
                  kind={record.kind}
                  value={form.fields}
                  onChange={(fields) => change({ fields })}
                  {...{ errors, shelf, keepAs }}
                />,
              )}
              {fixed(
                t('sections.description'),
                <SummaryFields
                  value={form}
                  onChange={change}
                  errors={errors}
                  slug={{ ...record.slug, href: `/desk/records/${record.id}` }}
                />,
              )}
              <fieldset disabled={!isWritable} className="min-w-0">
                <legend className="mb-2 font-semibold">{t('sections.people')}</legend>
                <PeopleEditor value={form.people} onChange={(people) => change({ people })} errors={errors} />
              </fieldset>
              <p>
                <a href={`/desk/records/${record.id}#relations`} className="link">
                  {relations('title')}
                </a>
              </p>
            </div>
          ),
        },
        {
          id: 'figures',
          label: t('inspector.figures', { count: form.figures.length }),
          panel: fixed(
            t('sections.figures'),
            <FiguresEditor
              value={form.figures}
              onChange={(figures) => change({ figures })}
              {...{ errors, shelf, keepAs }}
            />,
          ),
        },
        {
          id: 'checks',
          label: t('inspector.checks', { count: found.findings.length }),
          panel: <FindingsPanel recordId={record.id} found={found} opened={editing.checksOpened} />,
        },
        {
          id: 'talk',
          label: t('inspector.talk', {
            count: record.talk.threads.filter(({ resolvedAt }) => resolvedAt === null).length,
          }),
          panel: (
            <DiscussionsPanel
              recordId={record.id}
              memberId={memberId}
              talk={record.talk}
              discussions={editing.discussions}
            />
          ),
        },
        { id: 'history', label: t('inspector.history'), panel: record.history },
      ]}
    />
  )
}

type CitingFormProps = { editor: Editor; editing: RecordEditing; citing: Citing; keepAs: string }

/** The form of a quotation or citation, with a button that closes it. */
function CitingForm({ editor, editing, citing, keepAs }: CitingFormProps) {
  const t = useTranslations('editor')
  const close = useTranslations('ui')('close')
  const { type, id, opened } = citing
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!opened) return
    // Where a source is chosen first, one types on in the field that finds it.
    const finder = heading.current
      ?.closest('[data-citing]')
      ?.querySelector<HTMLElement>('[data-finder] input')
    ;(finder ?? heading.current)?.focus()
  }, [opened])
  const shared = { editor, shelf: editing.shelf, id, keepAs, onDone: editing.closeCiting }
  return (
    <div data-citing={id ? 'existing' : type}>
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold">
          {t(id ? `panel.existing.${nameOf(editor, id, type)}` : `panel.new.${type}`)}
        </h2>
        <button
          type="button"
          className="rounded px-2 py-1 text-quiet hover:bg-line"
          onClick={() => editing.closeCiting()}
        >
          {close}
        </button>
      </div>
      {type === 'quotation' ? (
        <QuotationPanel key={opened} {...shared} language={editing.form.language} />
      ) : (
        <CitationPanel key={opened} {...shared} />
      )}
    </div>
  )
}

/** A paraphrase is never called a quotation. */
const nameOf = (editor: Editor, id: string, type: Citing['type']) =>
  findSubject(editor.state.doc, id)?.node.attrs.mode === 'PARAPHRASE' ? 'paraphrase' : type
