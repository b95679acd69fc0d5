import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'

/** A service with the interface of S3 on this machine, with one bucket, for tests. */
export async function s3Service(bucket: string) {
  const directory = await mkdtemp(path.join(tmpdir(), 'stele-test-s3-'))
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await server.run()
  const endpoint = `http://127.0.0.1:${port}`
  return {
    access: { endpoint, region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER' },
    environment: {
      ...{ STELE_S3_ENDPOINT: endpoint, STELE_S3_KEY: 'S3RVER', STELE_S3_SECRET: 'S3RVER' },
    },
    close: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
