import 'server-only'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { drawPicture } from './pictures'

/** The size of a picture as it is seen, upright. `Invalid` on `file` when it is damaged, cut off, or has too many dots. */
export async function measured(path: string, who: string): Promise<{ width: number; height: number }> {
  const found = await drawPicture(path, who, ['none', 0])
  if (!('refused' in found)) return { width: found.width, height: found.height }
  if (found.refused === 'DAMAGED') throw new Invalid({ file: message('media.errors.damaged') })
  const { width, height } = found
  throw new Invalid({ file: message('media.errors.tooManyDots', { width, height }) })
}
