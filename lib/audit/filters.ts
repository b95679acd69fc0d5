import { z } from 'zod'
import { hrefWith } from '@/lib/lists/address'
import { ways } from '@/lib/via'

/** What events are about; each has a label in the catalogue. */
export const subjectTypes = [
  'archive',
  'authority',
  'collection',
  'holding',
  'invitation',
  'mail',
  'media',
  'member',
  'page',
  'passage',
  'record',
  'report',
  'webhook',
  'settings',
  'source',
  'template',
  'thread',
] as const
export type SubjectType = (typeof subjectTypes)[number]

/** True for a type of subject that has a label. */
export const isSubjectType = (type: string): type is SubjectType =>
  (subjectTypes as readonly string[]).includes(type)

/** A filter in an address. A value that can't be read filters nothing. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const daySchema = z.iso.date().regex(/^(?:19[7-9]|2\d\d)\d-/)

/** The member of events that the archive made by itself. */
export const ITSELF = 'archive'

/** The number of an event, before which a page begins. */
export const beforeSchema = optional(z.string().regex(/^[1-9]\d{0,15}$/))

/** The filters in the address of the event log. */
export const auditSchema = z.object({
  member: optional(z.union([z.uuid(), z.literal(ITSELF)])),
  action: optional(z.string().regex(/^[a-z]{1,30}\.[a-z-]{1,40}$/)),
  type: optional(z.enum(subjectTypes)),
  subject: optional(
    z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{1,60}$/),
  ),
  via: optional(z.enum(ways)),
  /** The first and the last day, in UTC. */
  from: optional(daySchema),
  to: optional(daySchema),
  before: beforeSchema,
})
export type AuditFilters = Partial<z.output<typeof auditSchema>>

/** The address of the event log with these filters. */
export const auditHref = (filters: AuditFilters): string => hrefWith('/desk/settings/log', filters)

/** The address of the events that fit these filters, as a file. */
export const exportHref = (format: 'csv' | 'json', filters: AuditFilters): string =>
  hrefWith('/api/events', { format, ...filters })
