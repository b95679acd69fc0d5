import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { Store, StoredEntry } from './store'

/** How a service with the interface of S3 is reached. */
type S3Access = {
  /** The address of the service; null for that of AWS. */
  endpoint: string | null
  region: string
  keyId: string
  secret: string
}

/** A bucket, and the beginning of its keys: "" or "a/b/". */
export type S3Place = { bucket: string; prefix: string }

const PART = 16 * 1024 * 1024
const PARTS_AT_ONCE = 3
const CONNECTING_MS = 5_000
const ANSWERING_MS = 60_000

const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404

/** A store in a bucket of a service with the interface of S3. Failures of the service are thrown as they come, after it was asked three times. */
export function s3Store({ bucket, prefix }: S3Place, { endpoint, region, keyId, secret }: S3Access): Store {
  const client = new S3Client({
    region,
    credentials: { accessKeyId: keyId, secretAccessKey: secret },
    // Not every service knows the checksums that AWS has added.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECTING_MS, requestTimeout: ANSWERING_MS },
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
  })
  const at = (key: string) => ({ Bucket: bucket, Key: prefix + key })
  const orNull = (error: unknown) => {
    if (isMissing(error)) return null
    throw error
  }
  return {
    pathOf: () => null,
    send: async (key, file) => {
      const upload = new Upload({
        client,
        params: { ...at(key), Body: createReadStream(file) },
        partSize: PART,
        queueSize: PARTS_AT_ONCE,
      })
      await upload.done()
    },
    get: async (key, range) => {
      const asked = { ...at(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) }
      const found = await client.send(new GetObjectCommand(asked)).catch(orNull)
      if (!found) return null
      if (!(found.Body instanceof Readable)) throw new Error(`${bucket} sent no bytes for ${key}.`)
      return { size: sizeIn(found), stream: found.Body }
    },
    head: async (key) => {
      const found = await client.send(new HeadObjectCommand(at(key))).catch(orNull)
      return found && { size: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date() }
    },
    delete: async (key, signal) => {
      const options = signal && { abortSignal: signal }
      await client.send(new DeleteObjectCommand(at(key)), options).catch(orNull)
    },
    async *list(folder): AsyncGenerator<StoredEntry> {
      for (let next: string | undefined, more = true; more; ) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix + folder, ContinuationToken: next }),
        )
        for (const { Key, Size, LastModified } of page.Contents ?? [])
          if (Key)
            yield { key: Key.slice(prefix.length), size: Size ?? 0, modifiedAt: LastModified ?? new Date() }
        next = page.NextContinuationToken
        more = page.IsTruncated === true && next !== undefined
      }
    },
  }
}

/** The number of all bytes, also where the answer has a part of them. */
function sizeIn({
  ContentRange,
  ContentLength,
}: {
  ContentRange?: string | undefined
  ContentLength?: number | undefined
}) {
  const [, all] = /\/(\d+)$/.exec(ContentRange ?? '') ?? []
  return all === undefined ? (ContentLength ?? 0) : Number(all)
}
