import { z } from 'zod'
import type { Translator } from '@/lib/messages/translator'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import type { Addressing } from '../statements'
import { API_VERSION, type Endpoint, endpoints } from './endpoints'
import { errorSchema, goneSchema } from './schemas'

/** A zod schema as JSON Schema. */
export const schemaOf = (schema: z.ZodType) => {
  const { $schema, ...definition } = z.toJSONSchema(schema, { target: 'draft-2020-12' })
  return definition
}
/** An answer of an operation. */
export const answerOf = (description: string, mediaType: string, schema: unknown) => ({
  description,
  content: { [mediaType]: { schema } },
})
const text = { type: 'string' }

/** The schemas of the parts of addresses that aren't any text. */
const partSchemas: Readonly<Record<string, z.ZodType>> = { number: z.int().min(1), record: z.uuid() }

/** The parts of an address in braces and its query, as parameters. */
export const parametersOf = ({ path, query = {} }: Pick<Endpoint, 'path' | 'query'>) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const schema = partSchemas[name]
    return { name, in: 'path', required: true, schema: schema ? schemaOf(schema) : text }
  }),
  ...Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema),
  })),
]

function operationOf(endpoint: Endpoint, t: Translator) {
  const { id, mediaType, schema, canBeGone, statuses = {} } = endpoint
  const summary = t(`archive.api.endpoints.${id}`)
  return {
    operationId: id,
    summary,
    parameters: [
      ...parametersOf(endpoint),
      { name: 'If-None-Match', in: 'header', required: false, schema: text },
    ],
    responses: {
      200: {
        ...answerOf(summary, mediaType, schema ? schemaOf(schema) : mediaType.endsWith('json') ? {} : text),
        headers: { ETag: { schema: text } },
      },
      304: { description: t('archive.api.notModified') },
      ...(endpoint.path.includes('{') && {
        404: answerOf(t('archive.api.notFound'), 'application/json', schemaOf(errorSchema)),
      }),
      ...(canBeGone && { 410: answerOf(t('archive.api.gone'), 'application/json', schemaOf(goneSchema)) }),
      ...Object.fromEntries(
        Object.entries(statuses).map(([status, type]) => [
          status,
          answerOf(summary, type, type === 'application/json' ? schemaOf(errorSchema) : text),
        ]),
      ),
      429: answerOf(t('archive.api.tooMany'), 'application/json', schemaOf(errorSchema)),
      503: answerOf(t('archive.api.unavailable'), 'application/json', schemaOf(errorSchema)),
    },
  }
}

/** The same with its query as a posted form. */
function formOf(endpoint: Endpoint, t: Translator) {
  const { operationId, parameters: _, ...operation } = operationOf(endpoint, t)
  const form = schemaOf(z.object(endpoint.query).partial())
  return {
    operationId: `${operationId}ByForm`,
    ...operation,
    requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: form } } },
  }
}

/** The description of the public API by OpenAPI 3.1, from the schemas that its answers are tested with. */
export const openApiOf = (archive: ArchiveSettings, addressOf: Addressing, t: Translator) => ({
  openapi: '3.1.1',
  info: {
    title: t('archive.api.titleOf', { archive: archiveName(archive, t) }),
    description: t('archive.api.lead'),
    version: API_VERSION,
    ...(archive.contact && { contact: { email: archive.contact } }),
  },
  servers: [{ url: addressOf('/api/public').replace(/\/$/, '') }],
  paths: Object.fromEntries(
    endpoints.map((endpoint) => [
      endpoint.path,
      {
        get: operationOf(endpoint, t),
        ...(endpoint.isForm && { post: formOf(endpoint, t) }),
      },
    ]),
  ),
})
