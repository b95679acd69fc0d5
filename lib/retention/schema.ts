import { z } from 'zod'
import { issue } from '@/lib/messages/message'

/**
 * For how many days each is kept unless an admin chooses otherwise; docs/operations.md says what each rule deletes. What the archive exists for, and
 * the log, are in no rule.
 */
export const retentionDefaults = {
  signIns: 90,
  mail: 30,
  jobs: 30,
  notifications: 90,
  pageViews: 365,
  deliveries: 30,
  links: 90,
  unsent: 90,
} as const

export type RetentionRule = keyof typeof retentionDefaults
export type Retention = Record<RetentionRule, number>

export const retentionRules = Object.keys(retentionDefaults).filter(
  (name): name is RetentionRule => name in retentionDefaults,
)

const message = issue('settings.retention.invalid')
const days = z.coerce.number({ error: message }).int(message).min(1, message).max(3650, message)

export const retentionSchema = z.strictObject({
  signIns: days,
  mail: days,
  jobs: days,
  notifications: days,
  pageViews: days,
  deliveries: days,
  links: days,
  unsent: days,
})
