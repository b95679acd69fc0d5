import { type Message, message } from '@/lib/messages/message'
import { type Via, ways } from '@/lib/via'

export type { Via }

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** From where an event came, as its details have it; null where they don't. */
export function readVia(detail: unknown): Via | null {
  if (typeof detail !== 'object' || detail === null || !('via' in detail)) return null
  const { via } = detail
  if (typeof via !== 'object' || via === null) return null
  const { by, browser, system }: Record<string, unknown> = { ...via }
  const way = ways.find((one) => one === by)
  if (!way) return null
  return way === 'BROWSER' || way === 'PROVIDER'
    ? { by: way, browser: textOf(browser), system: textOf(system) }
    : { by: way }
}

/** From where an event came, in words. */
export const viaLabel = ({ by, browser = '', system = '' }: Via): Message =>
  by === 'BROWSER' || by === 'PROVIDER'
    ? message('audit.device', { by, known: browser && system ? 'yes' : 'no', browser, system })
    : message(`audit.ways.${by}`)
