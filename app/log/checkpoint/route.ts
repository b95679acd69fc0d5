import { currentCheckpoint } from '@/lib/public-log/proof'
import { preflight, publicAnswer, Written } from '../../api/public/answer'

export const OPTIONS = preflight

/** GET the signed head of the public log (c2sp.org/tlog-checkpoint). */
export const GET = (request: Request) =>
  publicAnswer(request, async () => new Written(await currentCheckpoint(), 'text/plain; charset=utf-8'))
