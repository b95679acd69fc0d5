import { createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { KeptPage } from '@/lib/page-store/kept-page'

type Asked = { method?: string; headers?: Record<string, string> }
export type Answered = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** A real server with this listener: asks it, byte for byte and without decompressing, and ends it. */
export async function serving(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    ask: (path: string, { method = 'GET', headers = {} }: Asked = {}) =>
      new Promise<Answered>((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk) => chunks.push(chunk))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks),
            }),
          )
        })
        asked.on('error', reject)
        asked.end()
      }),
    end: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** What a page answers over HTTP to a request with these headers. */
export async function answered(
  page: KeptPage,
  headers: Record<string, string> = {},
  { method = 'GET', since = null }: { method?: string; since?: number | null } = {},
): Promise<Answered> {
  const { ask, end } = await serving((asked, response) => page.answer(asked, response, since))
  try {
    return await ask('/', { method, headers })
  } finally {
    await end()
  }
}
