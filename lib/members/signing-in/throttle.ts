import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db'
import { keyedHash } from '@/lib/sealing'

// Hashed, so that the database contains neither e-mail addresses of strangers nor network addresses.

/** The key of everything that is counted for an e-mail address, whether or not an account has it. */
export const accountKey = (email: string): string => keyedHash('account', email)

/** The library's queries, run by the archive's own client. Their one 64-bit column is an instant in milliseconds, which fits a number. */
const store = {
  query: async ({ text, values = [] }: { text: string; values?: unknown[] }) => {
    const rows = await db.$queryRawUnsafe<{ expire?: bigint | null }[]>(text, ...values)
    return {
      rows: rows.map((row) => ({ ...row, expire: Number(row.expire ?? 0) })),
      rowCount: rows.length,
    }
  },
}

const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterPostgres({
    storeClient: store,
    storeType: 'client',
    tableName: 'SignInLimit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  })

const DAY_SECONDS = 24 * 60 * 60
/** Attempts of the last day that did not succeed; a limit of its own has no part in this. */
const failures = limiter('failures', 1_000_000, DAY_SECONDS)
/** One attempt until the wait is over. */
const waits = limiter('wait', 1, 60)

/** Links for a forgotten password, in an hour. */
const resets = { account: limiter('resets', 3, 60 * 60), address: limiter('resets', 20, 60 * 60) }

/** From failure number `from` on, the next attempt has to wait `first` seconds, then twice as long each time, up to `longest`. */
type Limit = { key: string; from: number; first: number; longest: number }

const QUARTER = 15 * 60
const close = (key: string): Limit => ({ key, from: 5, first: 5, longest: QUARTER })
const wide = (key: string, from: number): Limit => ({ key, from, first: 1, longest: 60 })

const waitAfter = ({ from, first, longest }: Limit, count: number): number =>
  count < from ? 0 : Math.min(longest, first * 2 ** (count - from))

/** Where an attempt comes from: the network address, and the device, when the member of this account signed in on it before. */
export type Origin = { address: string; device: string | null }

/** The time until the next attempt is checked, as messages show it: full minutes, or 0 and seconds. */
export type Wait = { minutes: number; seconds: number }

/** The caller reports success with `succeeded`; without that the attempt counts as failed. `wait`: it isn't checked now. */
type Attempt = { succeeded: () => Promise<void> } | { wait: Wait }

function waitOf(milliseconds: number): Wait {
  const seconds = Math.ceil(milliseconds / 1000)
  return { minutes: seconds < 60 ? 0 : Math.ceil(seconds / 60), seconds }
}

/**
 * Counts an attempt to sign in before the password is checked, so that simultaneous attempts all count. Who guesses waits longer each time:
 * per account and address from the fifth failure on (5 s to 15 min), per account from the twentieth and per address from the thirtieth (1 s
 * to 1 min). A device on which the member signed in before has a count of its own and waits for no one else's failures. An attempt during a
 * wait is neither checked nor counted, so that waiting always helps. A success removes its own attempt only: otherwise the limit would
 * reveal who has just signed in. All of it is the same for an account that doesn't exist.
 */
export function beginAttempt(email: string, { address, device }: Origin): Promise<Attempt> {
  const account = accountKey(email)
  if (device !== null) return begin([close(keyedHash('device', `${device} ${account}`))])
  return begin([
    close(keyedHash('pair', `${address} ${account}`)),
    wide(keyedHash('address', address), 30),
    wide(account, 20),
  ])
}

/** Counts an attempt of a signed-in member to give their own password again. Failed sign-ins by others don't count here. */
export const beginConfirmation = (memberId: string): Promise<Attempt> =>
  begin([close(keyedHash('member', memberId))])

/** Counts an attempt to give a code after the right password: on a known device apart from all others. */
export const beginCode = (memberId: string, device: string | null): Promise<Attempt> =>
  begin([close(keyedHash('code', `${memberId} ${device ?? ''}`))])

/** Counts a request for a link by e-mail. False when there were too many for this account or from this address. */
export async function mayRequestReset(email: string, address: string): Promise<boolean> {
  const refused = await Promise.all(
    [
      resets.account.consume(keyedHash('reset account', email)),
      resets.address.consume(keyedHash('reset address', address)),
    ].map((counted) =>
      counted.then(
        () => null,
        (reason: unknown) => reason,
      ),
    ),
  )
  for (const reason of refused) if (reason !== null && !(reason instanceof RateLimiterRes)) throw reason
  return refused.every((reason) => reason === null)
}

async function begin(limits: readonly Limit[]): Promise<Attempt> {
  const running = await Promise.all(limits.map(({ key }) => waits.get(key)))
  const longest = Math.max(...running.map((wait) => wait?.msBeforeNext ?? 0))
  if (longest > 0) return { wait: waitOf(longest) }

  const counted = await Promise.all(limits.map(({ key }) => failures.penalty(key)))
  const uncount = async () => {
    const rows = await Promise.all(
      limits.map(async ({ key }) => {
        await failures.reward(key)
        return failures.getKey(key)
      }),
    )
    await db.signInLimit.deleteMany({ where: { key: { in: rows }, points: { lte: 0 } } })
  }
  for (const [place, limit] of limits.entries()) {
    const wait = waitAfter(limit, counted[place]?.consumedPoints ?? 0)
    if (wait === 0) continue
    // Of several attempts at once, one begins the wait and is checked.
    const refused = await waits.consume(limit.key, 1, { customDuration: wait }).then(
      () => null,
      (reason: unknown) => reason,
    )
    if (refused === null) continue
    await uncount()
    if (refused instanceof RateLimiterRes) return { wait: waitOf(refused.msBeforeNext) }
    throw refused
  }
  return { succeeded: uncount }
}
