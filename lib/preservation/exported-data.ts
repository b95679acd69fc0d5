import { z } from 'zod'
import { isSlug } from '@/lib/input'

// What the pages need of the public data (docs/api.md). They contain text only, and images and recordings by their type, so that nothing in an
// export is run.

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const warned = { contentWarning: z.string().nullable(), isWarned: z.boolean() }

/** The name of a file of an object. It becomes a path, and its ending says how a browser takes it. */
const fileName = z
  .string()
  .regex(
    /^(media\/[0-9a-f]{64}|copies\/[0-9a-f-]{36}(\/pages)?)\/[a-z0-9]+\.(webp|mp3|m4a|wav|ogg|flac|mp4|webm|pdf|vtt|json)$/,
  )
const exportedFile = z.object({ path: fileName, sha256 })
export type NamedFile = z.output<typeof exportedFile>

const said = z.object({ start: z.number(), end: z.number(), text: z.string() })

export const editionSchema = z.object({
  slug: z.string().refine(isSlug),
  title: z.string(),
  summary: z.string(),
  language: z.string().max(40),
  text: z.string(),
  edition: z.object({
    number: z.int(),
    publishedAt: z.string(),
    /** `proof` is null for an edition of an early version, which was hashed as a whole. */
    hash: z.object({ root: z.string(), proof: z.string().nullable() }).nullable().default(null),
  }),
  sources: z.array(z.object({ url: z.string(), citation: z.string() })),
  contentWarning: z.string().nullable(),
  images: z.array(
    z.object({
      ...{
        sha256,
        alternative: z.string().nullable(),
        caption: z.string(),
        credit: z.string(),
        rights: z.string(),
      },
      ...warned,
    }),
  ),
  files: z.array(
    z.object({
      ...{
        sha256,
        title: z.string(),
        description: z.string().nullable(),
        credit: z.string(),
        rights: z.string(),
      },
      ...{ transcript: z.array(said), ...warned },
    }),
  ),
  exportedFiles: z.array(exportedFile).default([]), // older exports have none
})
export type Edition = z.output<typeof editionSchema>

export const sourceSchema = z.object({
  merged: z.array(z.uuid()).default([]),
  url: z.string(),
  citation: z.string().default(''),
  citing: z.array(z.string()),
  copies: z
    .array(
      z.object({
        ...{
          id: z.uuid(),
          kind: z.string(),
          language: z.string().max(40),
          obtainedFrom: z.string(),
          rights: z.string(),
        },
        text: fileName,
        recording: z
          .object({ file: fileName.nullable(), warnings: z.array(z.string()), isWarned: z.boolean() })
          .nullable(),
      }),
    )
    .default([]),
  exportedFiles: z.array(exportedFile).default([]), // older exports have none
})
export type Source = z.output<typeof sourceSchema>
/** What a source is called. */
export const titleOf = ({ citation, url }: Source) => citation || url
export type Copy = Source['copies'][number]

const shown = { text: z.string(), warnings: z.array(z.string()), isWarned: z.boolean() }
/** The text of a copy: pages, or what a recording says. */
export const copyTextSchema = z.object({
  pages: z.array(
    z.object({
      ...shown,
      page: z.int(),
      locator: z.object({ words: z.string() }).nullable(),
      image: fileName.nullable(),
    }),
  ),
  cues: z.array(z.object({ ...shown, start: z.number() })).nullable(),
})
export type CopyText = z.output<typeof copyTextSchema>
