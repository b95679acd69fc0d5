// An S3 server in a process of its own, so that it can be killed: store.ts FOLDER PORT BUCKET
import { globSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import S3rver from 's3rver'

const [directory = '', port = '0', bucket = ''] = process.argv.slice(2)

/** A real store has an object whole or not at all. This one, killed while it wrote an object, leaves a part of it and can't list its bucket. */
function removeHalfWritten() {
  for (const name of globSync('**/*._S3rver_metadata.json', { cwd: directory })) {
    const file = path.join(directory, name)
    try {
      JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      const object = file.slice(0, -'metadata.json'.length)
      for (const part of ['metadata.json', 'object', 'object.md5']) rmSync(object + part, { force: true })
    }
  }
}

removeHalfWritten()
const server = new S3rver({
  ...{ address: '127.0.0.1', port: Number(port), silent: true, directory },
  configureBuckets: [{ name: bucket, configs: [] }],
})
await server.run()
process.send?.('ready')
process.on('disconnect', () => process.exit())
