import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import { issuesIn } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { contributorsOfNew, draftColumns } from '@/lib/records/new-draft'
import { authoritiesOf } from '@/lib/records/references/authorities'
import { contentSchemaOf, emptyContent, type RecordContent } from '@/lib/records/schema'
import { provisionalSlug } from '@/lib/records/slug'
import type { Defaults } from '../schema'
import type { Choices } from '../targets'
import { bodyIn, choiceIn, type Fault, languageIn, lineIn, proseIn } from './cells'
import { dateIn } from './dates'
import type { Head } from './likeness-key'

/** The entries under Names that cells name, by kind and name. */
export type KnownNames = Readonly<Record<string, string>>
export const nameKey = (kind: AuthorityKind, name: string) => `${kind} ${name}`

type Asked = {
  kind: string
  memberId: string
  defaults: Defaults
  choices: Choices
  names: KnownNames
}

/** The rows of a new record, as they are inserted. */
export type RecordRow = ReturnType<typeof rowsOf>

const dateOf = (kind: string, { fields }: RecordContent): string => {
  const { dateField } = kindOf(kind)
  const date = dateField === null ? null : fields[dateField]
  return typeof date === 'object' && date !== null && 'edtf' in date ? String(date.edtf) : ''
}

function rowsOf(id: string, { kind, memberId }: Asked, content: RecordContent) {
  return {
    id,
    slug: provisionalSlug(),
    ...draftColumns(content),
    contributors: JSON.stringify(contributorsOfNew(kind, content, memberId)),
    ties: authoritiesOf(kind, content).map(({ authorityId, role }) => ({ authorityId, role })),
  }
}

/** The value of one field of a kind, as its form would give it. */
function valueIn({ kind, choices, names, defaults }: Asked, name: string, cell: string) {
  const field = kindOf(kind).form[name]
  switch (field?.input) {
    case 'date':
      return dateIn(lineIn(cell), defaults.dateOrder)
    case 'choice':
      return choiceIn(choices, `fields.${name}`, cell)
    case 'authority': {
      const text = lineIn(cell)
      return { value: { name: text, authorityId: names[nameKey(field.kind, text)] ?? null } }
    }
    default:
      return { value: lineIn(cell) }
  }
}

/** The content that a row gives, with what can't be read in it. `cells` has the text of each field that isn't empty. */
function contentIn(asked: Asked, cells: ReadonlyMap<string, string>) {
  const faults: Fault[] = []
  const content: Record<string, unknown> = { ...emptyContent(asked.kind, '', 'und') }
  const fields: Record<string, unknown> = {}
  content.fields = fields
  if (asked.defaults.language) content.language = asked.defaults.language
  else if (!cells.has('language'))
    faults.push({ field: 'language', text: message('errors.language.missing') })
  if (!cells.has('title')) faults.push({ field: 'title', text: message('records.summary.titleMissing') })
  for (const [field, cell] of cells) {
    const own = field.startsWith('fields.') ? field.slice(7) : null
    if (own !== null || field === 'language') {
      const read = own === null ? languageIn(cell) : valueIn(asked, own, cell)
      if ('fault' in read) faults.push({ field, text: read.fault })
      else if (own === null) content.language = read.value
      else fields[own] = read.value
    } else if (field === 'body') content.body = bodyIn(cell)
    else content[field] = field === 'title' ? lineIn(cell) : proseIn(cell)
  }
  return { content, faults }
}

/** The rows of the record that this row of a file gives, or everything that is wrong with it. */
export function recordIn(
  asked: Asked,
  id: string,
  cells: ReadonlyMap<string, string>,
): { row: RecordRow; head: Omit<Head, 'number'> } | { faults: Fault[] } {
  const { content, faults } = contentIn(asked, cells)
  if (faults.length > 0) return { faults }
  const parsed = contentSchemaOf(asked.kind).safeParse(content)
  if (!parsed.success)
    return {
      faults: Object.entries(issuesIn(parsed.error)).map(([path, text]) => ({
        field: path.startsWith('fields.')
          ? path.split('.').slice(0, 2).join('.')
          : (path.split('.')[0] ?? ''),
        text,
      })),
    }
  const row = rowsOf(id, asked, parsed.data)
  const head = {
    ...{ id, words: row.words, date: dateOf(asked.kind, parsed.data), container: '', doi: '' },
    ...{ parts: [], detail: { kind: asked.kind, slug: row.slug } },
  }
  return { row, head }
}
