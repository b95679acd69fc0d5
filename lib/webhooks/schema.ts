import { z } from 'zod'
import { issue } from '@/lib/messages/message'

/** What an address is told of. */
const deliveryKinds = [
  'record.published',
  'record.withdrawn',
  'record.erased',
  'record.changed',
  'archive.test',
] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/** What takes back a text that another program may have. */
export const takingBack = [
  'record.withdrawn',
  'record.erased',
  'record.changed',
] as const satisfies DeliveryKind[]
export const takesBack = (kind: DeliveryKind): boolean => takingBack.some((one) => one === kind)

/** True for a web address without a user or a password in it. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && url.hash === ''
}

export const webhookSchema = z
  .strictObject({
    url: z
      .string()
      .trim()
      .max(500, issue('errors.input.tooLong', { maximum: 500 }))
      .refine(isWebAddress, issue('settings.webhooks.invalid.address')),
    onPublish: z.boolean(),
    onWithdraw: z.boolean(),
  })
  .refine(({ onPublish, onWithdraw }) => onPublish || onWithdraw, {
    path: ['onPublish'],
    message: issue('settings.webhooks.invalid.nothing'),
  })

/** After so many days without a delivery that arrives, an address is disabled. */
export const FAILING_DAYS = 5

/** For so long a secret that was replaced signs beside the new one. */
export const OVERLAP_HOURS = 24
