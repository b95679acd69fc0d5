declare module 'edtf' {
  /** Reads levels 0 to 2; `min` and `max` are the first and last millisecond, UTC. Throws on what it cannot read. */
  export default function edtf(text: string): {
    readonly type: string
    readonly edtf: string
    readonly min: number
    readonly max: number
  }
}
