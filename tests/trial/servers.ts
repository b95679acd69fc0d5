/** What a server answered; null where it could not be reached. */
export type Answered = { status: number; text: string } | null

const PATIENCE = 15_000

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Asks one server. */
export const askOne = (server: string, path: string, init: RequestInit = {}): Promise<Answered> =>
  fetch(server + path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) }).then(
    async (answer) => ({ status: answer.status, text: await answer.text() }),
    () => null,
  )

/**
 * Asks the servers as a reverse proxy does: in turn, and the next one where one can't be reached or can't serve. Every request of the trial can be
 * repeated: changes name the version that they begin from, or have the bytes of the file.
 */
export function balancedOf(servers: readonly string[]) {
  let turn = 0
  return async (path: string, init: RequestInit = {}): Promise<Answered> => {
    turn += 1
    const first = turn
    let last: Answered = null
    for (let other = 0; other < servers.length; other += 1) {
      const answer = await askOne(servers[(first + other) % servers.length] ?? '', path, init)
      if (answer && answer.status < 500) return answer
      last = answer ?? last
    }
    return last
  }
}
export type Balanced = ReturnType<typeof balancedOf>
