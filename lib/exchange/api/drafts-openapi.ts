import { z } from 'zod'
import type { Translator } from '@/lib/messages/translator'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import type { Addressing } from '../statements'
import { draftListSchema, draftSchema } from './draft-schemas'
import { answerOf, parametersOf, schemaOf } from './openapi'
import { errorSchema } from './schemas'

const text = z.string()
const JSON_TYPE = 'application/json'

const draftPaths = [
  { path: '/drafts', id: 'list', query: { kind: text, state: text, after: text }, schema: draftListSchema },
  { path: '/drafts/{recordId}', id: 'draft', query: {}, schema: draftSchema },
  { path: '/drafts/openapi.json', id: 'openapi', query: {}, schema: null },
] as const

/** The description of the API of drafts by OpenAPI 3.1. Every operation needs a token. */
export const draftsOpenApiOf = (archive: ArchiveSettings, addressOf: Addressing, t: Translator) => ({
  openapi: '3.1.1',
  info: {
    title: t('exchange.drafts.title', { archive: archiveName(archive, t) }),
    description: t('exchange.drafts.lead'),
    version: '1',
  },
  servers: [{ url: addressOf('/api').replace(/\/$/, '') }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: Object.fromEntries(
    draftPaths.map(({ path, id, query, schema }) => {
      const summary = t(`exchange.drafts.endpoints.${id}`)
      const refused = (description: string) => answerOf(description, JSON_TYPE, schemaOf(errorSchema))
      const responses = {
        200: answerOf(summary, JSON_TYPE, schema ? schemaOf(schema) : {}),
        401: refused(t('members.tokens.needed')),
        ...(path.includes('{') && { 404: refused(t('errors.notFound')) }),
        ...(id === 'list' && { 422: refused(t('errors.input.invalid')) }),
        429: refused(t('archive.api.tooMany')),
      }
      return [
        path,
        { get: { operationId: id, summary, parameters: parametersOf({ path, query }), responses } },
      ]
    }),
  ),
})
