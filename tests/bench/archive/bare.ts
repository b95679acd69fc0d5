/** A bare Node server that answers the files of a folder from memory: the reference for the page store. Arguments: folder, port. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'

const [folder = '', port = ''] = process.argv.slice(2)
const pages = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html.gz'))
    .map((file) => [`/${file.slice(0, -'.html.gz'.length)}`, readFileSync(path.join(folder, file))]),
)
createServer((request, response) => {
  const body = pages.get(request.url ?? '')
  if (!body) return response.writeHead(404).end()
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Encoding': 'gzip',
    'Content-Length': body.length,
  })
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
process.on('disconnect', () => process.exit())
