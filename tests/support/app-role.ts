import { ensureRole } from '../../bin/database/connection'
import { upgradeDatabase } from '../../bin/database/upgrade'

/** The role that the archives of the tests run as, and its password. */
export const APP_ROLE = 'stele_app'

/** Returns the addresses of a database for its owner and for the role of the archive. */
export function urlsOf(ownerUrl: string) {
  const url = Object.assign(new URL(ownerUrl), { username: APP_ROLE, password: APP_ROLE }).href
  return { url, ownerUrl }
}

/** Migrates a database and gives the role of the archive its permissions. */
export async function migrate(ownerUrl: string): Promise<void> {
  const urls = urlsOf(ownerUrl)
  await ensureRole(urls)
  await upgradeDatabase(urls)
}
