import { useTranslations } from 'next-intl'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import { kindOf } from '@/lib/records/kinds'
import type { Fields } from '@/lib/records/kinds/fields'
import type { TimelineEvent } from '@/lib/records/timeline'
import type { DocumentJson } from '@/lib/text'
import { headingsOf } from '@/lib/text/headings'
import { RecordFields } from './RecordFields'

type Props = {
  kind: string
  fields: Fields
  language: string
  body: DocumentJson
  events: readonly TimelineEvent[]
  /** The number of content warnings that enclose the text. */
  warnings: number
}

/** A text with fewer headings has no list of contents. */
const FEWEST = 2
/** The number of dates in the margin; the timeline of the record has all of them. */
const MOST_DATES = 6

/** The contents and dates that can be linked to. A link to what is behind a content warning would open it, so there is none. */
function linkedIn({ body, events, warnings }: Props) {
  if (warnings > 0) return { contents: [], dates: [] }
  const headings = headingsOf(body).filter(({ level, node }) => level === 2 && body.content.includes(node))
  return { contents: headings.length < FEWEST ? [] : headings, dates: events.slice(0, MOST_DATES) }
}

const isGiven = (fields: Fields) => (name: string) => {
  const value = fields[name]
  return typeof value === 'string'
    ? value !== ''
    : value !== null && value !== undefined && !Array.isArray(value)
}

/** The fields of a record that its masthead doesn't show, its contents and its key dates: beside its head, closed on a narrow screen. */
export function RecordMargin(props: Props) {
  const { kind, fields, language } = props
  const t = useTranslations('archive.record')
  const render = useTranslator()
  const { contents, dates } = linkedIn(props)
  if (rowsIn(props) === 0) return null
  return (
    <details className="record-margin">
      <summary>
        <DisclosureSign />
        {contents.length > 0 ? t('detailsAndContents') : t('details')}
      </summary>
      <div className="record-margin-content">
        <RecordFields kind={kind} fields={fields} language={language} />
        {contents.length > 0 && (
          <nav aria-labelledby="contents">
            <h2 id="contents">{t('contents')}</h2>
            <ol>
              {contents.map(({ id, words }) => (
                <li key={id}>
                  <a href={`#${id}`} dir="auto">
                    {words}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {dates.length > 0 && (
          <section aria-labelledby="key-dates">
            <h2 id="key-dates">{t('keyDates')}</h2>
            <ol>
              {dates.map(({ id, date }) => (
                <li key={id}>
                  <a href={`#event-${id}`}>{formatDate(date, render)}</a>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </details>
  )
}

/** The number of lines that the margin has beside the head, to place the cards below it. */
export function rowsIn(props: Props): number {
  const { kind, fields } = props
  const { contents, dates } = linkedIn(props)
  const { form, masthead } = kindOf(kind)
  const given = Object.keys(form).filter((name) => !masthead.includes(name))
  const rows = given.filter(isGiven(fields)).length
  return rows + [contents, dates].reduce((sum, { length }) => sum + (length > 0 ? length + 2 : 0), 0)
}
