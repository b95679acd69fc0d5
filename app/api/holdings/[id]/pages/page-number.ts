import { NotFound } from '@/lib/errors'

/** The number of a page in an address, from 1 on; `NotFound` for anything else. */
export function pageNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new NotFound()
  return Number(text)
}
