import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Tx, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { queueMail } from '@/lib/mail/queue'

/** Recovery codes that a member gets, and the bytes of each: 80 bits, so that a plain hash is enough. */
const CODES = 10
const BYTES = 10

/** A code without the spaces and hyphens with which it is written. */
export const plainCode = (code: string) => code.replace(/[\s-]/g, '').toLowerCase()
const hashOf = (code: string) => sha256(`recovery code ${plainCode(code)}`)

/** Replaces the member's recovery codes and returns the new ones, which are stored as hashes only. */
export async function replaceCodes(tx: Tx, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => written(randomBytes(BYTES)))
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ memberId, codeHash: hashOf(code) })) })
  return codes
}

/** Letters and digits that are told apart in every hand (Crockford's base 32), in groups of four. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'
function written(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = bits.match(/.{5}/g)?.map((five) => SIGNS[Number.parseInt(five, 2)]) ?? []
  return signs.join('').match(/.{4}/g)?.join('-') ?? ''
}

/** Takes one of the member's recovery codes, once, with the e-mail and the event. False when there is none like it. */
export async function takeRecoveryCode(memberId: string, code: string): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.recoveryCode.deleteMany({ where: { memberId, codeHash: hashOf(code) } })
    if (count === 0) return false
    const left = await tx.recoveryCode.count({ where: { memberId } })
    const member = await tx.member.findUniqueOrThrow({
      where: { id: memberId },
      select: { id: true, name: true, role: true },
    })
    await queueMail(tx, {
      kind: 'recoveryCode',
      to: { members: [memberId] },
      values: { left },
      path: '/desk/account/second-factor',
    })
    await recordEvent(tx, {
      actor: member,
      action: 'member.use-recovery-code',
      subjectType: 'member',
      subjectId: memberId,
    })
    return true
  })
}
