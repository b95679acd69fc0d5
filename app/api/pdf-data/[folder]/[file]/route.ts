import { answer } from '@/app/api/answer'
import { readPdfData } from '@/lib/holdings/extract/pdf-data'

/** GET a file that pdf.js needs to show some documents. For members only, because only they see page images. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ folder: string; file: string }> },
) {
  const { folder, file } = await params
  return answer(request, async () => {
    const { bytes, mediaType } = await readPdfData(folder, file)
    return new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': mediaType },
    })
  })
}
