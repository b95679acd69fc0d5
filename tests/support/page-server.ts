import { createServer, request } from 'node:http'
import pg from 'pg'
import { frontOf } from '@/lib/page-store/front'
import { LogFollower } from '@/lib/page-store/log-follower'
import { PageStore } from '@/lib/page-store/store'

// A web server in a process of its own, as bin/start/web.ts: it keeps pages and follows the log. Instead of Next, it asks another server to render.
// `page-server.ts DATABASE_URL PORT_THAT_RENDERS` prints its own port when it knows the log.
const [databaseUrl = '', renderer = ''] = process.argv.slice(2)
const database = new pg.Client(databaseUrl)
await database.connect()
const follower = new LogFollower(databaseUrl)
const front = frontOf({
  store: new PageStore(100_000_000),
  currency: () => follower.currency(),
  isCutOff: () => follower.isCutOff(),
  query: (text, values) => database.query(text, values),
  patience: 0,
  host: 'localhost',
  handle: ({ url }, response) =>
    new Promise((resolve, reject) => {
      request({ port: renderer, host: '127.0.0.1', path: url }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response).on('finish', resolve)
      })
        .on('error', reject)
        .end()
    }),
})
follower.start()
while (follower.currency() !== 'CURRENT') await new Promise((resolve) => setTimeout(resolve, 5))
const server = createServer((asked, response) => void front.answer(asked, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' && address ? address.port : '')
})
