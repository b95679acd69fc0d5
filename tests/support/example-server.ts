import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

/** What an example of a web server's configuration says: `tries` are files with `$uri` in them, one with a slash at its end a folder. */
type Rules = { headers: [name: string, value: string][]; hidden: RegExp; refusal: number; tries: string[] }

const types: Readonly<Record<string, string>> = {
  ...{ html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json' },
  ...{ xml: 'application/xml', csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png', webp: 'image/webp' },
}

/** Takes what a pattern finds out of a text; throws when it isn't there. */
function taker(text: string) {
  let rest = text
  return {
    take: (pattern: RegExp): string[][] => {
      const found = [...rest.matchAll(new RegExp(pattern, 'gm'))]
      if (found.length === 0) throw new Error(`The example has no ${pattern}.`)
      rest = rest.replaceAll(new RegExp(pattern, 'gm'), '')
      return found.map((match) => match.slice(1))
    },
    /** Throws when a line is left that no pattern took. */
    end: () => {
      if (rest.trim() !== '') throw new Error(`No rule is known for ${rest.trim()}`)
    },
  }
}

const one = ([[first = ''] = []]: string[][]) => first

/** The rules of an nginx example (nginx.org/en/docs/http). Throws for a directive that isn't known here. */
export function nginxRules(text: string): Rules {
  const { take, end } = taker(text)
  const headers = take(/^\s*add_header (\S+) (?:"([^"]+)"|(\S+));$/)
  const tries = one(take(/^\s*location \/ \{ try_files (.+) =404; \}$/)).split(' ')
  const hidden = one(take(/^\s*location ~ (\S+) \{ deny all; \}$/))
  take(/^\s*(?:listen|server_name|root|index|charset|gzip|gzip_types) [^;]+;$/)
  take(/^server \{$|^\}$/)
  end()
  return {
    headers: headers.map(([name = '', quoted, bare]) => [name, quoted ?? bare ?? '']),
    ...{ hidden: new RegExp(hidden), refusal: 403, tries },
  }
}

/** The rules of a Caddy example (caddyserver.com/docs/caddyfile). Throws for a directive that isn't known here. */
export function caddyRules(text: string): Rules {
  const { take, end } = taker(text)
  const headers = take(/^\s*header (\S+) (?:"([^"]+)"|(\S+))$/)
  const tries = one(take(/^\s*try_files (.+)$/)).replaceAll('{path}', '$uri')
  // With a star at both ends, what is between them is anywhere in the path.
  const hidden = one(take(/^\s*@hidden path \*(\S+)\*$/))
  take(/^\s*(?:root \* \S+|encode zstd gzip|file_server|mirror\.example \{)$/)
  const refusal = Number(one(take(/^\s*respond @hidden (\d+)$/)))
  take(/^\}$/)
  end()
  return {
    headers: headers.map(([name = '', quoted, bare]) => [name, quoted ?? bare ?? '']),
    ...{ hidden: new RegExp(hidden.replaceAll(/[^\w/]/g, '\\$&')), refusal, tries: tries.split(' ') },
  }
}

const kindOf = (file: string) =>
  stat(file).then(
    (found) => (found.isFile() ? 'FILE' : 'FOLDER'),
    () => null,
  )

/** Serves a folder as a web server with these rules does; gives back its address and how to end it. */
export async function serveBy(rules: Rules, folder: string) {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const uri = decodeURIComponent(pathname)
    for (const [name, value] of rules.headers) response.setHeader(name, value)
    if (rules.hidden.test(uri)) return response.writeHead(rules.refusal).end()
    for (const tried of rules.tries.map((rule) => rule.replace('$uri', uri))) {
      const wanted = tried.endsWith('/') ? 'FOLDER' : 'FILE'
      if ((await kindOf(path.join(folder, tried))) !== wanted) continue
      if (wanted === 'FOLDER' && !uri.endsWith('/'))
        return response.writeHead(301, { Location: `${pathname}/${search}` }).end()
      const file = wanted === 'FILE' ? tried : `${tried}index.html`
      // A folder without a first page.
      if ((await kindOf(path.join(folder, file))) !== 'FILE') return response.writeHead(403).end()
      response.setHeader('Content-Type', types[path.extname(file).slice(1)] ?? 'application/octet-stream')
      return response.writeHead(200).end(await readFile(path.join(folder, file)))
    }
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, end: () => new Promise((resolve) => server.close(resolve)) }
}
