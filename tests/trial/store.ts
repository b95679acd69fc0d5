// An S3 server in a process of its own, so that it can be killed: store.ts FOLDER PORT BUCKET
import { globSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import S3rver from 's3rver'

const [directory = '', port = '0', bucket = ''] = process.argv.slice(2)

/** True for an object that was written whole: its checksum and its metadata are the last that are written. */
function isWhole(object: string): boolean {
  try {
    JSON.parse(readFileSync(`${object}metadata.json`, 'utf8'))
    return /^[0-9a-f]{32}$/.test(readFileSync(`${object}object.md5`, 'utf8'))
  } catch {
    return false
  }
}

/** A real store has an object whole or not at all. This one, killed while it wrote an object, leaves a part of it and can't list its bucket. */
function removeHalfWritten() {
  for (const name of globSync('**/*._S3rver_{object,metadata.json}', { cwd: directory })) {
    const object = path.join(directory, name.replace(/(?:object|metadata\.json)$/, ''))
    if (isWhole(object)) continue
    for (const part of ['metadata.json', 'object', 'object.md5']) rmSync(object + part, { force: true })
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
