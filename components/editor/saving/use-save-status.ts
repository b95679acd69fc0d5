'use client'

import { useSyncExternalStore } from 'react'
import type { RecordContent } from '@/lib/records/schema'
import type { SaveStatus } from './save-status'

type Status = SaveStatus<RecordContent>

/** The save status of one editor. The parts of the page that show it read it by themselves, so that a key or a save doesn't render the whole page. */
export class SaveState {
  private readonly listeners = new Set<() => void>()

  constructor(private status: Status) {}

  readonly snapshot = () => this.status
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly show = (status: Status) => {
    this.status = status
    for (const listener of this.listeners) listener()
  }
}

/** What `part` reads of the save status. Renders only when that is another value, so `part` returns no object that it makes. */
export function useSaveStatus<Value>(state: SaveState, part: (status: Status) => Value): Value {
  const read = () => part(state.snapshot())
  return useSyncExternalStore(state.subscribe, read, read)
}
