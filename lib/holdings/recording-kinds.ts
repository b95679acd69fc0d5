/** True for the kinds of copies that are sound or film. */
export const isRecordingKind = (kind: string): kind is 'AUDIO' | 'VIDEO' =>
  kind === 'AUDIO' || kind === 'VIDEO'

/** Whether a media type is sound or film; null for other documents. */
export const recordingKindOf = (mediaType: string): 'AUDIO' | 'VIDEO' | null => {
  if (mediaType.startsWith('audio/')) return 'AUDIO'
  return mediaType.startsWith('video/') ? 'VIDEO' : null
}
