import 'server-only'
import { db } from '@/lib/db'

/** Milliseconds after which a database that hasn't answered counts as gone. */
const TIMEOUT_MS = 2_000

/** True when the database answers within two seconds. */
export async function isWell(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, TIMEOUT_MS, false)
  })
  const answered = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late]).finally(() => clearTimeout(timer))
}
