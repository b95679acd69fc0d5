import type { Permission } from '@/lib/access'
import type { ReportKind } from './schema'

/** Who can see and answer reports of a kind: a request to take something down can name people who must not be named. */
export const permissionFor = (kind: ReportKind): Permission =>
  kind === 'TAKEDOWN' ? 'seeIdentities' : 'answerReports'
