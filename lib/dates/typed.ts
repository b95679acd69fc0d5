import { plainReading } from './printed/read'
import type { DateGroup } from './schema'

/**
 * The date after its printed form was typed anew. An unambiguous form is read at once; a reading that someone typed or picked stays.
 */
export function withReading(group: DateGroup, verbatim: string): DateGroup {
  const isOurs = group.edtf === null || group.edtf === plainReading(group.verbatim)
  return isOurs ? { ...group, verbatim, edtf: plainReading(verbatim) } : { ...group, verbatim }
}
