/** The position that a client's watermark names: 0 for none yet, undefined for what is no watermark. */
export function readWatermark(watermark: string | undefined): number | undefined {
  if (watermark === undefined || watermark === '' || watermark === '-') return 0
  return /^\d{1,15}$/.test(watermark) ? Number(watermark) : undefined
}
