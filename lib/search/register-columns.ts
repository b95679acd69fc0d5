import type { FacetName } from '@/lib/editions/indexing/facets'
import { NotFound } from '@/lib/errors'
import { isKindId, type KindId, kinds } from '@/lib/records/kinds'

export type RegisterColumn =
  | 'date'
  | 'speaker'
  | 'role'
  | 'periodical'
  | 'body'
  | 'jurisdiction'
  | 'instrument'
  | 'number'
  | 'act'
  | 'status'
  | 'vote'
  | 'officialText'
  | 'title'
  | 'seen'

type Definition = {
  path: string
  columns: readonly RegisterColumn[]
  /** Further columns of its file. */
  fileColumns: readonly RegisterColumn[]
  facets: readonly FacetName[]
  /** The column by which it is sorted first; "-" for the last first. */
  sort: string
}

/** The registers: tables of all records of one kind. */
export const registers = {
  register: {
    path: '/register',
    columns: ['date', 'title', 'body', 'jurisdiction', 'instrument', 'number', 'status', 'vote', 'seen'],
    fileColumns: ['act', 'officialText'],
    facets: ['act', 'country', 'body', 'year', 'language', 'state'],
    sort: 'date',
  },
  press: {
    path: '/press',
    columns: ['date', 'title', 'periodical', 'seen'],
    fileColumns: [],
    facets: ['periodical', 'year', 'language', 'person', 'state'],
    sort: 'date',
  },
  testimonies: {
    path: '/testimonies',
    columns: ['speaker', 'title', 'role', 'date', 'seen'],
    fileColumns: [],
    facets: ['place', 'year', 'language', 'state'],
    sort: 'speaker',
  },
} as const satisfies Record<string, Definition>
export type RegisterId = keyof typeof registers

/** The kind of record that a register lists. */
export function kindOfRegister(id: RegisterId): KindId {
  const kind = kinds.find(({ register }) => register === id)?.id
  if (kind === undefined || !isKindId(kind)) throw new NotFound()
  return kind
}

/** Columns by which a register can be sorted. */
export const sortable: readonly RegisterColumn[] = [
  ...(['date', 'speaker', 'periodical', 'body', 'jurisdiction', 'instrument', 'number'] as const),
]
