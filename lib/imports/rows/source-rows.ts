import { allBy } from '@/lib/contributions/contributors'
import { Invalid } from '@/lib/errors'
import { languageFromText } from '@/lib/folding/languages'
import { issuesIn } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { fromCsl } from '@/lib/sources/csl'
import { contributorRoleNames } from '@/lib/sources/fields'
import { metadataParts } from '@/lib/sources/metadata'
import type { Item } from '@/lib/sources/references/formats'
import { columnsOf, contributorRows } from '@/lib/sources/row'
import { type SourceInput, sourceInputSchema } from '@/lib/sources/schema'
import { sourceTypeIds } from '@/lib/sources/types'
import type { Defaults } from '../schema'
import type { Choices } from '../targets'
import { choiceIn, type Fault, languageIn, lineIn, namesIn, proseIn } from './cells'
import { dateIn } from './dates'
import { newOrderedId } from './ids'
import type { Head } from './likeness-key'

/** The rows of a new source, as they are inserted. */
export type SourceRow = ReturnType<typeof rowsOf>

/** The columns of a source that a row gives. */
export const sourceColumns: readonly string[] = Object.keys(
  columnsOf(sourceInputSchema.parse({ type: 'document', title: '-' })),
)

type Made = { row: SourceRow; head: Omit<Head, 'number'> } | { faults: Fault[] }

function rowsOf(id: string, memberId: string, input: SourceInput) {
  return {
    ...columnsOf(input),
    id,
    describedBy: allBy(metadataParts, memberId),
    names: contributorRows(id, input).map((name) => ({ ...name, id: newOrderedId() })),
  }
}

function madeOf(id: string, memberId: string, input: SourceInput): Made {
  const row = rowsOf(id, memberId, input)
  const head = {
    ...{ id, words: row.titleWords, container: row.containerWords ?? '' },
    ...{ date: row.issuedEdtf ?? row.issuedVerbatim ?? '', doi: row.doi ?? '' },
    ...{ parts: row.names.map((name) => name.id), detail: { type: row.type, title: row.title } },
  }
  return { row, head }
}

const isRole = (field: string) => contributorRoleNames.some((role) => role === field)

const fieldOfPath = (path: string, given: Readonly<Record<string, unknown>>) => {
  const [first = ''] = path.split('.')
  if (first !== 'contributors') return first
  const { contributors } = given
  const name = Array.isArray(contributors) ? contributors[Number(path.split('.')[1])] : null
  return typeof name === 'object' && name !== null && 'role' in name ? String(name.role) : first
}

const faultsIn = (
  fields: Readonly<Record<string, Message>>,
  given: Readonly<Record<string, unknown>>,
): Fault[] => Object.entries(fields).map(([path, text]) => ({ field: fieldOfPath(path, given), text }))

type Asked = { memberId: string; defaults: Defaults; choices: Choices }

/** The rows of the source that a row of a table gives, or everything that is wrong with it. `cells` has the text of each field that isn't empty. */
export function sourceIn(
  { memberId, defaults, choices }: Asked,
  id: string,
  cells: ReadonlyMap<string, string>,
): Made {
  const faults: Fault[] = []
  const contributors: unknown[] = []
  const { dateOrder, ...others } = defaults
  const given: Record<string, unknown> = { ...others, contributors }
  if (!cells.has('title')) faults.push({ field: 'title', text: message('sources.errors.titleMissing') })
  for (const [field, cell] of cells) {
    if (isRole(field)) contributors.push(...namesIn(cell).map((name) => ({ role: field, ...name })))
    else if (field === 'note') given.note = proseIn(cell)
    else {
      const read =
        field === 'issued' || field === 'accessed'
          ? dateIn(lineIn(cell), dateOrder)
          : field === 'language'
            ? languageIn(cell)
            : field === 'type'
              ? choiceIn(choices, field, cell)
              : { value: lineIn(cell) }
      if ('fault' in read) faults.push({ field, text: read.fault })
      else given[field] = read.value
    }
  }
  if (!given.type && !faults.some(({ field }) => field === 'type'))
    faults.push({ field: 'type', text: message('sources.errors.typeMissing') })
  if (faults.length > 0) return { faults }
  const parsed = sourceInputSchema.safeParse(given)
  return parsed.success
    ? madeOf(id, memberId, parsed.data)
    : { faults: faultsIn(issuesIn(parsed.error), given) }
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== ''

/** What `fromCsl` would keep aside because it can't be read. */
function unreadIn(item: Item, input: SourceInput): Fault[] {
  const text = (value: unknown) => String(value).slice(0, 60)
  return [
    ...(sourceTypeIds.some((type) => type === item.type)
      ? []
      : [{ field: 'type', text: message('imports.faults.choice', { text: text(item.type ?? '') }) }]),
    ...(isGiven(item.language) && languageFromText(text(item.language)) === null
      ? [{ field: 'language', text: message('imports.faults.language', { text: text(item.language) }) }]
      : []),
    ...(['issued', 'accessed'] as const).flatMap((field) =>
      isGiven(item[field]) && !input[field]?.edtf
        ? [
            {
              field,
              text: message('imports.faults.date', {
                text: input[field]?.verbatim ?? JSON.stringify(item[field]).slice(0, 60),
              }),
            },
          ]
        : [],
    ),
  ]
}

/** The rows of the source that a reference gives, or everything that is wrong with it. Variables without a field are kept with it. */
export function sourceOfItem(memberId: string, id: string, item: Item): Made {
  try {
    const input = fromCsl(item)
    const faults = unreadIn(item, input)
    return faults.length > 0 ? { faults } : madeOf(id, memberId, input)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { faults: faultsIn(error.fields, item) }
  }
}
