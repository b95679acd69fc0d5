import { z } from 'zod'

// OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1), as far as the archive uses it: objects with their fields, and no others.

/** A JSON Schema that zod can read back: one that is well formed. */
const schema = z.record(z.string(), z.unknown()).refine((given) => {
  z.fromJSONSchema(given as z.core.JSONSchema.JSONSchema)
  return true
})
const content = z.record(z.string().regex(/^[\w-]+\/[\w.+-]+$/), z.strictObject({ schema }))

const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['query', 'header', 'path']),
  required: z.boolean(),
  schema,
})

const operation = z.strictObject({
  operationId: z.string().regex(/^\w+$/),
  summary: z.string().min(1),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({
      description: z.string().min(1),
      headers: z.record(z.string(), z.strictObject({ schema })).optional(),
      content: content.optional(),
    }),
  ),
})

const description = z.strictObject({
  openapi: z.literal('3.1.1'),
  info: z.strictObject({
    title: z.string().min(1),
    description: z.string(),
    version: z.string(),
    contact: z.strictObject({ email: z.email() }).optional(),
  }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({ get: operation.optional(), post: operation.optional() }),
  ),
})

export type OpenApi = z.output<typeof description>

/** A description by OpenAPI, read strictly. Throws where it breaks the rules: also for a name that is there twice, or a part of a path without parameter. */
export function openApiIn(given: unknown): OpenApi {
  const read = description.parse(given)
  const ids = new Set<string>()
  for (const [path, methods] of Object.entries(read.paths))
    for (const one of [methods.get, methods.post]) {
      if (!one) continue
      if (ids.has(one.operationId)) throw new Error(`${one.operationId} is there twice`)
      ids.add(one.operationId)
      const parameters = (one.parameters ?? []).map(({ name, in: place }) => `${place} ${name}`)
      if (new Set(parameters).size < parameters.length) throw new Error(`${path} has a parameter twice`)
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`)
      const named = parameters.filter((name) => name.startsWith('path '))
      if (parts.join() !== named.join()) throw new Error(`${path} has other parts than parameters`)
    }
  return read
}
