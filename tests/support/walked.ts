import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Parser } from 'htmlparser2'

/** A server that answers the files of a folder and nothing else, as the plainest file servers do; gives back its address and how to end it. */
async function serve(folder: string) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = path.join(folder, decodeURIComponent(pathname))
    const isFile = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    )
    response.writeHead(isFile ? 200 : 404).end(isFile ? await readFile(file) : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, end: () => new Promise((resolve) => server.close(resolve)) }
}

function linksOf(html: string): string[] {
  const links: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const attribute of ['href', 'src', 'action'])
        if (attributes[attribute] && !(name === 'link' && /canonical|alternate/.test(attributes.rel ?? '')))
          links.push(attributes[attribute])
    },
  })
  parser.end(html)
  return links
}

const linksOfStyles = (css: string) =>
  [...css.matchAll(/url\(["']?([^)"']+)["']?\)/g)].map(([, link = '']) => link)

/** Follows all links of a folder of files from its first page, on a plain file server. Returns the pages it came to, and the links that lead nowhere. */
export async function walked(folder: string): Promise<{ seen: string[]; dead: string[] }> {
  const { url, end } = await serve(folder)
  const seen = new Set([`${url}/index.html`])
  const dead: string[] = []
  try {
    for (const address of seen) {
      const answer = await fetch(address)
      const text = await answer.text()
      if (!answer.ok) dead.push(address)
      if (!answer.ok || !/\.(?:html|css)$/.test(address)) continue
      for (const link of address.endsWith('.css') ? linksOfStyles(text) : linksOf(text)) {
        const to = new URL(link, address)
        if (to.origin !== url) continue
        if (link.startsWith('/')) dead.push(`${address} → ${link}`)
        to.hash = ''
        seen.add(to.href)
      }
    }
  } finally {
    await end()
  }
  return { seen: [...seen].map((address) => address.slice(url.length + 1)), dead }
}
