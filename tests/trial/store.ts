// An S3 server in a process of its own, so that it can be killed: store.ts FOLDER PORT BUCKET
import S3rver from 's3rver'

const [directory = '', port = '0', bucket = ''] = process.argv.slice(2)
const server = new S3rver({
  ...{ address: '127.0.0.1', port: Number(port), silent: true, directory },
  configureBuckets: [{ name: bucket, configs: [] }],
})
await server.run()
process.send?.('ready')
process.on('disconnect', () => process.exit())
