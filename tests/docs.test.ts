import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import project from '../package.json'

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('decisions'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
]
const read = (file: string) => readFileSync(file, 'utf8')
const scriptsIn = (text: string) =>
  [...text.matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => name)

describe('the documents', () => {
  it('CONTRIBUTING lists every script, and no other', () => {
    const named = [...read('CONTRIBUTING.md').matchAll(/^\| `npm (?:run )?([\w:-]+)/gm)].map(
      ([, name]) => name,
    )
    expect(named.toSorted()).toEqual(Object.keys(project.scripts).toSorted())
  })

  it('name only scripts that exist', () => {
    const known = new Set([...Object.keys(project.scripts), 'ci', 'install', 'uninstall', 'view'])
    const unknown = documents.flatMap((file) =>
      scriptsIn(read(file))
        .filter((name) => !known.has(name))
        .map((name) => `${file}: npm run ${name}`),
    )
    expect(unknown).toEqual([])
  })

  it('the architecture names only files and folders that exist', () => {
    const paths = [
      ...read('docs/architecture.md').matchAll(
        /`((?:app|bin|components|docs|lib|messages|prisma|tests)\/[\w./()[\]-]+)`/g,
      ),
    ]
    const missing = paths.map(([, path = '']) => path).filter((path) => !existsSync(path))
    expect(missing).toEqual([])
    expect(paths.length).toBeGreaterThan(20)
  })

  it('the architecture names every room of lib', () => {
    const rooms = readdirSync('lib', { withFileTypes: true }).map(({ name }) => name.replace(/\.ts$/, ''))
    const [, table = ''] = read('docs/architecture.md').split('Rooms of `lib`')
    expect(rooms.filter((room) => !table.includes(`\`${room}\``))).toEqual([])
  })

  it('the data model names every model', () => {
    const models = [...read('prisma/schema.prisma').matchAll(/^model (\w+)/gm)].map(([, name = '']) => name)
    const text = read('docs/data-model.md')
    expect(models.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
  })

  it('the list of decisions has every page', () => {
    const index = read('docs/decisions/README.md')
    const pages = readdirSync('docs/decisions').filter((file) => /^\d{3}-/.test(file))
    expect(pages.filter((file) => !index.includes(`](${file})`))).toEqual([])
  })
})
