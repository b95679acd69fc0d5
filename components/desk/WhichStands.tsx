import { Button } from '@/components/ui/Button'

/** Where somebody else saved first: goes on with what is typed, or with what stands now. */
export function WhichStands({ onKeep, onTakeTheirs }: { onKeep: () => void; onTakeTheirs: () => void }) {
  return (
    <p className="flex flex-wrap gap-2">
      <Button look="secondary" small onClick={onKeep}>
        Keep what I typed
      </Button>
      <Button look="secondary" small onClick={onTakeTheirs}>
        Take what stands now
      </Button>
    </p>
  )
}
