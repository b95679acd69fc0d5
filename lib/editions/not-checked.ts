import { Aspect } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'

/** True when an aspect in an edition still exists. */
const isAspect = (aspect: string): aspect is Aspect => Object.hasOwn(Aspect, aspect)

/**
 * "Not checked: wording and the original source." for the required aspects without a valid verdict and the number of sources in the chain that
 * were not seen; null when there is neither. An aspect that no longer exists is named by its id.
 */
export function notChecked(aspects: readonly string[], unseen = 0): Message | null {
  const names = aspects.map((aspect) => (isAspect(aspect) ? message(`archive.aspect.${aspect}`) : aspect))
  const originals = unseen > 0 ? [message('archive.evidence.originals', { count: unseen })] : []
  const what = [...names, ...originals]
  return what.length > 0 ? message('archive.evidence.notChecked', { what }) : null
}
