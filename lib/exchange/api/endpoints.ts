import type { z } from 'zod'
import type { Messages } from '@/lib/messages/keys'
import {
  editionsSchema,
  listSchema,
  partsSchema,
  proofSchema,
  recordSchema,
  searchResultSchema,
  withdrawalsSchema,
} from './schemas'

export type Endpoint = {
  /** Below /api/public, with its parts in braces. */
  path: string
  /** Its description: archive.api.endpoints. */
  id: keyof Messages['archive']['api']['endpoints']
  query?: readonly string[]
  mediaType: string
  /** The shape of a JSON answer. */
  schema?: z.ZodType
  /** True if it can be gone: 410 with a tombstone. */
  canBeGone?: true
}

const JSON_TYPE = 'application/json'
const LINKED = 'application/ld+json'
const edition = '/records/{slug}/editions/{number}'

/** Every address of the public API. A test compares them with the routes. */
export const endpoints: readonly Endpoint[] = [
  {
    path: '/records',
    id: 'search',
    query: ['q', 'kind', 'sort', 'page'],
    mediaType: JSON_TYPE,
    schema: searchResultSchema,
  },
  { path: '/list', id: 'list', query: ['kind', 'after'], mediaType: JSON_TYPE, schema: listSchema },
  {
    path: '/withdrawals',
    id: 'withdrawals',
    query: ['after'],
    mediaType: JSON_TYPE,
    schema: withdrawalsSchema,
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
  { path: '/unapi', id: 'unapi', query: ['id', 'format'], mediaType: 'application/xml' },
  {
    path: '/oai',
    id: 'oai',
    query: ['verb', 'identifier', 'metadataPrefix', 'from', 'until', 'set', 'resumptionToken'],
    mediaType: 'text/xml',
  },
  { path: '/openapi.json', id: 'openapi', mediaType: JSON_TYPE },
]
