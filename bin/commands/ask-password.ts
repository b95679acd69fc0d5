import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() })

async function line(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write(prompt)
  const lines = createInterface({ input: stdin, output: silent(), terminal: stdin.isTTY })
  try {
    for await (const typed of lines) return typed
    return ''
  } finally {
    lines.close()
    if (stdin.isTTY) stderr.write('\n')
  }
}

/** A password typed twice on the terminal without being shown, or the first line of standard input. */
export async function askPassword(): Promise<string> {
  const password = await line('Password (at least 12 characters, not shown): ')
  if (process.stdin.isTTY && (await line('The same once more: ')) !== password)
    throw new Error('The two passwords differ; nothing was done.')
  return password
}
