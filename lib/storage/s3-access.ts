import type { Env } from '@/lib/env-schema'
import type { S3Place } from './s3'
import type { Store, StoredEntry } from './store'

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?$/

/** The place that an address such as s3://bucket/folder names; null for another text. */
export function s3Place(address: string): S3Place | null {
  const [, bucket, folder = ''] = ADDRESS.exec(address) ?? []
  return bucket ? { bucket, prefix: folder === '' ? '' : `${folder.slice(1)}/` } : null
}

/**
 * The store at an address such as s3://bucket/folder, with the access of the configuration. What it needs of AWS's packages is loaded when it is first
 * used. Throws an `Error` when the address or the access is missing.
 */
export function configuredS3(address: string, env: Env): Store {
  const place = s3Place(address)
  if (!place) throw new Error(`${address} is not an address such as s3://bucket/folder.`)
  const { STELE_S3_ENDPOINT: endpoint = null, STELE_S3_REGION: region } = env
  const { STELE_S3_KEY: keyId, STELE_S3_SECRET: secret } = env
  if (!keyId || !secret) throw new Error('STELE_S3_KEY and STELE_S3_SECRET must be set for an S3 store.')
  let opened: Promise<Store> | undefined
  const store = () => {
    opened ??= import('./s3').then(({ s3Store }) => s3Store(place, { endpoint, region, keyId, secret }))
    return opened
  }
  return {
    pathOf: () => null,
    send: async (key, file) => (await store()).send(key, file),
    get: async (key, range) => (await store()).get(key, range),
    head: async (key) => (await store()).head(key),
    delete: async (key, signal) => (await store()).delete(key, signal),
    async *list(folder): AsyncGenerator<StoredEntry> {
      yield* (await store()).list(folder)
    },
  }
}
