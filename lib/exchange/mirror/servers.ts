/** What a page of the mirror may load: its own files. The page for searching runs a module of its own. */
const policy =
  "default-src 'none'; img-src 'self'; media-src 'self' ORIGIN; style-src 'self' 'unsafe-inline'; font-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self' ORIGIN; base-uri 'none'; frame-ancestors 'none'"

/** Examples of how a web server serves a mirror, by file. */
export function serverExamples(origin: string): Record<string, string> {
  const allowed = policy.replaceAll('ORIGIN', origin)
  return {
    'nginx.conf.example': `server {
  listen 80;
  server_name mirror.example;
  root /srv/mirror;
  index index.html;
  charset utf-8;
  gzip on;
  gzip_types text/css application/json application/xml image/svg+xml text/javascript;
  add_header Cache-Control no-cache;
  add_header X-Content-Type-Options nosniff;
  add_header Content-Security-Policy "${allowed}";
  location / { try_files $uri $uri.json $uri.xml $uri.csv $uri/ =404; }
  location ~ /\\. { deny all; }
}
`,
    'Caddyfile.example': `mirror.example {
  root * /srv/mirror
  encode zstd gzip
  header Cache-Control no-cache
  header X-Content-Type-Options nosniff
  header Content-Security-Policy "${allowed}"
  @hidden path */.*
  respond @hidden 404
  try_files {path} {path}.json {path}.xml {path}.csv {path}/
  file_server
}
`,
  }
}
