/**
 * Returns the host name that Next is started with. Next writes 127.0.0.1 and [::1] as localhost in its URLs. When its own name differs,
 * it fetches a page that proxy.ts rewrites to by HTTP, and the page of a withdrawn record loses its status.
 */
export const nameOf = (host: string) => (/^(127\.\d+\.\d+\.\d+|::1)$/.test(host) ? 'localhost' : host)
