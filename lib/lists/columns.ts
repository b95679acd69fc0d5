/** How the values of a column are compared and written in an address. */
export type SortValue = 'text' | 'moment' | 'day' | 'workState' | 'authorityKind'

type SortColumn = { value: SortValue; isDescendingFirst: boolean }
type ListDefinition = {
  path: string
  /** The columns beside the title, in their order. */
  columns: readonly string[]
  /** Those that are shown to members who have chosen none. */
  usual: readonly string[]
  /** What it can be sorted by; each of these has an index. */
  sorts: Readonly<Record<string, SortColumn>>
  /** The order that it has if no other is asked for. */
  usualSort: string
}

const up = (value: SortValue): SortColumn => ({ value, isDescendingFirst: false })
const down = (value: SortValue): SortColumn => ({ value, isDescendingFirst: true })

/** The lists of the desk whose columns, order and filters members choose. */
export const lists = {
  records: {
    path: '/desk/records',
    columns: [
      ...(['kind', 'state', 'language', 'tags', 'assigned', 'changed', 'savedBy'] as const),
      ...(['created', 'createdBy', 'edition'] as const),
    ],
    usual: ['kind', 'state', 'language', 'changed'],
    sorts: {
      title: up('text'),
      kind: up('text'),
      state: up('workState'),
      changed: down('moment'),
      created: down('moment'),
    },
    usualSort: '-changed',
  },
  sources: {
    path: '/desk/sources',
    columns: ['container', 'type', 'date', 'copies', 'records', 'identification', 'language', 'changed'],
    usual: ['container', 'type', 'date', 'copies', 'records'],
    sorts: {
      title: up('text'),
      type: up('text'),
      date: down('day'),
      changed: down('moment'),
    },
    usualSort: '-changed',
  },
  names: {
    path: '/desk/authorities',
    columns: ['type', 'other', 'place', 'sources', 'records', 'changed'],
    usual: ['type', 'other', 'sources', 'records'],
    sorts: { title: up('text'), type: up('authorityKind'), changed: down('moment') },
    usualSort: 'title',
  },
  media: {
    path: '/desk/media',
    columns: [
      ...(['kind', 'size', 'dots', 'alternative', 'caption', 'credit', 'rights'] as const),
      ...(['warning', 'language', 'uses', 'added'] as const),
    ],
    usual: ['kind', 'alternative', 'credit', 'uses', 'added'],
    sorts: { title: up('text'), added: down('moment') },
    usualSort: '-added',
  },
} as const satisfies Record<string, ListDefinition>

export type ListId = keyof typeof lists
export type ListColumn<List extends ListId> = (typeof lists)[List]['columns'][number]

export const isListId = (text: string): text is ListId => Object.hasOwn(lists, text)

/** The definition of a list, for code that serves all of them. */
export const listOf = (list: ListId): ListDefinition => lists[list]

/** The known ones of these columns, in the order of the list. */
export const columnsIn = <List extends ListId>(list: List, chosen: readonly string[]): ListColumn<List>[] =>
  lists[list].columns.filter((column) => chosen.includes(column))
