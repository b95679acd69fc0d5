import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'

/** `Invalid` on `file` when a request says that its body is larger than an upload may be. A body that is larger without saying so is refused while it comes. */
export function demandUploadSize(request: Request): void {
  const megabytes = env.STELE_MAX_UPLOAD_MB
  if (Number(request.headers.get('content-length')) > megabytes * 1024 * 1024)
    throw new Invalid({ file: message('holdings.errors.tooLarge', { megabytes }) })
}
