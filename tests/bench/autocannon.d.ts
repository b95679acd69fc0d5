// The package has no types; these are the parts that the benchmark uses.
declare module 'autocannon' {
  type Request = { method?: string; path?: string }
  type Options = { url: string; connections: number; duration: number; requests?: Request[] }
  type Result = {
    requests: { average: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
