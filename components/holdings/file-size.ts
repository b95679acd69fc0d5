import { type Message, message } from '@/lib/messages/message'

/** A size in bytes as "512 bytes", "4 KB" or "1.2 MB". */
export function fileSize(bytes: number): Message {
  if (bytes < 1024) return message('holdings.size.bytes', { size: bytes })
  if (bytes < 1024 * 1024) return message('holdings.size.kilobytes', { size: Math.round(bytes / 1024) })
  return message('holdings.size.megabytes', { size: Math.round((bytes / 1024 / 1024) * 10) / 10 })
}
