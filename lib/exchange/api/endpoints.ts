import { z } from 'zod'
import { actTypes, type FacetName, facetStates } from '@/lib/editions/indexing/facets'
import type { Messages } from '@/lib/messages/keys'
import { kinds } from '@/lib/records/kinds'
import { sorts } from '@/lib/search/filters'
import { unapiFormatNames } from '../citing/unapi-formats'
import { FORMAT, verbs } from '../oai/arguments'
import {
  editionsSchema,
  listSchema,
  partsSchema,
  proofSchema,
  recordSchema,
  searchResultSchema,
  withdrawalsSchema,
} from './schemas'

/** Grows when an answer changes its meaning; the page about the API (/data) and docs/api.md say what changed. */
export const API_VERSION = '2'

export type Endpoint = {
  /** Below /api/public, with its parts in braces. */
  path: string
  /** Its description: archive.api.endpoints. */
  id: keyof Messages['archive']['api']['endpoints']
  /** The parameters of its query, each with what it can be; none is required. */
  query?: Readonly<Record<string, z.ZodType>>
  mediaType: string
  /** The shape of a JSON answer. */
  schema?: z.ZodType
  /** True if it can be gone: 410 with a tombstone. */
  canBeGone?: true
  /** Statuses of its own beside 200, with the media type of their answers. */
  statuses?: Readonly<Record<number, string>>
  /** True if the query can also be posted as a form. */
  isForm?: true
}

const JSON_TYPE = 'application/json'
const LINKED = 'application/ld+json'
const edition = '/records/{slug}/editions/{number}'

const kind = z.enum(kinds.map(({ id }) => id))
const text = z.string()

/** What the list of records can be asked for: all that its page can. */
const searched = {
  q: text,
  kind,
  act: z.enum(actTypes),
  country: text,
  body: text,
  periodical: text,
  person: text,
  place: text,
  language: text,
  year: z.string().regex(/^\d{1,4}$/),
  state: z.enum(facetStates),
  collection: text,
  sort: z.enum(sorts),
  page: z.int().min(1),
} satisfies Record<FacetName | 'q' | 'sort' | 'page', z.ZodType>

/** Every address of the public API. A test compares them with the routes. */
export const endpoints: readonly Endpoint[] = [
  {
    path: '/records',
    id: 'search',
    query: searched,
    mediaType: JSON_TYPE,
    schema: searchResultSchema,
    statuses: { 422: JSON_TYPE },
  },
  {
    path: '/list',
    id: 'list',
    query: { kind, after: text },
    mediaType: JSON_TYPE,
    schema: listSchema,
    statuses: { 422: JSON_TYPE },
  },
  {
    path: '/withdrawals',
    id: 'withdrawals',
    query: { after: text },
    mediaType: JSON_TYPE,
    schema: withdrawalsSchema,
    statuses: { 422: JSON_TYPE },
  },
  { path: '/records/{slug}', id: 'record', mediaType: JSON_TYPE, schema: recordSchema, canBeGone: true },
  { path: '/records/{slug}/graph', id: 'recordGraph', mediaType: LINKED, canBeGone: true },
  {
    path: '/records/{slug}/editions',
    id: 'editions',
    mediaType: JSON_TYPE,
    schema: editionsSchema,
    canBeGone: true,
  },
  { path: edition, id: 'edition', mediaType: JSON_TYPE, schema: recordSchema, canBeGone: true },
  { path: `${edition}/graph`, id: 'graph', mediaType: LINKED, canBeGone: true },
  { path: `${edition}/annotations`, id: 'annotations', mediaType: LINKED, canBeGone: true },
  { path: `${edition}/annotations/{key}`, id: 'annotation', mediaType: LINKED, canBeGone: true },
  {
    path: `${edition}/citations/{file}`,
    id: 'citation',
    mediaType: 'application/vnd.citationstyles.csl+json',
    canBeGone: true,
  },
  { path: `${edition}/linkset`, id: 'linkset', mediaType: 'application/linkset+json', canBeGone: true },
  { path: `${edition}/parts`, id: 'parts', mediaType: JSON_TYPE, schema: partsSchema, canBeGone: true },
  { path: '/proofs/{record}/{number}', id: 'proof', mediaType: JSON_TYPE, schema: proofSchema },
  {
    path: '/unapi',
    id: 'unapi',
    query: { id: text, format: z.enum(unapiFormatNames) },
    mediaType: 'application/xml',
    statuses: { 300: 'application/xml', 404: 'application/json', 406: 'application/xml' },
  },
  {
    path: '/oai',
    id: 'oai',
    query: {
      verb: z.enum(verbs),
      identifier: text,
      metadataPrefix: z.literal(FORMAT),
      from: z.union([z.iso.date(), z.iso.datetime()]),
      until: z.union([z.iso.date(), z.iso.datetime()]),
      set: kind,
      resumptionToken: text,
    },
    mediaType: 'text/xml',
    isForm: true,
  },
  { path: '/openapi.json', id: 'openapi', mediaType: JSON_TYPE },
]
