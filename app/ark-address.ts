import { addressOf } from '@/app/address'
import { env } from '@/lib/env'
import { arkOf } from '@/lib/exchange/ark'

/** The full address of the ARK of an edition; null in an archive without a NAAN. */
export const arkAddress = ({ recordId, number }: { recordId: string; number: number }): string | null =>
  env.STELE_NAAN ? addressOf(`/${arkOf(env.STELE_NAAN, recordId, number)}`) : null
