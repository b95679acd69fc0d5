// The package has no types; these are the parts that the benchmark uses.
declare module 'autocannon' {
  export type Request = { method?: string; path?: string; headers?: Record<string, string> }
  type Options = {
    url: string
    connections: number
    pipelining?: number
    duration: number
    requests?: Request[]
  }
  type Result = {
    requests: { average: number }
    latency: { p50: number; p99: number }
    non2xx: number
    statusCodeStats: Record<string, { count: number }>
    errors: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
