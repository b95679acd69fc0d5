import { publicKey } from '@/lib/public-log/proof'
import { preflight, publicAnswer, Written } from '../../api/public/answer'

export const OPTIONS = preflight

/** GET the public key with which the heads of the public log are signed, as verifiers of signed notes take it. */
export const GET = (request: Request) =>
  publicAnswer(request, async () => new Written(publicKey(), 'text/plain; charset=utf-8'))
