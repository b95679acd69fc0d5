import { fork, spawn, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import path from 'node:path'

export type Page = { address: string; headers: IncomingHttpHeaders; body: Buffer }

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** What an address answers to a client that takes gzip, byte for byte. */
export const fetched = (url: string, address: string, headers: Record<string, string> = {}): Promise<Page> =>
  new Promise((resolve, reject) => {
    const asked = request(
      url + address,
      { agent, headers: { 'accept-encoding': 'gzip', ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => {
          const { statusCode, headers } = answer
          if (statusCode === 200 || statusCode === 304)
            resolve({ address, headers, body: Buffer.concat(chunks) })
          else reject(new Error(`${address}: ${statusCode}`))
        })
      },
    )
    asked.on('error', reject)
    asked.end()
  })

/** Writes pages as files, as a file server needs them. */
export async function writePages(folder: string, pages: readonly Page[]): Promise<void> {
  for (const { address, body } of pages) {
    const file = path.join(folder, `${address}.html`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(`${file}.gz`, body)
    // nginx looks for the plain file first, for its time and its address.
    await writeFile(file, '')
  }
}

/** Starts the bare Node server, in a process of its own; gives back how to end it. */
export async function startBare(folder: string, port: number): Promise<() => void> {
  const server = fork(path.resolve('tests/bench/archive/bare.ts'), [folder, String(port)], {
    execArgv: ['--import', 'tsx'],
  })
  await new Promise((resolve, reject) => {
    server.once('message', resolve)
    server.once('exit', reject)
  })
  return () => void server.disconnect()
}

const configuration = (folder: string, port: number) => `
daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/nginx.pid; worker_processes 1; error_log stderr error;
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=20000; open_file_cache_valid 60s;
  types { text/html html; } default_type text/html; charset utf-8;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${folder}/pages; gzip_static on; gzip_vary on; location / { try_files $uri.html =404; } }
}
`

/** Starts nginx with the same files, if it is installed; gives back how to end it, or null. */
export async function startNginx(folder: string, port: number): Promise<(() => void) | null> {
  if (spawnSync('nginx', ['-v']).error) return null
  const file = path.join(folder, 'nginx.conf')
  await writeFile(file, configuration(folder, port))
  const server = spawn('nginx', ['-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) return () => void server.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  server.kill('SIGTERM')
  throw new Error('nginx did not start.')
}
