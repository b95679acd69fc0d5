import type { FacetName } from '@/lib/editions/indexing/facets'
import type { KindId } from '@/lib/records/kinds'

export type RegisterColumn =
  | 'date'
  | 'speaker'
  | 'role'
  | 'periodical'
  | 'body'
  | 'jurisdiction'
  | 'instrument'
  | 'number'
  | 'title'
  | 'seen'

type Definition = {
  kind: KindId
  path: string
  columns: readonly RegisterColumn[]
  facets: readonly FacetName[]
  /** The column by which it is sorted first; "-" for the last first. */
  sort: string
}

/** The registers: tables of all records of one kind. */
export const registers = {
  register: {
    kind: 'resolution',
    path: '/register',
    columns: ['date', 'title', 'body', 'jurisdiction', 'instrument', 'number', 'seen'],
    facets: ['act', 'country', 'body', 'year', 'language', 'state'],
    sort: 'date',
  },
  press: {
    kind: 'press-excerpt',
    path: '/press',
    columns: ['date', 'title', 'periodical', 'seen'],
    facets: ['periodical', 'year', 'language', 'person', 'state'],
    sort: 'date',
  },
  testimonies: {
    kind: 'testimony',
    path: '/testimonies',
    columns: ['speaker', 'title', 'role', 'date', 'seen'],
    facets: ['place', 'year', 'language', 'state'],
    sort: 'speaker',
  },
} as const satisfies Record<string, Definition>
export type RegisterId = keyof typeof registers

/** Columns by which a register can be sorted. */
export const sortable: readonly RegisterColumn[] = [
  ...(['date', 'speaker', 'periodical', 'body', 'jurisdiction', 'instrument', 'number'] as const),
]
