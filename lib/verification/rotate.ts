import 'server-only'
import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/env'
import { ExchangeError } from '@/lib/exchange/exchange-error'
import { keyPrint } from '@/lib/exchange/statement'
import { message } from '@/lib/messages/message'
import { formerHeadsFile, formerKeyFile, markOf } from './former-keys'
import { archiveIdentity, headsFile, isLastHeadKept, keepHead } from './heads'
import { signingKey } from './signing-key'
import { stateFolder } from './state-folder'

/**
 * Gives the archive a new signing key and signs the head of the log with it. The old key and the heads that it signed are kept beside, with the
 * beginning of its SHA-256 in their names. Returns both keys. Throws `ExchangeError` when the key is that of STELE_SIGNING_KEY, or when the log lacks the
 * last signed head: a new key would hide that.
 */
export async function rotateKey(folder = stateFolder): Promise<{ before: string; after: string }> {
  if (env.STELE_SIGNING_KEY)
    throw new ExchangeError(message('commands.log.namedKey', { file: env.STELE_SIGNING_KEY }))
  if (!(await isLastHeadKept(folder))) throw new ExchangeError(message('verification.endCut'))
  const before = keyPrint(signingKey(undefined, folder))
  const mark = markOf(before)
  const id = await archiveIdentity()
  const heads = headsFile(id, folder)
  if (existsSync(heads)) renameSync(heads, formerHeadsFile(id, mark, folder))
  renameSync(path.join(folder, 'signing-key.pem'), formerKeyFile(mark, folder))
  const after = keyPrint(signingKey(undefined, folder))
  await keepHead(folder)
  return { before, after }
}
