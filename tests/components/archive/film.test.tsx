import { expect, it } from 'vitest'
import { Player } from '@/components/archive/record/Recording'
import type { ListedRecording } from '@/lib/editions/copies/recording'
import { htmlOf } from '@/tests/support/render'

it('captions come with the page only where the film does', () => {
  const recording: ListedRecording = {
    ...{ kind: 'VIDEO', ending: 'mp4', language: 'en', isPlayed: true, hasCaptions: true },
    ...{ warnings: [], isWarned: false, isWarnedElsewhere: false },
  }
  const shown = (of: { isAside?: boolean; isWarned?: boolean }) =>
    htmlOf(
      <Player
        {...{ source: 's', holding: 'h', title: 'A film', isAside: of.isAside }}
        recording={{ ...recording, isWarned: of.isWarned ?? false }}
      />,
    )
  expect(shown({})).toContain('src="/sources/s/copies/h/recording?type=mp4"')
  expect(shown({})).toMatch(/<video[^>]*preload="metadata".*<track[^>]*default=""/)
  for (const html of [shown({ isAside: true }), shown({ isWarned: true })]) {
    expect(html).toMatch(/<video[^>]*preload="none".*<track/)
    expect(html).not.toContain('default=""')
  }
})
