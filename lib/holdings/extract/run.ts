import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { findingsSchema } from '../extraction-report'
import { spansSchema } from '../spans'
import { MAX_PAGES, MAX_TEXT, type PagePlaces, type Reading } from './reading'

const SECONDS = {
  ...{ 'read-pdf': 180, 'read-html': 20, 'read-word': 30, 'read-rtf': 20, 'read-mail': 30, 'word-html': 30 },
  ...{ 'draw-page': 60, 'draw-picture': 60, recognise: 300, 'read-pdf-data': 120 },
}
type Program = keyof typeof SECONDS
/** What a program needs beyond reading its own files: the library that encodes images is an add-on. */
const ALLOWED: Partial<Record<Program, string>> = {
  'draw-page': '--allow-addons',
  'draw-picture': '--allow-addons',
}
const HEAP_MB = 768
/** Also limits memory outside the heap: a small stream can unpack into gigabytes. */
const RESIDENT_BYTES = 1.5e9

const refusedSchema = z.object({
  refused: z.enum(['PASSWORD', 'ENCRYPTED', 'DAMAGED', 'TOO_MANY_PAGES', 'TOO_MUCH_TEXT', 'NO_TEXT']),
})
const readingSchema = z.union([
  z.object({
    text: z.string(),
    pages: z.array(
      z.object({ label: z.string(), start: z.int(), end: z.int(), isSheet: z.boolean().optional() }),
    ),
    reader: z.string(),
    spans: spansSchema,
    findings: findingsSchema,
  }),
  refusedSchema,
])
const placesSchema = z.union([
  z.object({
    ...{ text: z.string(), width: z.number(), height: z.number() },
    places: z.array(z.array(z.number())),
  }),
  refusedSchema,
])

/** A limit ended a reader, or it failed. On a machine that has less to do it may succeed. */
export class Unfinished extends Invalid {}

/** What a caller that waits for a reader can ask for. */
export type Running = {
  /** Ends the reader; the call then throws the signal's reason. */
  signal?: AbortSignal
  /** Gets the pages that are read, of all. */
  onPage?: (done: number, total: number) => void
}

/**
 * Runs one reader over untrusted bytes in a separate process, without permission to write, load add-ons or start processes, without our
 * environment, and with limits of time and memory. It gets less of the processor than the server. Throws `Unfinished` on `file` when it fails or
 * a limit ends it.
 */
export const runReader = (
  program: Program,
  bytes: Uint8Array,
  seconds = SECONDS[program],
  running: Running = {},
): Promise<Reading> => runSandboxed(program, bytes, readingSchema, [], { seconds, ...running })

/** Reads one page of a PDF, counted from 1, with the place of each unit of its text. Throws like `runReader`. */
export const runPageReader = (
  bytes: Uint8Array,
  page: number,
): Promise<PagePlaces | z.output<typeof refusedSchema>> =>
  runSandboxed('read-pdf', bytes, placesSchema, [String(page)])

/** The same for a program that prints something else, of the given schema, or takes more arguments. */
export const runSandboxed = <T>(
  program: Program,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  more: readonly string[] = [],
  running: Limited = {},
): Promise<T> =>
  runProgram(
    program,
    bytes,
    (printed) => schema.parse(JSON.parse(printed.toString('utf8'))),
    [String(MAX_PAGES), String(MAX_TEXT), ...more],
    running,
  )

type Limited = Running & { seconds?: number }

/** The same for a program that prints what `parse` reads. A signal ends it at once, and its reason is thrown. */
export async function runProgram<T>(
  program: Program,
  bytes: Uint8Array,
  parse: (printed: Buffer) => T,
  more: readonly string[],
  { seconds = SECONDS[program], signal, onPage }: Limited = {},
): Promise<T> {
  signal?.throwIfAborted()
  const root = process.cwd()
  const folder = path.join(root, 'lib', 'holdings', 'extract')
  const readable = [folder, path.join(root, 'node_modules'), path.join(root, 'package.json')]
  const reader = spawn(
    process.execPath,
    [
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
      '--permission',
      ...(ALLOWED[program] ? [ALLOWED[program]] : []),
      ...readable.map((place) => `--allow-fs-read=${place}`),
      `--max-old-space-size=${HEAP_MB}`,
      path.join(folder, `${program}.ts`),
      ...more,
    ],
    { cwd: root, env: { NODE_ENV: 'production' }, stdio: ['pipe', 'pipe', onPage ? 'pipe' : 'ignore'] },
  )
  if (reader.pid !== undefined) setPriority(reader.pid, constants.priority.PRIORITY_LOW)
  if (onPage) reportPages(reader, onPage)
  let ended: 'TIME' | 'MEMORY' | null = null
  const end = (why: 'TIME' | 'MEMORY') => {
    ended = why
    reader.kill('SIGKILL')
  }
  const cancel = () => reader.kill('SIGKILL')
  signal?.addEventListener('abort', cancel, { once: true })
  const timeout = setTimeout(end, seconds * 1000, 'TIME')
  const watch = setInterval(async () => {
    if ((await residentBytes(reader.pid)) > RESIDENT_BYTES) end('MEMORY')
  }, 200)
  try {
    return parse(await output(reader, bytes))
  } catch {
    signal?.throwIfAborted()
    throw new Unfinished({ file: message(`holdings.reading.${ended ?? 'FAILED'}`, { seconds }) })
  } finally {
    clearTimeout(timeout)
    clearInterval(watch)
    signal?.removeEventListener('abort', cancel)
  }
}

/** Lines such as "12/500" on standard error. The reader works on untrusted bytes: whatever else it prints is dropped. */
function reportPages(reader: ReturnType<typeof spawn>, onPage: NonNullable<Running['onPage']>) {
  let line = ''
  reader.stderr?.on('data', (chunk: Buffer) => {
    const lines = `${line}${chunk.toString('latin1')}`.split('\n')
    line = (lines.pop() ?? '').slice(-20)
    const last = /^(\d{1,7})\/(\d{1,7})$/.exec(lines.at(-1) ?? '')
    if (last) onPage(Number(last[1]), Number(last[2]))
  })
}

function output(reader: ReturnType<typeof spawn>, bytes: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    reader.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A reader that stops before it has read everything closes the pipe; its exit code says why.
    reader.stdin?.on('error', () => {})
    reader.on('error', reject)
    reader.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`Reader ended: ${code}`)),
    )
    reader.stdin?.end(bytes)
  })
}

/** From /proc if it exists; elsewhere only time and heap are limited. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(pages.split(' ')[1] ?? 0) * 4096
}
