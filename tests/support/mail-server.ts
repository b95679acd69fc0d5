import { SMTPServer } from 'smtp-server'

export type Received = { from: string; to: string[]; raw: string }

type Answers = {
  /** Answers a recipient; an error refuses it. */
  recipient?: (address: string) => Error | null
  /** Answers the message itself. `drop` ends the connection instead. */
  message?: (drop: () => void) => Error | null
}

/** An error that the server answers with this code. */
export const refusal = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode })

/** A mail server on this machine that keeps what it gets. */
export async function startMailServer(answers: Answers = {}) {
  const received: Received[] = []
  let logins = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      logins += 1
      if (username === 'archive' && password === 'pass/word') done(null, { user: username })
      else done(refusal(535, 'Wrong password'))
    },
    onRcptTo: ({ address }, _session, done) => done(answers.recipient?.(address) ?? null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        })
        let isDropped = false
        const drop = () => {
          isDropped = true
          for (const connection of server.connections) connection.close()
        }
        const error = answers.message?.(drop) ?? null
        if (!isDropped) done(error)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    received,
    logins: () => logins,
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
