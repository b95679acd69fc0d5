import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

// BagIt 1.0 (RFC 8493).

async function sha256Of(file: string) {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sum: hash.digest('hex'), size }
}

/** The name of a file as a manifest writes it: line ends and percent signs are encoded. */
const written = (name: string) => name.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

async function manifestOf(folder: string, files: readonly string[]) {
  let size = 0
  let lines = ''
  for (const file of files) {
    const found = await sha256Of(path.join(folder, file))
    size += found.size
    lines += `${found.sum}  ${written(file.split(path.sep).join('/'))}\n`
  }
  return { lines, size }
}

/** Makes a bag of a folder whose content is in `data`. */
export async function makeBag(folder: string, at: Date): Promise<void> {
  const entries = await readdir(path.join(folder, 'data'), { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
  const { lines, size } = await manifestOf(folder, files)
  await writeFile(path.join(folder, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  await writeFile(
    path.join(folder, 'bag-info.txt'),
    `Bagging-Date: ${at.toISOString().slice(0, 10)}\nPayload-Oxum: ${size}.${files.length}\n`,
  )
  await writeFile(path.join(folder, 'manifest-sha256.txt'), lines)
  const tags = await manifestOf(folder, ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt'])
  await writeFile(path.join(folder, 'tagmanifest-sha256.txt'), tags.lines)
}
